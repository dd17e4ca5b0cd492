package cn.bianmin.hall.plan;

import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;

import cn.bianmin.hall.calendar.Season;
import cn.bianmin.hall.calendar.Seasons;
import cn.bianmin.platform.problem.ProblemException;
import cn.bianmin.platform.problem.ProblemException.FieldError;

/** Checks what must hold across the fields of a hall's data; the messages are keys of {@code problems.properties}. */
public final class ShapeRules {

    private record ShapeRule(String field, String message, Predicate<HallShape> holds) {
    }

    private static final List<ShapeRule> ALL = List.of(
            new ShapeRule("zone", "hall.zone-unknown", shape -> ZoneId.getAvailableZoneIds().contains(shape.zone())),
            new ShapeRule("floors", "hall.repeated",
                    shape -> distinct(shape.floors().stream().map(HallShape.FloorShape::floor))),
            new ShapeRule("desks", "hall.code-repeated",
                    shape -> distinct(shape.desks().stream().map(HallShape.DeskShape::code))),
            new ShapeRule("desks", "hall.window-repeated",
                    shape -> distinct(windows(shape).map(HallShape.WindowShape::number))),
            new ShapeRule("desks", "hall.floor-unknown", ShapeRules::desksStandOnFloors),
            new ShapeRule("desks", "hall.shares",
                    shape -> shape.desks().stream().allMatch(desk -> areSensible(desk.shares()))),
            new ShapeRule("seasons", "hall.seasons", shape -> areComplete(shape.seasonsOrDefaults())));

    private static final int WHOLE = 100;

    private ShapeRules() {
    }

    /** Refuses with 400 {@code invalid-request} and reports all faults at once. */
    public static void check(HallShape shape) {
        refuse(ALL.stream()
                .filter(rule -> !rule.holds().test(shape))
                .map(rule -> new FieldError(rule.field(), rule.message()))
                .toList());
    }

    public static void checkSeasons(List<Season> seasons) {
        refuse(areComplete(seasons) ? List.of() : List.of(new FieldError("", "hall.seasons")));
    }

    public static void checkShares(Map<String, Integer> shares) {
        refuse(areSensible(shares) ? List.of() : List.of(new FieldError("shares", "hall.shares")));
    }

    public static void refuse(List<FieldError> errors) {
        if (!errors.isEmpty()) {
            throw new ProblemException(400, "invalid-request", errors);
        }
    }

    private static boolean distinct(Stream<?> keys) {
        var all = keys.toList();
        return all.stream().distinct().count() == all.size();
    }

    private static Stream<HallShape.WindowShape> windows(HallShape shape) {
        return shape.desks().stream().flatMap(desk -> desk.windows().stream());
    }

    private static boolean desksStandOnFloors(HallShape shape) {
        return shape.desks()
                .stream()
                .allMatch(desk -> shape.floors().stream().anyMatch(floor -> floor.floor() == desk.floor()));
    }

    /** A channel is checked by its form alone, because the guide knows which channels exist. */
    private static boolean areSensible(Map<String, Integer> shares) {
        return shares.keySet().stream().allMatch(channel -> channel.matches("[A-Z][A-Z_]{0,39}"))
                && shares.values().stream().allMatch(share -> share != null && share >= 0 && share <= WHOLE)
                && shares.values().stream().mapToInt(Integer::intValue).sum() <= WHOLE;
    }

    private static boolean areComplete(List<Season> seasons) {
        return Seasons.haveDistinctKeys(seasons) && Seasons.coverTheYearOnce(seasons);
    }
}
