package cn.bianmin.guide.catalogue;

import java.util.List;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;

import org.jspecify.annotations.Nullable;

import cn.bianmin.guide.Fee;
import cn.bianmin.guide.Handling;
import cn.bianmin.guide.Item;

/** An item as it is stored; its materials and offers are rows of their own. */
@Entity(name = "Item")
@Table(name = "item")
@IdClass(ItemRow.Key.class)
public class ItemRow {

    record Key(int hall, int number) {
    }

    @Id
    @Column(name = "hall_id")
    int hall;

    @Id
    @Column(name = "number")
    public int number;

    @Column(name = "code", updatable = false)
    public String code = "";

    @Column(name = "name")
    String name = "";

    @Column(name = "name_en")
    @Nullable
    String nameEn;

    @Column(name = "category_number")
    public int category;

    @Column(name = "position")
    int position;

    @Column(name = "desk_number")
    public int desk;

    @Enumerated(EnumType.STRING)
    @Column(name = "handling")
    Handling handling = Handling.PROMISED;

    @Column(name = "legal_basis")
    String legalBasis = "";

    @Column(name = "statutory_days")
    int statutoryDays;

    @Column(name = "promised_days")
    int promisedDays;

    @Column(name = "fee_fen")
    int feeFen;

    @Column(name = "fee_text")
    String feeText = "";

    @Column(name = "fee_basis")
    String feeBasis = "";

    @Column(name = "steps")
    String[] steps = {};

    @Column(name = "tips")
    String tips = "";

    @Column(name = "keywords")
    String[] keywords = {};

    @Column(name = "sample")
    boolean sample;

    @Column(name = "retired")
    boolean retired;

    protected ItemRow() {
    }

    public ItemRow(int hall, int number, String code) {
        this.hall = hall;
        this.number = number;
        this.code = code;
    }

    /** Takes over the nine fields; desk, category and position are said by {@link #place}. */
    public void describe(Item item) {
        name = item.name();
        nameEn = item.nameEn();
        handling = item.handling();
        legalBasis = item.legalBasis();
        statutoryDays = item.statutoryDays();
        promisedDays = item.promisedDays();
        feeFen = item.fee().amountFen();
        feeText = item.fee().text();
        feeBasis = item.fee().basis();
        steps = item.steps().toArray(String[]::new);
        tips = item.tips();
        keywords = item.keywords().toArray(String[]::new);
        sample = item.sample();
    }

    public void place(int newCategory, int newPosition, int newDesk) {
        category = newCategory;
        position = newPosition;
        desk = newDesk;
        retired = false;
    }

    public void retire() {
        retired = true;
    }

    Fee fee() {
        return new Fee(feeFen, feeText, feeBasis);
    }

    List<String> stepList() {
        return List.of(steps);
    }
}
