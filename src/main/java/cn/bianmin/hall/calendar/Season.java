package cn.bianmin.hall.calendar;

import java.time.LocalDate;
import java.time.MonthDay;
import java.util.List;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;

import com.fasterxml.jackson.annotation.JsonProperty;

import cn.bianmin.hall.OpeningPeriod;
import cn.bianmin.platform.text.PlainText;

/**
 * The hours of the working days in one part of every year (冬春季, 夏秋季).
 *
 * @param season its key, such as {@code WINTER_SPRING}
 * @param name for citizens
 * @param nameEn the same in English
 * @param from the first day, as {@code --11-01}
 * @param to the last day, included; before {@code from} when the season passes New Year
 * @param sessions in order, without overlap
 */
public record Season(@NotNull @Pattern(regexp = "[A-Z][A-Z0-9_]{0,39}") String season,
        @NotNull @PlainText(max = 40) String name,
        @NotNull @PlainText(min = 0, max = 80) String nameEn,
        @JsonProperty("fromMonthDay") @NotNull MonthDay from,
        @JsonProperty("toMonthDay") @NotNull MonthDay to,
        List<OpeningPeriod> sessions) {

    public Season {
        sessions = OpeningPeriods.checked(sessions);
    }

    boolean covers(LocalDate date) {
        return covers(MonthDay.from(date));
    }

    boolean covers(MonthDay day) {
        return from.isAfter(to)
                ? !day.isBefore(from) || !day.isAfter(to)
                : !day.isBefore(from) && !day.isAfter(to);
    }
}
