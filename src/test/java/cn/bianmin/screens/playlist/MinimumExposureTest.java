package cn.bianmin.screens.playlist;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import cn.bianmin.content.ContentKind;
import cn.bianmin.screens.Programmes;

/** Everything is shown at least once in its period, however the periods lie. */
class MinimumExposureTest {

    private static final Duration HORIZON = Duration.ofHours(36);

    @Test
    void whoeverHasAsManyWholePagesAsThereAreItemsIsShown() {
        var lifted = 0;
        for (var seed = 0; seed < 60; seed++) {
            var random = new Random(seed);
            var programme = Programmes.any(random, 1 + random.nextInt(60));
            var from = Programmes.BEGIN.plusSeconds(random.nextInt(24 * 3600));
            var items = MinimumExposure.of(programme, from, from.plus(HORIZON));
            lifted += items.size() - programme.items().size();
            assertShown(programme, items, from);
        }
        assertThat(lifted).as("without a lift the test shows nothing").isPositive();
    }

    @Test
    void aPeriodMuchShorterThanACycleIsShownToo() {
        for (var seed = 0; seed < 30; seed++) {
            var random = new Random(seed);
            // A hundred items of two days take 20 minutes to 100; the short one has about 101 pages.
            var steady = Programmes.steady(random, 100);
            var seconds = steady.parts().get(0).seconds();
            var begin = Programmes.BEGIN.plusSeconds(random.nextInt(12 * 3600));
            var brief = Programmes.item(ContentKind.JOB, begin, begin.plusSeconds(103L * seconds), 1);
            var all = new ArrayList<>(steady.items());
            all.add(random.nextInt(all.size()), brief);
            var programme = new Programme(steady.zone(), steady.parts(), all);
            var items = MinimumExposure.of(programme, Programmes.BEGIN, Programmes.BEGIN.plus(HORIZON));
            assertThat(shown(programme, items, Programmes.BEGIN)).contains(brief.content());
        }
    }

    @Test
    void withoutNeedTheListStaysAsItIs() {
        var programme = Programmes.steady(new Random(3), 30);
        assertThat(MinimumExposure.of(programme, Programmes.BEGIN, Programmes.BEGIN.plus(HORIZON)))
                .isEqualTo(programme.items());
    }

    @Test
    void whoEndsTodayTakesThePageOfWhoGoesOn() {
        var part = Programmes.part("00:00", "24:00", 60, ContentKind.JOB);
        var from = Programmes.BEGIN;
        var month = from.plus(Duration.ofDays(30));
        // More items than the playlist has pages: not everyone can be shown before it ends, but who ends with it is.
        var lasting = IntStream.range(0, 3_000).mapToObj(i -> Programmes.item(ContentKind.JOB, from, month, 1));
        var brief = Programmes.item(ContentKind.JOB, from.plusSeconds(600), from.plusSeconds(6_000), 1);
        var programme = new Programme(Programmes.SHANGHAI, List.of(part),
                Stream.concat(lasting, Stream.of(brief)).toList());
        var items = MinimumExposure.of(programme, from, from.plus(HORIZON));
        assertThat(shown(programme, items, from)).contains(brief.content());
    }

    private static void assertShown(Programme programme, List<PlaylistItem> items, Instant from) {
        var shown = shown(programme, items, from);
        var pages = ProgrammePage.of(programme, from, from.plus(HORIZON));
        for (var item : programme.items()) {
            var own = pages.stream()
                    .filter(page -> item.isShownAt(page.start()) && page.part().kinds().contains(item.kind()))
                    .count();
            if (own >= programme.items().size()) {
                assertThat(shown).as("%s with %d pages", item, own).contains(item.content());
            }
        }
    }

    /** By the rotation itself, page after page: who has one whole. */
    private static Set<UUID> shown(Programme programme, List<PlaylistItem> items, Instant from) {
        var lifted = new Programme(programme.zone(), programme.parts(), items);
        var shown = new HashSet<UUID>();
        for (var at = from; at.isBefore(from.plus(HORIZON));) {
            var turn = Rotation.at(lifted, at);
            var whole = Duration.between(turn.pageStart(), turn.pageEnd()).toSeconds() == lifted.partAt(at).seconds();
            if (!turn.isEmpty() && whole && !turn.pageStart().isBefore(from)) {
                shown.add(items.get(turn.item()).content());
            }
            at = turn.pageEnd();
        }
        return shown;
    }
}
