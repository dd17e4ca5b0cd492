package cn.bianmin.hall.plan;

import java.time.Instant;
import java.util.List;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;

import cn.bianmin.hall.calendar.HolidayNotice;
import cn.bianmin.hall.calendar.HolidayNotice.Span;

/** One revision of a yearly notice as it is stored; never changed, only followed by the next. */
@Entity(name = "HolidayNoticeRow")
@Table(name = "working_calendar")
@IdClass(HolidayNoticeRow.Key.class)
public class HolidayNoticeRow {

    record Key(int year, int revision) {
    }

    @Id
    @Column(name = "year")
    int year;

    @Id
    @Column(name = "revision")
    public int revision;

    @Convert(converter = SpansColumn.class)
    @Column(name = "days")
    public List<Span> days = List.of();

    @Column(name = "actor")
    String actor = "";

    @Column(name = "reason")
    public String reason = "";

    @Column(name = "at")
    public Instant at = Instant.EPOCH;

    protected HolidayNoticeRow() {
    }

    public HolidayNoticeRow(HolidayNotice notice, int revision, String actor, String reason, Instant at) {
        year = notice.year();
        this.revision = revision;
        days = notice.days();
        this.actor = actor;
        this.reason = reason;
        this.at = at;
    }

    HolidayNotice value() {
        return new HolidayNotice(year, days);
    }
}
