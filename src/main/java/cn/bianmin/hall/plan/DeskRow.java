package cn.bianmin.hall.plan;

import java.util.List;
import java.util.Map;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;

import cn.bianmin.hall.Desk;
import cn.bianmin.hall.DeskId;
import cn.bianmin.hall.HallId;

/** A desk as it is stored; its windows are rows of their own. */
@Entity(name = "DeskRow")
@Table(name = "desk")
@IdClass(DeskRow.Key.class)
public class DeskRow {

    public record Key(int hall, int number) {
    }

    @Id
    @Column(name = "hall_id")
    int hall;

    @Id
    @Column(name = "number")
    int number;

    @Column(name = "code")
    String code = "";

    @Column(name = "name")
    String name = "";

    @Column(name = "name_en")
    String nameEn = "";

    @Column(name = "floor")
    int floor;

    @Column(name = "minutes_per_person")
    public int minutesPerPerson;

    @Convert(converter = SharesColumn.class)
    @Column(name = "shares")
    public Map<String, Integer> shares = Map.of();

    protected DeskRow() {
    }

    public DeskRow(int hall, int number, HallShape.DeskShape shape) {
        this.hall = hall;
        this.number = number;
        code = shape.code();
        name = shape.name();
        nameEn = shape.nameEn();
        floor = shape.floor();
        minutesPerPerson = shape.minutesPerPerson();
        shares = shape.shares();
    }

    Desk value(List<WindowRow> windows) {
        var own = windows.stream().filter(window -> window.desk == number).map(WindowRow::value).toList();
        return new Desk(new DeskId(new HallId(hall), number), code, name, nameEn, floor, own, minutesPerPerson, shares);
    }
}
