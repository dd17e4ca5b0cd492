package cn.bianmin.screens.playlist;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * Sees to it that everything is shown at least once in its period.
 *
 * <p>
 * While nothing begins or ends, a cycle shows everyone. But a period may be shorter than a cycle, and each beginning and end
 * makes the cycle longer or shorter, so that someone's turn may be jumped again and again. The rotation is a pure function,
 * so all of it can be looked at beforehand: whoever has no whole page gets one lifted out for it, as a second entry that is
 * valid on that page alone and stands in the list where the count comes to on that page.
 *
 * <p>
 * <b>Why it holds.</b> A page is not given away if it is the only one of somebody. Of {@code n} items each of the others holds
 * at most one page in this way, its only one or the one lifted out for it. So whoever has {@code n} whole pages in its period,
 * up to the end of the playlist, finds one. With 300 items and pages of 12 s that is a period of one hour.
 *
 * <p>
 * With fewer pages the one that ends within the playlist takes the page of one that goes on beyond it.
 */
final class MinimumExposure {

    private final Programme programme;
    private final List<ProgrammePage> pages;
    private final Instant end;
    private final int[] shown;
    /** These very pages: to compare them by their candidates would take longer than everything else. */
    private final Set<ProgrammePage> given = Collections.newSetFromMap(new IdentityHashMap<>());
    /** Before which item of the list the second entries stand. */
    private final Map<Integer, List<PlaylistItem>> guests = new HashMap<>();

    private MinimumExposure(Programme programme, Instant from, Instant end) {
        this.programme = programme;
        this.pages = ProgrammePage.of(programme, from, end);
        this.end = end;
        this.shown = new int[programme.items().size()];
        pages.forEach(page -> shown[page.item()]++);
    }

    /** The items with the second entries among them. */
    static List<PlaylistItem> of(Programme programme, Instant from, Instant end) {
        var lifts = new MinimumExposure(programme, from, end);
        IntStream.range(0, programme.items().size())
                .filter(i -> lifts.shown[i] == 0)
                .boxed()
                .sorted(Comparator.comparing(i -> programme.items().get(i).validUntil()))
                .forEach(lifts::lift);
        return lifts.list();
    }

    private void lift(int starving) {
        var page = pageFor(starving, other -> shown[other] > 1)
                .or(() -> endsWithin(starving) ? pageFor(starving, other -> !endsWithin(other)) : Optional.empty());
        page.ifPresent(found -> {
            given.add(found);
            shown[found.item()]--;
            shown[starving]++;
            var item = programme.items().get(starving);
            guests.computeIfAbsent(found.placeOfGuest(programme), any -> new ArrayList<>())
                    .add(new PlaylistItem(item.content(), item.version(), item.kind(), item.title(), item.body(), item.job(),
                            item.source(), found.start(), found.end(), Rotation.ROUNDS));
        });
    }

    private Optional<ProgrammePage> pageFor(int starving, IntPredicate givesUp) {
        var item = programme.items().get(starving);
        return pages.stream()
                .filter(page -> item.isShownAt(page.start()) && page.part().kinds().contains(item.kind()))
                .filter(page -> givesUp.test(page.item()) && !given.contains(page))
                .findFirst();
    }

    private boolean endsWithin(int item) {
        return !programme.items().get(item).validUntil().isAfter(end);
    }

    private List<PlaylistItem> list() {
        var list = new ArrayList<PlaylistItem>();
        for (var i = 0; i <= programme.items().size(); i++) {
            list.addAll(guests.getOrDefault(i, List.of()));
            if (i < programme.items().size()) {
                list.add(programme.items().get(i));
            }
        }
        return list;
    }
}
