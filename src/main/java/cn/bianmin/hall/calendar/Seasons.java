package cn.bianmin.hall.calendar;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.MonthDay;
import java.util.List;

import cn.bianmin.hall.OpeningPeriod;

/** The seasons of a hall together: every day of the year lies in exactly one. */
public final class Seasons {

    /** Winter–spring and summer–autumn hours of the seeds. */
    public static final List<Season> OF_THE_SEEDS = List.of(
            new Season("WINTER_SPRING", "冬春季", "Winter and spring", MonthDay.of(11, 1), MonthDay.of(4, 30),
                    List.of(period(8, 0, 11, 0), period(13, 30, 16, 30))),
            new Season("SUMMER_AUTUMN", "夏秋季", "Summer and autumn", MonthDay.of(5, 1), MonthDay.of(10, 31),
                    List.of(period(8, 0, 11, 0), period(14, 0, 17, 0))));

    /** Any leap year: 29 February needs its hours too. */
    private static final LocalDate LEAP_YEAR = LocalDate.of(2024, 1, 1);

    private Seasons() {
    }

    public static boolean coverTheYearOnce(List<Season> seasons) {
        return LEAP_YEAR.datesUntil(LEAP_YEAR.plusYears(1))
                .allMatch(date -> seasons.stream().filter(season -> season.covers(date)).count() == 1);
    }

    public static boolean haveDistinctKeys(List<Season> seasons) {
        return seasons.stream().map(Season::season).distinct().count() == seasons.size();
    }

    private static OpeningPeriod period(int fromHour, int fromMinute, int toHour, int toMinute) {
        return new OpeningPeriod(LocalTime.of(fromHour, fromMinute), LocalTime.of(toHour, toMinute));
    }
}
