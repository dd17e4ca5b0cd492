package cn.bianmin.hall.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import cn.bianmin.hall.DayHours;
import cn.bianmin.hall.DayKind;
import cn.bianmin.hall.DeskId;
import cn.bianmin.hall.HallId;
import cn.bianmin.hall.NaiveCalendar;
import cn.bianmin.hall.OpeningPeriod;

/** Closure by the director over special opening over State Council notice over the holidays of the law over season over week. */
class ScheduleTest {

    private static final DeskId DESK = new DeskId(new HallId(1), 1);
    private static final List<OpeningPeriod> WINTER = sessions("08:00-11:00,13:30-16:30");
    private static final List<OpeningPeriod> SUMMER = sessions("08:00-11:00,14:00-17:00");
    private static final LocalDate MONDAY = LocalDate.of(2026, 11, 23);
    private static final LocalDate SATURDAY = LocalDate.of(2026, 11, 28);
    private static final LocalDate HOLIDAY = LocalDate.of(2026, 10, 1);

    private final Schedule plain = new Schedule(NaiveCalendar.calendar(), Seasons.OF_THE_SEEDS, Map.of(), List.of());

    @Test
    void everyDayHasTheHoursOfItsSeasonWhenTheLawWorks() {
        assertThat(NaiveCalendar.days()).allSatisfy(day -> {
            var summer = day.getMonthValue() >= 5 && day.getMonthValue() <= 10;
            var expected = !NaiveCalendar.isWorking(day) ? List.<OpeningPeriod> of() : summer ? SUMMER : WINTER;
            var hours = plain.hours(day, null);
            assertThat(hours.sessions()).isEqualTo(expected);
            assertThat(hours.kind().name()).isEqualTo(NaiveCalendar.kind(day));
            assertThat(hours.provisional()).isFalse();
        });
    }

    @ParameterizedTest
    @CsvSource({
            "2026-04-30, 16:30", "2025-05-06, 17:00", "2024-04-30, 16:30", "2024-10-31, 17:00", "2024-11-01, 16:30",
            "2025-10-31, 17:00", "2025-11-03, 16:30", "2024-02-29, 16:30", "2026-12-31, 16:30", "2027-01-04, 16:30" })
    void atTheEdgesOfTheSeasonsTheHoursTurnOvernight(LocalDate day, LocalTime closing) {
        var sessions = plain.hours(day, null).sessions();
        assertThat(sessions.get(sessions.size() - 1).to()).isEqualTo(closing);
    }

    @Test
    void nextYearsHoursAreProvisional() {
        assertThat(plain.hours(LocalDate.of(2026, 12, 31), null).provisional()).isFalse();
        assertThat(plain.hours(LocalDate.of(2027, 1, 4), null).provisional()).isTrue();
    }

    @Test
    void onAHolidayOfTheLawNobodyIsServedWhateverTheWeekSays() {
        for (var day : List.of(LocalDate.of(2027, 1, 1), LocalDate.of(2027, 2, 8), LocalDate.of(2027, 4, 5))) {
            var hours = plain.hours(day, null);
            assertThat(hours.kind()).isEqualTo(DayKind.HOLIDAY);
            assertThat(hours.isOpen()).isFalse();
            assertThat(hours.provisional()).isFalse();
        }
        assertThat(plain.hours(LocalDate.of(2027, 4, 5), null).nameEn()).isEqualTo("Qingming Festival");
    }

    @Test
    void aSpecialOpeningStandsOverWeekAndNoticeAndSeason() {
        for (var day : List.of(MONDAY, SATURDAY, HOLIDAY, LocalDate.of(2027, 2, 1), LocalDate.of(2027, 1, 1))) {
            var hours = plain.with(opening(day)).hours(day, null);
            assertThat(hours).isEqualTo(new DayHours(day, DayKind.WORKING, "老年证专场", "For pensioners",
                    sessions("09:00-12:00"), false));
        }
    }

    @Test
    void aClosureStandsOverEverything() {
        for (var day : List.of(MONDAY, SATURDAY, HOLIDAY, LocalDate.of(2027, 1, 1))) {
            var closed = plain.with(opening(day)).with(Closure.ofDays(day, day, "停电")).hours(day, null);
            assertThat(closed).isEqualTo(new DayHours(day, DayKind.CLOSED, "停电", null, List.of(), false));
        }
    }

