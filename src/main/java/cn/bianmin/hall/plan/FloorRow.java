package cn.bianmin.hall.plan;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;

import cn.bianmin.hall.HallFacts;

/** A floor as it is stored. */
@Entity(name = "FloorRow")
@Table(name = "hall_floor")
@IdClass(FloorRow.Key.class)
public class FloorRow {

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

    public FloorRow(int hall, HallShape.FloorShape value) {
        this.hall = hall;
        floor = value.floor();
        name = value.name();
        nameEn = value.nameEn();
    }

    HallFacts.Floor value() {
        return new HallFacts.Floor(floor, name, nameEn);
    }
}
