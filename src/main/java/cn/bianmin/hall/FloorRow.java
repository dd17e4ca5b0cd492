package cn.bianmin.hall;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;

/** A floor as it is stored. */
@Entity(name = "FloorRow")
@Table(name = "hall_floor")
@IdClass(FloorRow.Key.class)
class FloorRow {

    record Key(int hall, int floor) {
    }

    @Id
    @Column(name = "hall_id")
    int hall;

    @Id
    @Column(name = "floor")
    int floor;

    @Column(name = "name")
    String name = "";

    @Column(name = "name_en")
    String nameEn = "";

    protected FloorRow() {
    }

    FloorRow(int hall, HallShape.FloorShape value) {
        this.hall = hall;
        floor = value.floor();
        name = value.name();
        nameEn = value.nameEn();
    }

    HallFacts.Floor value() {
        return new HallFacts.Floor(floor, name, nameEn);
    }
}
