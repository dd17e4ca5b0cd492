package cn.bianmin.hall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import cn.bianmin.hall.admin.WorkingCalendars;
import cn.bianmin.hall.calendar.HolidayNotice;
import cn.bianmin.hall.calendar.WorkingCalendar;

class DeadlinesTest {

    private static final WorkingCalendar CALENDAR = NaiveCalendar.calendar();

    /** Counted by hand on a printed calendar. */
    @ParameterizedTest
    @CsvSource({
            "2026-11-23, 1, 2026-11-24", "2026-11-23, 5, 2026-11-30", "2026-11-27, 1, 2026-11-30",
            "2026-02-13, 1, 2026-02-14", "2026-02-13, 2, 2026-02-24", "2026-02-13, 6, 2026-02-28",
            "2026-09-30, 3, 2026-10-10", "2026-09-30, 4, 2026-10-12", "2026-09-18, 1, 2026-09-20",
            "2026-10-01, 1, 2026-10-08", "2024-02-28, 1, 2024-02-29", "2024-02-28, 2, 2024-03-01",
            "2025-02-28, 1, 2025-03-03", "2024-12-31, 1, 2025-01-02", "2025-12-31, 1, 2026-01-04",
            "2026-12-30, 1, 2026-12-31", "2026-11-23, 0, 2026-11-23", "2026-10-03, 0, 2026-10-08" })
    void theDayOfTheStartAndTheDaysOffDoNotCount(LocalDate start, int days, LocalDate end) {
        assertThat(deadline(start, days)).isEqualTo(new Deadline.On(end, false));
    }

    @Test
    void fromEveryDayOfThreeYearsTheNaiveCountAgrees() {
        assertThat(NaiveCalendar.days()).allSatisfy(start -> {
            for (var days : List.of(1, 3, 5, 10, 20, 60)) {
                if (start.plusDays(days * 2L + 20).isBefore(NaiveCalendar.LAST)) {
                    assertThat(deadline(start, days)).isEqualTo(new Deadline.On(naive(start, days, List.of()), false));
                }
            }
        });
    }

    @Test
    void aDeadlineNeverEndsOnARestDayAndGrowsWithItsDays() {
        var random = new Random(1);
        for (var round = 0; round < 1_000; round++) {
            var start = anyDay(random);
            var days = 1 + random.nextInt(120);
            var end = on(deadline(start, days));
            assertThat(CALENDAR.isWorking(end)).isTrue();
            assertThat(on(deadline(start, days + 1))).isAfter(end);
            assertThat(on(deadline(start.plusDays(1), days))).isAfterOrEqualTo(end);
        }
    }

    @Test
    void oneMoreHolidayNeverBringsADeadlineForward() {
        var random = new Random(2);
        for (var round = 0; round < 500; round++) {
            var start = anyDay(random);
            var days = 1 + random.nextInt(40);
            var holiday = start.plusDays(random.nextInt(60));
            var more = new ArrayList<>(noticeOf(holiday.getYear()).days());
            more.removeIf(span -> !span.from().isAfter(holiday) && !span.to().isBefore(holiday));
            var taken = more.size() < noticeOf(holiday.getYear()).days().size();
            if (!taken) {
                more.add(new HolidayNotice.Span(holiday, holiday, DayKind.HOLIDAY, "临时放假"));
                var later = CALENDAR.with(new HolidayNotice(holiday.getYear(), more));
                var end = on(Deadlines.deadline(start, days, later, List.of(), List.of()));
                assertThat(end).isAfterOrEqualTo(on(deadline(start, days)));
            }
        }
    }

    @Test
    void aPauseShiftsTheEndByItsWorkingDays() {
        var random = new Random(3);
        for (var round = 0; round < 1_000; round++) {
            var start = anyDay(random);
            var days = 5 + random.nextInt(30);
            var from = start.plusDays(1 + random.nextInt(5));
            var pause = new Pause(from, from.plusDays(random.nextInt(30)));
            var paused = Deadlines.deadline(start, days, CALENDAR, List.of(pause), List.of());
            var lost = from.datesUntil(from.plusDays(60)).filter(pause::covers).filter(CALENDAR::isWorking).count();
            assertThat(on(paused)).isEqualTo(on(deadline(start, days + (int) lost)));
        }
    }

