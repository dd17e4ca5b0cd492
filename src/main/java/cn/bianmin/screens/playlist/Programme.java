package cn.bianmin.screens.playlist;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.IntStream;

import cn.bianmin.screens.setting.DayPart;

/**
 * All that decides what is shown when: the part of a playlist that {@link Rotation} reads.
 *
 * @param zone whose clock the parts mean
 * @param parts at least one; the first that holds a minute counts
 * @param items in the order in which they come
 */
public record Programme(ZoneId zone, List<DayPart> parts, List<PlaylistItem> items) {

    private static final int MINUTE = 60;

    public Programme {
        if (parts.isEmpty()) {
            throw new IllegalArgumentException("A programme has a part");
        }
        parts = List.copyOf(parts);
        items = List.copyOf(items);
    }

    /** The part of the day; the first one at a minute that none holds. */
    DayPart partAt(Instant at) {
        var minute = secondOfDay(at) / MINUTE;
        return parts.stream().filter(part -> part.holds(minute)).findFirst().orElse(parts.get(0));
    }

    /** Seconds since midnight in the hall. */
    int secondOfDay(Instant at) {
        return at.atZone(zone).toLocalTime().toSecondOfDay();
    }

    /** Indexes of the items that take turns at that instant, in their order. */
    int[] candidatesAt(Instant at, DayPart part) {
        return IntStream.range(0, items.size())
                .filter(i -> part.kinds().contains(items.get(i).kind()) && items.get(i).isShownAt(at))
                .toArray();
    }

    /** Round after round: in the r-th everyone of at least that weight, so that a weight of three comes three times. */
    int[] cycle(int[] candidates) {
        return IntStream.rangeClosed(1, Rotation.ROUNDS)
                .flatMap(round -> IntStream.of(candidates).filter(i -> items.get(i).weight() >= round))
                .toArray();
    }
}
