package cn.bianmin.content.duty;

import java.time.YearMonth;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;

import cn.bianmin.content.ContentKind;
import cn.bianmin.content.duty.Villages.Village;
import cn.bianmin.content.life.PublishedCounts.Count;

/**
 * What a hall published against its goals (发布任务): the month, the year so far and the quarterly reports.
 *
 * @param month {@code 2026-11}
 * @param villages by number
 * @param year of the month
 * @param quarters of that year, from the first
 */
record Duties(String month, Progress street, List<VillageProgress> villages, Progress year, List<Quarter> quarters) {

    record Progress(int goal, int done) {
    }

    record VillageProgress(int village, String name, int goal, int done) {
    }

    /**
     * The report of one quarter.
     *
     * @param published everything, by {@code byKind}
     * @param done what counts: not withdrawn again in the month it was published in
     */
    record Quarter(int quarter, int published, Map<ContentKind, Integer> byKind, int goal, int done) {
    }

    private static final int QUARTERS = 4;
    private static final int MONTHS_OF_QUARTER = 3;

    /** @param counts of the month's year */
    static Duties of(YearMonth month, PublishingGoals goals, List<Village> villages, List<Count> counts) {
        return new Duties(month.toString(),
                new Progress(goals.street(), done(counts, ofMonth(month, null))),
                villages.stream()
                        .map(village -> new VillageProgress(village.village(), village.name(), goals.village(),
                                done(counts, ofMonth(month, village.village()))))
                        .toList(),
                new Progress(goals.year(), done(counts, any -> true)),
                IntStream.rangeClosed(1, QUARTERS).mapToObj(quarter -> quarter(quarter, goals, counts)).toList());
    }

    private static Quarter quarter(int quarter, PublishingGoals goals, List<Count> counts) {
        var ofQuarter = counts.stream().filter(count -> (count.month() - 1) / MONTHS_OF_QUARTER + 1 == quarter).toList();
        var byKind = new EnumMap<ContentKind, Integer>(ContentKind.class);
        ofQuarter.forEach(count -> byKind.merge(count.kind(), count.published(), Integer::sum));
        var published = byKind.values().stream().mapToInt(Integer::intValue).sum();
        return new Quarter(quarter, published, byKind, goals.quarter(quarter), done(ofQuarter, any -> true));
    }

    private static Predicate<Count> ofMonth(YearMonth month, @Nullable Integer village) {
        return count -> count.month() == month.getMonthValue() && Objects.equals(count.village(), village);
    }

    private static int done(List<Count> counts, Predicate<Count> which) {
        return counts.stream().filter(which).mapToInt(Count::done).sum();
    }
}