    @Test
    void severalPausesThatOverlapCountOnce() {
        var random = new Random(4);
        for (var round = 0; round < 500; round++) {
            var start = anyDay(random);
            var pauses = Stream.generate(() -> start.plusDays(random.nextInt(40)))
                    .limit(4)
                    .map(from -> new Pause(from, from.plusDays(random.nextInt(15))))
                    .toList();
            var end = Deadlines.deadline(start, 20, CALENDAR, pauses, List.of());
            assertThat(on(end)).isEqualTo(naive(start, 20, pauses));
        }
    }

    @Test
    void anOpenPauseLeavesTheEndOpen() {
        var start = LocalDate.of(2026, 11, 23);
        var since = LocalDate.of(2026, 11, 26);
        var open = new Pause(since, null);
        assertThat(Deadlines.deadline(start, 5, CALENDAR, List.of(open), List.of()))
                .isEqualTo(new Deadline.Suspended(since, 3, false));
        // It had ended before the pause began.
        assertThat(Deadlines.deadline(start, 2, CALENDAR, List.of(open), List.of()))
                .isEqualTo(new Deadline.On(LocalDate.of(2026, 11, 25), false));
    }

    @Test
    void anExtensionAddsItsWorkingDays() {
        var start = LocalDate.of(2026, 11, 23);
        var extensions = List.of(new Extension(2, "需要专家意见"), new Extension(3, "需要现场踏勘"));
        assertThat(Deadlines.deadline(start, 5, CALENDAR, List.of(), extensions)).isEqualTo(deadline(start, 10));
    }

    @Test
    void aLimitThatReachesBeyondTheNoticesIsProvisional() {
        assertThat(deadline(LocalDate.of(2026, 12, 28), 3)).isEqualTo(new Deadline.On(LocalDate.of(2026, 12, 31), false));
        assertThat(deadline(LocalDate.of(2026, 12, 28), 4)).isEqualTo(new Deadline.On(LocalDate.of(2027, 1, 4), true));
        assertThat(deadline(LocalDate.of(2026, 12, 31), 1).provisional()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({ "2026-12-31, 1, 2027-01-04", "2027-02-04, 1, 2027-02-09", "2027-04-02, 1, 2027-04-06",
            "2027-06-08, 1, 2027-06-10", "2027-09-30, 1, 2027-10-04" })
    void aLimitPassesTheHolidaysOfTheLawBeforeTheNoticeIsOut(LocalDate start, int days, LocalDate end) {
        assertThat(deadline(start, days)).isEqualTo(new Deadline.On(end, true));
    }

    @Test
    void aLimitBeyondAllMeasureIsAMistake() {
        var start = LocalDate.of(2026, 11, 23);
        assertThatThrownBy(() -> deadline(start, -1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> deadline(start, 2_001)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Deadlines.deadline(start, 1, CALENDAR, List.of(new Pause(start, LocalDate.MAX)), List.of()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static Deadline deadline(LocalDate start, int days) {
        return Deadlines.deadline(start, days, CALENDAR, List.of(), List.of());
    }

    /** Lists the days that count and takes the one with the number. */
    private static LocalDate naive(LocalDate start, int days, List<Pause> pauses) {
        return NaiveCalendar.days()
                .filter(day -> day.isAfter(start))
                .filter(NaiveCalendar::isWorking)
                .filter(day -> pauses.stream().noneMatch(pause -> pause.covers(day)))
                .toList()
                .get(days - 1);
    }

    private static HolidayNotice noticeOf(int year) {
        return WorkingCalendars.shipped().stream().filter(notice -> notice.year() == year).findFirst().orElseThrow();
    }

    private static LocalDate on(Deadline deadline) {
        assertThat(deadline).isInstanceOf(Deadline.On.class);
        return ((Deadline.On) deadline).date();
    }

    /** Early enough for the limits of these tests to end within the notices. */
    private static LocalDate anyDay(Random random) {
        return NaiveCalendar.FIRST.plusDays(random.nextInt(850));
    }
}
