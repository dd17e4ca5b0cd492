package cn.bianmin.hall;

import java.time.LocalDate;
import java.util.List;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;

import org.jspecify.annotations.Nullable;

/** A special opening as it is stored. */
@Entity(name = "OpeningRow")
@Table(name = "special_opening")
@IdClass(OpeningRow.Key.class)
class OpeningRow {

    record Key(int hall, LocalDate day) {
    }

    @Id
    @Column(name = "hall_id")
    int hall;

    @Id
    @Column(name = "day")
    LocalDate day = LocalDate.EPOCH;

    @Convert(converter = Sessions.class)
    @Column(name = "sessions")
    List<Session> sessions = List.of();

    @Column(name = "name")
    String name = "";

    @Column(name = "name_en")
    @Nullable
    String nameEn;

    protected OpeningRow() {
    }

    OpeningRow(int hall, SpecialOpening value) {
        this.hall = hall;
        day = value.date();
        sessions = value.sessions();
        name = value.name();
        nameEn = value.nameEn();
    }

    SpecialOpening value() {
        return new SpecialOpening(day, sessions, name, nameEn);
    }
}
