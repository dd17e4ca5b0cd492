package cn.bianmin.hall.plan;

import java.time.LocalDate;
import java.util.List;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;

import org.jspecify.annotations.Nullable;

import cn.bianmin.hall.OpeningPeriod;
import cn.bianmin.hall.calendar.OpeningPeriods;
import cn.bianmin.hall.calendar.SpecialOpening;

/** A special opening as it is stored. */
@Entity(name = "SpecialOpeningRow")
@Table(name = "special_opening")
@IdClass(SpecialOpeningRow.Key.class)
public class SpecialOpeningRow {

    public record Key(int hall, LocalDate day) {
    }

    @Id
    @Column(name = "hall_id")
    int hall;

    @Id
    @Column(name = "day")
    public LocalDate day = LocalDate.EPOCH;

    @Convert(converter = OpeningPeriods.class)
    @Column(name = "sessions")
    List<OpeningPeriod> sessions = List.of();

    @Column(name = "name")
    String name = "";

    @Column(name = "name_en")
    @Nullable
    String nameEn;

    protected SpecialOpeningRow() {
    }

    public SpecialOpeningRow(int hall, SpecialOpening value) {
        this.hall = hall;
        day = value.date();
        sessions = value.sessions();
        name = value.name();
        nameEn = value.nameEn();
    }

    public SpecialOpening value() {
        return new SpecialOpening(day, sessions, name, nameEn);
    }
}
