package cn.bianmin.hall;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

import cn.bianmin.hall.admin.WorkingCalendars;
import cn.bianmin.hall.calendar.WorkingCalendar;

/**
 * A second, naive reading of the notices' table, to hold the calendar against: every day of it written out in a map, weekends
 * looked up, nothing else.
 */
public final class NaiveCalendar {

    static final LocalDate FIRST = LocalDate.of(2024, 1, 1);
    static final LocalDate LAST = LocalDate.of(2026, 12, 31);

    private static final Map<LocalDate, String> KINDS = new HashMap<>();

    static {
        for (var line : lines()) {
            var cells = line.split(",", -1);
            for (var day = LocalDate.parse(cells[0]); !day.isAfter(LocalDate.parse(cells[1])); day = day.plusDays(1)) {
                KINDS.put(day, cells[2]);
            }
        }
    }

    private NaiveCalendar() {
    }

    public static WorkingCalendar calendar() {
        return WorkingCalendar.of(WorkingCalendars.shipped());
    }

    /** Every day for which the notices are out. */
    public static Stream<LocalDate> days() {
        return FIRST.datesUntil(LAST.plusDays(1));
    }

    public static String kind(LocalDate day) {
        var weekend = List.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY).contains(day.getDayOfWeek());
        return KINDS.getOrDefault(day, weekend ? "REST" : "WORKING");
    }

    public static boolean isWorking(LocalDate day) {
        return kind(day).equals("WORKING") || kind(day).equals("MAKE_UP_WORKING");
    }

    private static List<String> lines() {
        try (var table = Objects.requireNonNull(NaiveCalendar.class.getResourceAsStream("/calendar/working-calendar.csv"))) {
            var text = new String(table.readAllBytes(), StandardCharsets.UTF_8);
            return text.lines().filter(line -> line.startsWith("20")).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
