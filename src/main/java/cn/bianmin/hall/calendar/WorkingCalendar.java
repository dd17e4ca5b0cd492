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
 * The working days of the law: the plain week, changed by the State Council's papers. Immutable.
 *
 * <p>
 * A year without a paper is provisional: its weekdays work and its weekends rest until the paper says otherwise.
 */
public final class WorkingCalendar {

    /**
     * What one day is to the law.
     *
     * @param kind never {@code CLOSED}
     * @param name of the holiday the day belongs to, or null
     * @param provisional no paper is out for this day
     */
    public record Day(LocalDate date, DayKind kind, @Nullable String name, boolean provisional) {
    }

    private final Map<Integer, HolidayNotice> papers;
    private final Map<LocalDate, Span> named = new HashMap<>();

    private WorkingCalendar(Map<Integer, HolidayNotice> papers) {
        this.papers = papers;
        // A later year's paper was issued later; where two name the same day at the turn of the year, it stands.
        papers.values().stream()
                .sorted(Comparator.comparingInt(HolidayNotice::year))
                .flatMap(paper -> paper.days().stream())
                .forEach(span -> span.from().datesUntil(span.to().plusDays(1)).forEach(date -> named.put(date, span)));
    }

    /** A calendar of these papers, one per year. */
    public static WorkingCalendar of(Collection<HolidayNotice> papers) {
        var byYear = new TreeMap<Integer, HolidayNotice>();
        papers.forEach(paper -> byYear.put(paper.year(), paper));
        return new WorkingCalendar(byYear);
    }

    /** This calendar with the year's paper in place of the one it had. */
    public WorkingCalendar with(HolidayNotice amended) {
        var byYear = new TreeMap<>(papers);
        byYear.put(amended.year(), amended);
        return new WorkingCalendar(byYear);
    }

    /** What the day is to the law. */
    public Day day(LocalDate date) {
        var span = named.get(date);
        if (span != null) {
            return new Day(date, span.kind(), span.name(), false);
        }
        return new Day(date, isWeekend(date) ? DayKind.REST : DayKind.WORKING, null, isProvisional(date));
    }

    /** True when the law counts the day in a time limit. */
    public boolean isWorking(LocalDate date) {
        var span = named.get(date);
        return span == null ? !isWeekend(date) : span.kind().isWorking();
    }

    /** True when no paper is out for the day. */
    public boolean isProvisional(LocalDate date) {
        return !papers.containsKey(date.getYear()) && !named.containsKey(date);
    }

    /** The years with a paper, in order. */
    public Set<Integer> years() {
        return papers.keySet();
    }

    private static boolean isWeekend(LocalDate date) {
        return date.getDayOfWeek() == DayOfWeek.SATURDAY || date.getDayOfWeek() == DayOfWeek.SUNDAY;
    }
}
