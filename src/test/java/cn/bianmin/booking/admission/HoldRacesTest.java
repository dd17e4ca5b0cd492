package cn.bianmin.booking.admission;

import static cn.bianmin.platform.WallClock.await;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import cn.bianmin.booking.BookingState;
import cn.bianmin.booking.PlaceLedger;
import cn.bianmin.booking.RaceSetup;
import cn.bianmin.booking.Racers;
import cn.bianmin.booking.slot.PlaceRelease;
import cn.bianmin.identity.TestPeople;
import cn.bianmin.platform.TestDatabase;
import cn.bianmin.platform.TurnableClock;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;

/** A kept place at the moment its time runs out. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class HoldRacesTest {

    private static final int ROUNDS = 20;
    private static final Duration HOLD = Duration.ofMinutes(5);

    @TestHTTPResource("/")
    URI server = URI.create("");
    @Inject
    TestPeople people;
    @Inject
    TurnableClock clock;
    @Inject
    PlaceRelease returns;

    private Racers racers = new Racers();

    @BeforeEach
    void atThisServer() {
        racers = new Racers(server);
        clock.set(clock.instant());
    }

    @AfterEach
    void realTimeAgain() {
        clock.reset();
    }

    @Test
    void aHoldThatRunsOutWhileItIsConfirmedGivesItsPlaceToOnePersonAtMost() {
        for (var round = 0; round < ROUNDS; round++) {
            var contest = RaceSetup.withPlaces(1);
            var both = people.citizens(2);
            var slot = contest.slot(0);
            var hold = racers.hold(0, both.get(0), contest.item(), slot).join().hold();
            clock.advance(HOLD.minusMillis(1));

            var late = round % 4 * 2;
            var time = CompletableFuture.runAsync(() -> clock.advance(Duration.ofMillis(2)),
                    CompletableFuture.delayedExecutor(late, TimeUnit.MILLISECONDS));
            var confirmed = racers.confirm(0, both.get(0), contest.item(), hold, null);
            var returned = returns.tick().subscribeAsCompletionStage();
            var rival = racers.book(0, both.get(1), contest.item(), slot, null);
            CompletableFuture.allOf(time, returned).join();

            assertThat(confirmed.join().word()).isIn(Set.of("201", "hold-expired"));
            assertThat(rival.join().word()).isIn(Set.of("201", "slot-full"));
            assertThat(contest.bookings(BookingState.CONFIRMED)).isLessThanOrEqualTo(1);
            await().until(() -> nothingIsDueAfterATick(contest));
            assertThat(contest.free(slot)).isEqualTo(1 - contest.bookings(BookingState.CONFIRMED));
            PlaceLedger.check(contest.hall().id());
        }
    }

    /** The scheduler's own tick may be at it; then ours leaves it alone and has to come again. */
    private boolean nothingIsDueAfterATick(RaceSetup contest) {
        returns.tick().await().indefinitely();
        return contest.held() == 0;
    }

    @Test
    void aHoldIsBookedOnceThoughManyKnowIt() {
        var contest = RaceSetup.withPlaces(3);
        var crowd = people.citizens(20);
        var hold = racers.hold(0, crowd.get(0), contest.item(), contest.slot(0)).join().hold();
        var answers = Racers.atOnce(20, i -> racers.confirm(i, crowd.get(i), contest.item(), hold, null));
        assertThat(Racers.words(answers)).containsEntry("201", 1L).containsEntry("hold-expired", 19L);
        assertThat(contest.free(contest.slot(0))).isEqualTo(2);
        PlaceLedger.check(contest.hall().id());
    }
}
