package cn.bianmin.content.duty;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

/**
 * How much a hall has to publish; every street differs, {@link #DEFAULTS} are the seeds' values (基层政务公开: 街办每月更新信息20条以上,
 * 各村(社区)每月更新信息25条以上; 已更新100条, 达到全年任务量的67%).
 *
 * @param street by the street itself in a month
 * @param village by each village in a month
 * @param year by all of them in a year
 */
record PublishingGoals(@Min(0) @Max(100_000) int street, @Min(0) @Max(100_000) int village, @Min(0) @Max(1_000_000) int year) {

    static final PublishingGoals DEFAULTS = new PublishingGoals(20, 25, 150);
    private static final int QUARTERS = 4;

    /** The part of the year's goal that falls on the quarter; the four parts make the year exactly. */
    int quarter(int number) {
        return upTo(number) - upTo(number - 1);
    }

    private int upTo(int quarters) {
        return (year * quarters + QUARTERS - 1) / QUARTERS;
    }
}