    @ParameterizedTest
    @CsvSource({
            "07:00, 08:00, '08:00-11:00,13:30-16:30'", "08:00, 09:00, '09:00-11:00,13:30-16:30'",
            "10:00, 14:00, '08:00-10:00,14:00-16:30'", "09:00, 10:00, '08:00-09:00,10:00-11:00,13:30-16:30'",
            "11:00, 13:30, '08:00-11:00,13:30-16:30'", "13:00, 18:00, '08:00-11:00'" })
    void aClosedPartOfADayLeavesTheRest(LocalTime from, LocalTime to, String left) {
        var closure = new Closure(MONDAY, MONDAY, from, to, null, "学习");
        var hours = plain.with(closure).hours(MONDAY, null);
        assertThat(hours.sessions()).isEqualTo(sessions(left));
        assertThat(hours.kind()).isEqualTo(DayKind.WORKING);
    }

    @Test
    void partsThatTogetherCloseTheDayCloseIt() {
        var hours = plain.with(new Closure(MONDAY, MONDAY, LocalTime.of(8, 0), LocalTime.of(12, 0), null, "上午停电"))
                .with(new Closure(MONDAY, MONDAY, LocalTime.of(12, 0), LocalTime.of(18, 0), null, "下午停电"))
                .hours(MONDAY, null);
        assertThat(hours.kind()).isEqualTo(DayKind.CLOSED);
    }

    @Test
    void aRestDayStaysARestDayUnderAClosedPartOfIt() {
        var hours = plain.with(new Closure(SATURDAY, SATURDAY, LocalTime.of(8, 0), LocalTime.of(12, 0), null, "停电"))
                .hours(SATURDAY, null);
        assertThat(hours.kind()).isEqualTo(DayKind.REST);
    }

    @Test
    void theClosureOfADeskTouchesThatDeskOnly() {
        var schedule = plain.with(new Closure(MONDAY, MONDAY, null, null, DESK, "设备检修"));
        assertThat(schedule.hours(MONDAY, DESK).isOpen()).isFalse();
        assertThat(schedule.hours(MONDAY, new DeskId(new HallId(1), 2)).isOpen()).isTrue();
        assertThat(schedule.hours(MONDAY, null).isOpen()).isTrue();
    }

    @Test
    void aClosureReachesFromItsFirstDayToItsLast() {
        var schedule = plain.with(Closure.ofDays(MONDAY, MONDAY.plusDays(2), "搬迁"));
        assertThat(schedule.hours(MONDAY.minusDays(3), null).isOpen()).isTrue();
        assertThat(schedule.hours(MONDAY, null).isOpen()).isFalse();
        assertThat(schedule.hours(MONDAY.plusDays(2), null).isOpen()).isFalse();
        assertThat(schedule.hours(MONDAY.plusDays(3), null).isOpen()).isTrue();
    }

    /** Minute by minute against the plain meaning of the words. */
    @Test
    void cuttingLeavesExactlyTheMinutesOutside() {
        var random = new Random(20_261_123);
        for (var round = 0; round < 300; round++) {
            var begin = random.nextInt(1_438);
            var from = LocalTime.ofSecondOfDay(begin * 60L);
            var to = LocalTime.ofSecondOfDay((begin + 1 + random.nextInt(1_439 - begin)) * 60L);
            var left = new Closure(MONDAY, MONDAY, from, to, null, "停电").cutFrom(WINTER);
            for (var minute = 0; minute < 1_440; minute += 7) {
                var time = LocalTime.ofSecondOfDay(minute * 60L);
                var expected = WINTER.stream().anyMatch(session -> session.contains(time))
                        && !new OpeningPeriod(from, to).contains(time);
                assertThat(left.stream().anyMatch(session -> session.contains(time))).isEqualTo(expected);
            }
        }
    }

    private static SpecialOpening opening(LocalDate day) {
        return new SpecialOpening(day, sessions("09:00-12:00"), "老年证专场", "For pensioners");
    }

    private static List<OpeningPeriod> sessions(String text) {
        return new OpeningPeriods().convertToEntityAttribute(text);
    }
}
