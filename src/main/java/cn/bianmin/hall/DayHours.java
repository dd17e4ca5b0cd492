package cn.bianmin.hall;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * The opening of one hall (or one desk) on one day; the outcome of the order of precedence.
 *
 * @param date in the hall's zone
 * @param kind what the day is
 * @param name the holiday, the opening or the reason for closing; null on a plain day
 * @param nameEn the same in English; null when nobody gave one
 * @param sessions in order, without overlap; empty when nobody is served
 * @param provisional the State Council's notice for this day is not out and the law does not fix it, so the day may still change
 */
public record DayHours(LocalDate date, DayKind kind, @Nullable String name, @Nullable String nameEn,
        List<OpeningPeriod> sessions,
        boolean provisional) {

    public DayHours {
        sessions = List.copyOf(sessions);
    }

    public boolean isOpen() {
        return !sessions.isEmpty();
    }

    public boolean isOpenAt(LocalTime time) {
        return sessions.stream().anyMatch(period -> period.contains(time));
    }
}
