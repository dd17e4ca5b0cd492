package cn.bianmin.hall.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.Year;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import cn.bianmin.hall.DayKind;
import cn.bianmin.hall.NaiveCalendar;

class WorkingCalendarTest {

    private final WorkingCalendar calendar = NaiveCalendar.calendar();
    private final WorkingCalendar lawAlone = WorkingCalendar.of(List.of());

    @Test
    void everyDayIsWhatTheNoticesSay() {
        assertThat(NaiveCalendar.days()).hasSize(366 + 365 + 365).allSatisfy(day -> {
            assertThat(calendar.day(day).kind().name()).isEqualTo(NaiveCalendar.kind(day));
            assertThat(calendar.isWorking(day)).isEqualTo(NaiveCalendar.isWorking(day));
            assertThat(calendar.isProvisional(day)).isFalse();
        });
    }

    /** Counted by hand from the notices: 52 weeks and the odd days, less the days off, plus the make-up days. */
    @ParameterizedTest
    @CsvSource({ "2024, 251", "2025, 248", "2026, 248" })
    void aYearHasTheWorkingDaysThatEverybodyCounts(int year, int workingDays) {
        var first = Year.of(year).atDay(1);
        assertThat(first.datesUntil(first.plusYears(1)).filter(calendar::isWorking)).hasSize(workingDays);
    }

    @ParameterizedTest
    @CsvSource({
            "2024-02-10, HOLIDAY, 春节", "2024-02-18, MAKE_UP_WORKING, 春节", "2024-02-29, WORKING,",
            "2025-01-26, MAKE_UP_WORKING, 春节", "2025-05-31, HOLIDAY, 端午节", "2025-10-08, HOLIDAY, 国庆节、中秋节",
            "2026-01-04, MAKE_UP_WORKING, 元旦", "2026-02-14, MAKE_UP_WORKING, 春节", "2026-02-16, HOLIDAY, 春节",
            "2026-02-21, HOLIDAY, 春节", "2026-02-24, WORKING,", "2026-02-28, MAKE_UP_WORKING, 春节",
            "2026-09-20, MAKE_UP_WORKING, 国庆节", "2026-10-07, HOLIDAY, 国庆节", "2026-10-10, MAKE_UP_WORKING, 国庆节",
            "2026-10-11, REST,", "2026-11-23, WORKING," })
    void wellKnownDaysAreWhatPeopleRemember(LocalDate day, DayKind kind, String name) {
        assertThat(calendar.day(day)).isEqualTo(new WorkingCalendar.Day(day, kind, name, false));
    }

    @Test
    void aYearWithoutANoticeIsThePlainWeekWithTheHolidaysOfTheLaw() {
        assertThat(calendar.isProvisional(LocalDate.of(2026, 12, 31))).isFalse();
        var newYear = LocalDate.of(2027, 1, 1);
        assertThat(calendar.day(newYear)).isEqualTo(new WorkingCalendar.Day(newYear, DayKind.HOLIDAY, "元旦", false));
        assertThat(calendar.isWorking(newYear)).isFalse();
        assertThat(calendar.day(newYear.plusDays(1)).kind()).isEqualTo(DayKind.REST);
        var monday = newYear.plusDays(3);
        assertThat(calendar.day(monday)).isEqualTo(new WorkingCalendar.Day(monday, DayKind.WORKING, null, true));
        assertThat(calendar.isProvisional(LocalDate.of(2023, 12, 31))).isTrue();
    }

    /** Every day that the law names; days next to them stay open until the notice is out. */
    @Test
    void theLawNamesThirteenDaysOf2027() {
        assertThat(holidays(2027)).containsExactly("2027-01-01 元旦", "2027-02-05 春节", "2027-02-06 春节", "2027-02-07 春节",
                "2027-02-08 春节", "2027-04-05 清明节", "2027-05-01 劳动节", "2027-05-02 劳动节", "2027-06-09 端午节",
                "2027-09-15 中秋节", "2027-10-01 国庆节", "2027-10-02 国庆节", "2027-10-03 国庆节");
    }

    @Test
    void twoHolidaysOnOneDayAreNamedBoth() {
        assertThat(holidays(2031)).contains("2031-10-01 国庆节、中秋节", "2031-10-02 国庆节").hasSize(12);
    }

    @Test
    void theNoticesGiveOffEveryDayThatTheLawNames() {
        assertThat(NaiveCalendar.days().filter(day -> lawAlone.day(day).kind() == DayKind.HOLIDAY))
                .hasSize(11 + 13 + 13)
                .allSatisfy(day -> {
                    assertThat(calendar.day(day).kind()).isEqualTo(DayKind.HOLIDAY);
                    assertThat(calendar.day(day).name()).contains(String.valueOf(lawAlone.day(day).name()));
                });
    }

    /** The amendment of 2024 added the eve of the Spring Festival and 2 May from 2025 on. */
    @ParameterizedTest
    @CsvSource({ "2024-02-09, WORKING", "2024-02-10, HOLIDAY", "2024-02-12, HOLIDAY", "2024-02-13, WORKING",
            "2024-05-02, WORKING", "2025-01-28, HOLIDAY", "2025-01-31, HOLIDAY", "2025-05-02, HOLIDAY" })
    void aYearHasTheHolidaysOfTheLawThatWasInForce(LocalDate day, DayKind kind) {
        assertThat(lawAlone.day(day).kind()).isEqualTo(kind);
    }

    @Test
    void theOtherDaysOfANoticeStandOverTheLaw() {
        var eve = LocalDate.of(2027, 2, 5);
        var notice = new HolidayNotice(2027,
                List.of(new HolidayNotice.Span(eve, eve, DayKind.MAKE_UP_WORKING, "春节")));
        assertThat(calendar.with(notice).isWorking(eve)).isTrue();
        assertThat(calendar.with(notice).isWorking(LocalDate.of(2028, 1, 1))).isFalse();
    }

    @Test
    void anAmendedNoticeReplacesItsYearOnly() {
        var amended = calendar.with(new HolidayNotice(2026, List.of(new HolidayNotice.Span(
                LocalDate.of(2026, 12, 28), LocalDate.of(2026, 12, 28), DayKind.HOLIDAY, "临时放假"))));
        assertThat(amended.isWorking(LocalDate.of(2026, 12, 28))).isFalse();
        assertThat(amended.isWorking(LocalDate.of(2026, 10, 1))).isTrue();
        assertThat(amended.isWorking(LocalDate.of(2025, 10, 1))).isFalse();
        assertThat(calendar.isWorking(LocalDate.of(2026, 12, 28))).isTrue();
    }

    @Test
    void atTheTurnOfTheYearTheLaterNoticeStands() {
        var eve = LocalDate.of(2026, 12, 31);
        var next = new HolidayNotice(2027,
                List.of(new HolidayNotice.Span(eve, LocalDate.of(2027, 1, 2), DayKind.HOLIDAY, "元旦")));
        assertThat(calendar.with(next).day(eve).kind()).isEqualTo(DayKind.HOLIDAY);
        assertThat(calendar.with(next).isProvisional(LocalDate.of(2027, 6, 1))).isFalse();
    }

    private List<String> holidays(int year) {
        var first = Year.of(year).atDay(1);
        return first.datesUntil(first.plusYears(1))
                .map(lawAlone::day)
                .filter(day -> day.kind() == DayKind.HOLIDAY)
                .map(day -> day.date() + " " + day.name())
                .toList();
    }
}
