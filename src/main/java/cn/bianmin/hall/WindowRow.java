package cn.bianmin.hall;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;

/** A window as it is stored. */
@Entity(name = "WindowRow")
@Table(name = "hall_window")
@IdClass(WindowRow.Key.class)
class WindowRow {

    record Key(int hall, String number) {
    }

    @Id
    @Column(name = "hall_id")
    int hall;

    @Id
    @Column(name = "number")
    String number = "";

    @Column(name = "name")
    String name = "";

    @Column(name = "desk")
    int desk;

    @Column(name = "open")
    boolean open;

    protected WindowRow() {
    }

    WindowRow(int hall, int desk, HallShape.WindowShape shape) {
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
