package cn.bianmin.hall.plan;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;

import org.jspecify.annotations.Nullable;

import cn.bianmin.hall.DeskId;
import cn.bianmin.hall.HallId;
import cn.bianmin.hall.calendar.Closure;

/** A closure as it is stored. */
@Entity(name = "ClosureRow")
@Table(name = "closure")
@IdClass(ClosureRow.Key.class)
public class ClosureRow {

    public record Key(int hall, UUID closure) {
    }

    @Id
    @Column(name = "hall_id")
    int hall;

    @Id
    @Column(name = "closure")
    public UUID closure = new UUID(0, 0);

    @Column(name = "from_day")
    public LocalDate fromDay = LocalDate.EPOCH;

    @Column(name = "to_day")
    public LocalDate toDay = LocalDate.EPOCH;

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

    public ClosureRow(int hall, UUID closure, Closure value) {
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

    public Closure value() {
        var ofDesk = desk == null ? null : new DeskId(new HallId(hall), desk);
        return new Closure(fromDay, toDay, fromTime, toTime, ofDesk, reason);
    }
}
