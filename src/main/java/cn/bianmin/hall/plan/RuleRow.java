package cn.bianmin.hall.plan;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;

/** A booking rule as it is stored. */
@Entity(name = "RuleRow")
@Table(name = "hall_rule")
@IdClass(RuleRow.Key.class)
public class RuleRow {

    record Key(int hall, int number) {
    }

    @Id
    @Column(name = "hall_id")
    int hall;

    @Id
    @Column(name = "number")
    int number;

    @Column(name = "title")
    String title = "";

    @Column(name = "title_en")
    String titleEn = "";

    @Column(name = "text")
    String text = "";

    @Column(name = "text_en")
    String textEn = "";

    protected RuleRow() {
    }

    public RuleRow(int hall, int number, Rule value) {
        this.hall = hall;
        this.number = number;
        title = value.title();
        titleEn = value.titleEn();
        text = value.text();
        textEn = value.textEn();
    }

    public Rule value() {
        return new Rule(title, titleEn, text, textEn);
    }
}
