package cn.bianmin.hall.calendar;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Month;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

import com.ibm.icu.util.Calendar;
import com.ibm.icu.util.ChineseCalendar;
import com.ibm.icu.util.TimeZone;
import com.ibm.icu.util.ULocale;

import cn.bianmin.hall.DayKind;
import cn.bianmin.hall.calendar.HolidayNotice.Span;

/**
 * The days off that 《全国年节及纪念日放假办法》 itself fixes, known before the State Council's yearly notice moves days around them.
 *
 * <p>
 * Until 2024 the law of 2013 holds (11 days); the amendment of November 2024 added the eve of the Spring Festival and 2 May from
 * 2025 on (13 days). Two holidays on one day are one day.
 */
public final class StatutoryHolidays {

    /** The law of 2013 begins to hold. */
    static final int FIRST_YEAR = 2014;
    /** {@link Qingming} and {@link NewMoon} are sure until here; no time limit of today reaches further. */
    static final int LAST_YEAR = 2060;
    private static final int AMENDED_FROM = 2025;

    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
    private static final Map<Integer, Map<LocalDate, Span>> KNOWN = new ConcurrentHashMap<>();

    private final int year;
    private final Map<LocalDate, String> names = new TreeMap<>();

    private StatutoryHolidays(int year) {
        this.year = year;
    }

    /** The holidays of the year in order, none of them overlapping; none outside 2014 to 2060. */
    public static List<Span> of(int year) {
        return byDay(year).values().stream().distinct().toList();
    }

    /** The holiday that the law puts on this day. */
    static Optional<Span> on(LocalDate date) {
        return Optional.ofNullable(byDay(date.getYear()).get(date));
    }

    private static Map<LocalDate, Span> byDay(int year) {
        return year < FIRST_YEAR || year > LAST_YEAR ? Map.of()
                : KNOWN.computeIfAbsent(year, any -> new StatutoryHolidays(year).named());
    }

    private Map<LocalDate, Span> named() {
        var isAmended = year >= AMENDED_FROM;
        var springFestival = lunar(1, 1);
        add(LocalDate.of(year, Month.JANUARY, 1), 1, "元旦");
        add(isAmended ? springFestival.minusDays(1) : springFestival, isAmended ? 4 : 3, "春节");
        add(Qingming.of(year), 1, "清明节");
        add(LocalDate.of(year, Month.MAY, 1), isAmended ? 2 : 1, "劳动节");
        add(lunar(5, 5), 1, "端午节");
        add(LocalDate.of(year, Month.OCTOBER, 1), 3, "国庆节");
        add(lunar(8, 15), 1, "中秋节");
        return spans();
    }

    private void add(LocalDate first, int days, String name) {
        first.datesUntil(first.plusDays(days))
                .forEach(day -> names.merge(day, name, (known, other) -> known + "、" + other));
    }

    /** Days in a row with the same name are one span. */
    private Map<LocalDate, Span> spans() {
        var byDay = new TreeMap<LocalDate, Span>();
        var run = new ArrayList<LocalDate>();
        for (var day : names.keySet()) {
            if (!run.isEmpty() && !isNext(run.get(run.size() - 1), day)) {
                close(run, byDay);
            }
            run.add(day);
        }
        close(run, byDay);
        return byDay;
    }

    private boolean isNext(LocalDate last, LocalDate day) {
        return last.plusDays(1).equals(day) && names.getOrDefault(last, "").equals(names.get(day));
    }

    private void close(List<LocalDate> run, Map<LocalDate, Span> byDay) {
        var first = run.get(0);
        var span = new Span(first, run.get(run.size() - 1), DayKind.HOLIDAY, names.getOrDefault(first, ""));
        run.forEach(day -> byDay.put(day, span));
        run.clear();
    }

    /**
     * A day of the lunar year that begins in this year. ICU's calendar knows which month follows which; the new moon says on which
     * day a month begins. The calendar counts in China's zone whatever the zone of this machine is, and starts from a summer day,
     * which always lies in that lunar year.
     */
    private LocalDate lunar(int month, int day) {
        var calendar = new ChineseCalendar(TimeZone.getTimeZone(CHINA.getId()), ULocale.CHINA);
        var summer = LocalDate.of(year, Month.JULY, 1).atTime(LocalTime.NOON).atZone(CHINA);
        calendar.setTimeInMillis(summer.toInstant().toEpochMilli());
        calendar.set(ChineseCalendar.IS_LEAP_MONTH, 0);
        calendar.set(Calendar.MONTH, month - 1);
        calendar.set(Calendar.DAY_OF_MONTH, 1);
        var first = Instant.ofEpochMilli(calendar.getTimeInMillis()).atZone(CHINA).toLocalDate();
        return NewMoon.nearest(first).plusDays(day - 1L);
    }
}
