package cn.bianmin.hall.calendar;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import cn.bianmin.hall.DeskId;
import cn.bianmin.hall.OpeningPeriod;

/**
 * Days, or the same part of each of these days, on which the director closes the hall or one desk.
 *
 * @param from the first day
 * @param to the last day, included
 * @param fromTime where the closed part of each day begins; null with {@code toTime} for whole days
 * @param toTime where it ends
 * @param desk the one desk that closes; null for the whole hall
 * @param reason told to the citizens
 */
public record Closure(LocalDate from, LocalDate to, @Nullable LocalTime fromTime, @Nullable LocalTime toTime,
        @Nullable DeskId desk, String reason) {

    public Closure {
        if (to.isBefore(from)) {
            throw new IllegalArgumentException("A closure ends after it begins");
        }
        if ((fromTime == null) != (toTime == null)) {
            throw new IllegalArgumentException("A part of a day has a beginning and an end");
        }
        if (fromTime != null && toTime != null && !fromTime.isBefore(toTime)) {
            throw new IllegalArgumentException("A part of a day ends after it begins");
        }
    }

    /** A closure of the whole hall for whole days. */
    public static Closure ofDays(LocalDate from, LocalDate to, String reason) {
        return new Closure(from, to, null, null, null, reason);
    }

    boolean touches(LocalDate date, @Nullable DeskId asked) {
        return !date.isBefore(from) && !date.isAfter(to) && (desk == null || desk.equals(asked));
    }

    /** The parts of the opening periods that stay open. */
    List<OpeningPeriod> cutFrom(List<OpeningPeriod> periods) {
        var begin = fromTime;
        var end = toTime;
        if (begin == null || end == null) {
            return List.of();
        }
        return periods.stream().flatMap(period -> cut(period, begin, end)).toList();
    }

    private static Stream<OpeningPeriod> cut(OpeningPeriod period, LocalTime begin, LocalTime end) {
        if (!begin.isBefore(period.to()) || !period.from().isBefore(end)) {
            return Stream.of(period);
        }
        var before = period.from().isBefore(begin)
                ? Stream.of(new OpeningPeriod(period.from(), begin))
                : Stream.<OpeningPeriod> empty();
        var after = end.isBefore(period.to()) ? Stream.of(new OpeningPeriod(end, period.to()))
                : Stream.<OpeningPeriod> empty();
        return Stream.concat(before, after);
    }
}
