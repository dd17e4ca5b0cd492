package cn.bianmin.hall;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;

import org.jspecify.annotations.Nullable;

/** A closure as it is stored. */
@Entity(name = "ClosureRow")
@Table(name = "closure")
@IdClass(ClosureRow.Key.class)
class ClosureRow {

    record Key(int hall, UUID closure) {
    }

    @Id
    @Column(name = "hall_id")
    int hall;

    @Id
    @Column(name = "closure")
    UUID closure = new UUID(0, 0);

    @Column(name = "from_day")
    LocalDate fromDay = LocalDate.EPOCH;

    @Column(name = "to_day")
    LocalDate toDay = LocalDate.EPOCH;

    @Column(name = "from_time")
    @Nullable
    LocalTime fromTime;

    @Column(name = "to_time")
    @Nullable
    LocalTime toTime;

    @Column(name = "desk")
    @Nullable
    Integer desk;

    @Column(name = "reason")
    String reason = "";

    protected ClosureRow() {
    }

    ClosureRow(int hall, UUID closure, Closure value) {
        this.hall = hall;
        this.closure = closure;
        fromDay = value.from();
        toDay = value.to();
        fromTime = value.fromTime();
        toTime = value.toTime();
        var ofDesk = value.desk();
        desk = ofDesk == null ? null : ofDesk.number();
        reason = value.reason();
    }

    Closure value() {
        var ofDesk = desk == null ? null : new DeskId(new HallId(hall), desk);
        return new Closure(fromDay, toDay, fromTime, toTime, ofDesk, reason);
    }
}
