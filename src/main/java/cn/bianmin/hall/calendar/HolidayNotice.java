package cn.bianmin.hall.calendar;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;

import cn.bianmin.hall.DayKind;

/**
 * One yearly notice of the State Council (国务院办公厅关于…年部分节假日安排的通知): the days off and the make-up working days.
 *
 * @param year the year it is for; it may name days of the neighbouring years
 * @param days ordinary Saturdays and Sundays are not listed
 */
public record HolidayNotice(int year, List<Span> days) {

    public HolidayNotice {
        days = List.copyOf(days);
    }

    /**
     * Days in a row with the same meaning.
     *
     * @param from the first day
     * @param to the last day, included
     * @param kind {@code HOLIDAY} or {@code MAKE_UP_WORKING}
     * @param name the holiday, in Chinese as in the notice
     */
    public record Span(LocalDate from, LocalDate to, DayKind kind, String name) {

        public Span {
            Objects.requireNonNull(name, "name");
            if (to.isBefore(from)) {
                throw new IllegalArgumentException("A span ends after it begins");
            }
            if (kind != DayKind.HOLIDAY && kind != DayKind.MAKE_UP_WORKING) {
                throw new IllegalArgumentException("A notice names holidays and make-up working days only");
            }
        }
    }
}
