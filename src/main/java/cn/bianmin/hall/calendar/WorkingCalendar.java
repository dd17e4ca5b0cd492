package cn.bianmin.hall.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

import cn.bianmin.hall.DayKind;
import cn.bianmin.hall.calendar.HolidayNotice.Span;

/**
 * The working days of the law: the plain week, changed by the State Council's yearly notices. Immutable.
 *
 * <p>
 * A year without a notice is provisional: it has the {@link StatutoryHolidays}, and its other weekdays work and its other
 * weekends rest until the notice moves them.
 */
public final class WorkingCalendar {

    /**
     * One day as the law counts it.
     *
     * @param kind never {@code CLOSED}
     * @param name of the holiday the day belongs to, or null
     * @param provisional the notice for this day is not out, and the law itself does not fix the day
     */
    public record Day(LocalDate date, DayKind kind, @Nullable String name, boolean provisional) {
    }

    private final Map<Integer, HolidayNotice> notices;
    private final Map<LocalDate, Span> named = new HashMap<>();

    private WorkingCalendar(Map<Integer, HolidayNotice> notices) {
        this.notices = notices;
        // A later year's notice was issued later; where two name the same day at the turn of the year, it stands.
        notices.values().stream()
                .sorted(Comparator.comparingInt(HolidayNotice::year))
                .flatMap(notice -> notice.days().stream())
                .forEach(span -> span.from().datesUntil(span.to().plusDays(1)).forEach(date -> named.put(date, span)));
    }

    /** A calendar of these notices, one per year. */
    public static WorkingCalendar of(Collection<HolidayNotice> notices) {
        var byYear = new TreeMap<Integer, HolidayNotice>();
        notices.forEach(notice -> byYear.put(notice.year(), notice));
        return new WorkingCalendar(byYear);
    }

    /** This calendar with the year's notice in place of the one it had. */
    public WorkingCalendar with(HolidayNotice amended) {
        var byYear = new TreeMap<>(notices);
        byYear.put(amended.year(), amended);
        return new WorkingCalendar(byYear);
    }

    /** The day as the law counts it. */
    public Day day(LocalDate date) {
        var span = span(date);
        if (span != null) {
            return new Day(date, span.kind(), span.name(), false);
        }
        return new Day(date, isWeekend(date) ? DayKind.REST : DayKind.WORKING, null, isProvisional(date));
    }

    /** True when the law counts the day in a time limit. */
    public boolean isWorking(LocalDate date) {
        var span = span(date);
        return span == null ? !isWeekend(date) : span.kind().isWorking();
    }

    /** True when the notice for the day is not out and the law itself does not fix the day. */
    public boolean isProvisional(LocalDate date) {
        return !notices.containsKey(date.getYear()) && span(date) == null;
    }

    /** The years with a notice, in order. */
    public Set<Integer> years() {
        return notices.keySet();
    }

    /** The span of a notice that names the day; before the year's notice is out, the holiday of the law. */
    private @Nullable Span span(LocalDate date) {
        var span = named.get(date);
        return span != null || notices.containsKey(date.getYear()) ? span : StatutoryHolidays.on(date).orElse(null);
    }

    private static boolean isWeekend(LocalDate date) {
        return date.getDayOfWeek() == DayOfWeek.SATURDAY || date.getDayOfWeek() == DayOfWeek.SUNDAY;
    }
}
