package cn.bianmin.hall.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import cn.bianmin.platform.JavaProcess;

/** Against the days of printed calendars. */
class StatutoryHolidaysTest {

    @ParameterizedTest
    @CsvSource({
            "2024, 02-10, 04-04, 06-10, 09-17", "2025, 01-28, 04-04, 05-31, 10-06", "2026, 02-16, 04-05, 06-19, 09-25",
            "2027, 02-05, 04-05, 06-09, 09-15", "2028, 01-25, 04-04, 05-28, 10-03", "2029, 02-12, 04-04, 06-16, 09-22",
            "2030, 02-02, 04-05, 06-05, 09-12", "2031, 01-22, 04-05, 06-24, 10-01", "2032, 02-10, 04-04, 06-12, 09-19",
            "2033, 01-30, 04-04, 06-01, 09-08", "2034, 02-18, 04-05, 06-20, 09-27", "2035, 02-07, 04-05, 06-10, 09-16" })
    void theMoonAndTheSunSetTheirDays(int year, String springFestival, String qingming, String dragonBoat, String midAutumn) {
        assertThat(first(year, "春节")).isEqualTo(year + "-" + springFestival);
        assertThat(first(year, "清明节")).isEqualTo(year + "-" + qingming);
        assertThat(first(year, "端午节")).isEqualTo(year + "-" + dragonBoat);
        assertThat(first(year, "中秋节")).isEqualTo(year + "-" + midAutumn);
    }

    @Test
    void everyYearHasTheDaysOfItsLaw() {
        IntStream.rangeClosed(StatutoryHolidays.FIRST_YEAR, StatutoryHolidays.LAST_YEAR).forEach(year -> {
            var days = StatutoryHolidays.of(year).stream().flatMap(span -> span.from().datesUntil(span.to().plusDays(1)))
                    .toList();
            var ofTheLaw = year < 2025 ? 11 : 13;
            var shared = StatutoryHolidays.of(year).stream().filter(span -> span.name().contains("、")).count();
            assertThat(days).as(String.valueOf(year)).doesNotHaveDuplicates().isSorted().hasSize((int) (ofTheLaw - shared))
                    .allMatch(day -> day.getYear() == year);
        });
    }

    @ParameterizedTest
    @ValueSource(ints = { 0, 2013, 2061, 9999 })
    void ofOtherYearsNothingIsSaid(int year) {
        assertThat(StatutoryHolidays.of(year)).isEmpty();
        assertThat(StatutoryHolidays.on(LocalDate.of(year, 1, 1))).isEmpty();
    }

    /** The machine's own zone is not asked: midnight in China is another day in these. */
    @ParameterizedTest
    @ValueSource(strings = { "Pacific/Honolulu", "Pacific/Kiritimati", "UTC" })
    void theDaysAreThoseOfChinaWhereverTheMachineStands(String zone) {
        var there = JavaProcess.run("-Duser.timezone=" + zone, StatutoryHolidaysTest.class);
        assertThat(there).isEqualTo(all());
    }

    public static void main(String... arguments) {
        all().forEach(System.out::println);
    }

    private static List<String> all() {
        return IntStream.rangeClosed(StatutoryHolidays.FIRST_YEAR, StatutoryHolidays.LAST_YEAR)
                .boxed()
                .flatMap(year -> StatutoryHolidays.of(year).stream())
                .flatMap(span -> Stream.of(span.from(), span.to()))
                .map(LocalDate::toString)
                .toList();
    }

    private static String first(int year, String name) {
        return StatutoryHolidays.of(year).stream().filter(span -> span.name().contains(name)).findFirst().orElseThrow().from()
                .toString();
    }
}
