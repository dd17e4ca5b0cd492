package cn.bianmin.hall.plan;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;

import cn.bianmin.hall.WindowView;

/** A window as it is stored. */
@Entity(name = "WindowRow")
@Table(name = "hall_window")
@IdClass(WindowRow.Key.class)
public class WindowRow {

    record Key(int hall, String number) {
    }

    @Id
    @Column(name = "hall_id")
    int hall;

    @Id
    @Column(name = "number")
    public String number = "";

    @Column(name = "name")
    String name = "";

    @Column(name = "desk")
    public int desk;

    @Column(name = "open")
    public boolean open;

    protected WindowRow() {
    }

    public WindowRow(int hall, int desk, HallShape.WindowShape shape) {
        this.hall = hall;
        this.desk = desk;
        number = shape.number();
        name = shape.name();
        open = true;
    }

    WindowView value() {
        return new WindowView(number, name, open);
    }
}
