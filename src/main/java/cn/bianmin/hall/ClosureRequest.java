package cn.bianmin.hall;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotNull;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonIgnore;

import cn.bianmin.hall.calendar.Closure;
import cn.bianmin.platform.text.PlainText;

/**
 * The director's request to close; see {@link Closure}.
 *
 * @param to the last day, included; at most a year after {@code from}
 * @param fromTime with {@code toTime}: only this part of each day
 * @param desk only this desk
 */
public record ClosureRequest(
        @NotNull LocalDate from,
        @NotNull LocalDate to,
        @Nullable @JsonFormat(pattern = "HH:mm") LocalTime fromTime,
        @Nullable @JsonFormat(pattern = "HH:mm") LocalTime toTime,
        @Nullable DeskId desk,
        @NotNull @PlainText(max = 200) String reason) {

    private static final int MOST_DAYS = 366;

    /** A missing day is reported by its own constraint. */
    @JsonIgnore
    @AssertTrue
    boolean isPeriod() {
        return from == null || to == null || (!to.isBefore(from) && ChronoUnit.DAYS.between(from, to) <= MOST_DAYS);
    }

    @JsonIgnore
    @AssertTrue
    boolean isPartOfDay() {
        return (fromTime == null || toTime == null) ? (fromTime == null && toTime == null) : fromTime.isBefore(toTime);
    }

    public Closure value() {
        return new Closure(from, to, fromTime, toTime, desk, reason);
    }
}
