package cn.bianmin.hall.plan;

import java.time.MonthDay;
import java.util.List;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;

import cn.bianmin.hall.OpeningPeriod;
import cn.bianmin.hall.calendar.OpeningPeriods;
import cn.bianmin.hall.calendar.Season;

/** A season as it is stored; its days as {@code --MM-dd}. */
@Entity(name = "SeasonRow")
@Table(name = "season")
@IdClass(SeasonRow.Key.class)
public class SeasonRow {

    record Key(int hall, String season) {
    }

    @Id
    @Column(name = "hall_id")
    int hall;

    @Id
    @Column(name = "season")
    String season = "";

    @Column(name = "name")
    String name = "";

    @Column(name = "name_en")
    String nameEn = "";

    @Column(name = "from_month_day")
    String from = "";

    @Column(name = "to_month_day")
    String to = "";

    @Convert(converter = OpeningPeriods.class)
    @Column(name = "sessions")
    List<OpeningPeriod> sessions = List.of();

    protected SeasonRow() {
    }

    public SeasonRow(int hall, Season value) {
        this.hall = hall;
        season = value.season();
        name = value.name();
        nameEn = value.nameEn();
        from = value.from().toString();
        to = value.to().toString();
        sessions = value.sessions();
    }

    Season value() {
        return new Season(season, name, nameEn, MonthDay.parse(from), MonthDay.parse(to), sessions);
    }
}
