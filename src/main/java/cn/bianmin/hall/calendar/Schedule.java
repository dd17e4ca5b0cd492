package cn.bianmin.hall.calendar;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import cn.bianmin.hall.DayHours;
import cn.bianmin.hall.DayKind;
import cn.bianmin.hall.DeskId;
import cn.bianmin.hall.OpeningPeriod;

/**
 * Decides when a hall is open, by this order of precedence (pure, no I/O):
 *
 * <pre>
 * closure by the director &gt; special opening &gt; State Council notice &gt; statutory holiday &gt; season &gt; week
 * </pre>
 *
 * The notice decides whether a day works; before the year's notice is out, the holidays of the law do, and else the week. The
 * season decides at which hours.
 *
 * @param openings at most one a day
 */
public record Schedule(WorkingCalendar calendar, List<Season> seasons, Map<LocalDate, SpecialOpening> openings,
        List<Closure> closures) {

    public Schedule {
        seasons = List.copyOf(seasons);
        openings = Map.copyOf(openings);
        closures = List.copyOf(closures);
    }

    /**
     * The hours of one day.
     *
     * @param desk also minds the closures of this desk; null for the hall as a whole
     */
    public DayHours hours(LocalDate date, @Nullable DeskId desk) {
        var hours = openedHours(date);
        for (var closure : closures) {
            if (closure.touches(date, desk)) {
                hours = closed(hours, closure);
            }
        }
        return hours;
    }

    public Schedule with(Closure closure) {
        return new Schedule(calendar, seasons, openings, Stream.concat(closures.stream(), Stream.of(closure)).toList());
    }

    public Schedule with(SpecialOpening opening) {
        var more = new HashMap<>(openings);
        more.put(opening.date(), opening);
        return new Schedule(calendar, seasons, more, closures);
    }

    public Schedule with(HolidayNotice notice) {
        return new Schedule(calendar.with(notice), seasons, openings, closures);
    }

    private DayHours openedHours(LocalDate date) {
        var lawful = calendar.day(date);
        var opening = openings.get(date);
        if (opening != null) {
            var kind = lawful.kind().isWorking() ? lawful.kind() : DayKind.WORKING;
            return new DayHours(date, kind, opening.name(), opening.nameEn(), opening.sessions(), false);
        }
        var periods = lawful.kind().isWorking() ? seasonPeriods(date) : List.<OpeningPeriod> of();
        return new DayHours(date, lawful.kind(), lawful.name(), HolidayNames.english(lawful.name()), periods,
                lawful.provisional());
    }

    private List<OpeningPeriod> seasonPeriods(LocalDate date) {
        return seasons.stream()
                .filter(season -> season.covers(date))
                .findFirst()
                .map(Season::sessions)
                .orElse(List.of());
    }

    /** A day without any time left is closed; a rest day stays a rest day under a closed part of it. */
    private static DayHours closed(DayHours hours, Closure closure) {
        var left = closure.cutFrom(hours.sessions());
        if (left.equals(hours.sessions()) && closure.fromTime() != null) {
            return hours;
        }
        return left.isEmpty()
                ? new DayHours(hours.date(), DayKind.CLOSED, closure.reason(), null, List.of(), false)
                : new DayHours(hours.date(), hours.kind(), closure.reason(), null, left, hours.provisional());
    }
}
