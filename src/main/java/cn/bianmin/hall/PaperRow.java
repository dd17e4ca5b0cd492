package cn.bianmin.hall;

import java.time.Instant;
import java.util.List;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;

import cn.bianmin.hall.Paper.Span;

/** One revision of a yearly paper as it is stored; never changed, only followed by the next. */
@Entity(name = "PaperRow")
@Table(name = "working_calendar")
@IdClass(PaperRow.Key.class)
class PaperRow {

    record Key(int year, int revision) {
    }

    @Id
    @Column(name = "year")
    int year;

    @Id
    @Column(name = "revision")
    int revision;

    @Convert(converter = SpansColumn.class)
    @Column(name = "days")
    List<Span> days = List.of();

    @Column(name = "actor")
    String actor = "";

    @Column(name = "reason")
    String reason = "";

    @Column(name = "at")
    Instant at = Instant.EPOCH;

    protected PaperRow() {
    }

    PaperRow(Paper paper, int revision, String actor, String reason, Instant at) {
        year = paper.year();
        this.revision = revision;
        days = paper.days();
        this.actor = actor;
        this.reason = reason;
        this.at = at;
    }

    Paper value() {
        return new Paper(year, days);
    }
}
