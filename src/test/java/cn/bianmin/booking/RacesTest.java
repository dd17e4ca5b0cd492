package cn.bianmin.booking;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import cn.bianmin.identity.TestPeople;
import cn.bianmin.identity.TestPeople.TestCitizen;
import cn.bianmin.platform.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Tuple;

/** Many citizens at the same moment, one process. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class RacesTest {

    private static final int ROUNDS = 20;

    @TestHTTPResource("/")
    URI server = URI.create("");
    @Inject
    TestPeople people;

    private Racers racers = new Racers();

    @BeforeEach
    void atThisServer() {
        racers = new Racers(server);
    }

    @Test
    void fivePlacesGoToFiveOfTwoHundred() {
        var crowd = people.citizens(200);
        for (var round = 0; round < ROUNDS; round++) {
            var contest = RaceSetup.withPlaces(5);
            var slot = contest.slot(0);
            var answers = Racers.atOnce(crowd.size(), i -> racers.book(i, crowd.get(i), contest.item(), slot, null));
            assertThat(Racers.words(answers)).isEqualTo(Map.of("201", 5L, "slot-full", 195L));
            assertThat(contest.free(slot)).isZero();
            assertThat(contest.bookings(BookingState.CONFIRMED)).isEqualTo(5);
            PlaceLedger.check(contest.hall().id());
        }
    }

    @Test
    void holdsAndBookingsShareTheSamePlaces() {
        var crowd = people.citizens(60);
        var contest = RaceSetup.withPlaces(5);
        var slot = contest.slot(0);
        var answers = Racers.atOnce(60, i -> i % 2 == 0
                ? racers.book(i, crowd.get(i), contest.item(), slot, null)
                : racers.hold(i, crowd.get(i), contest.item(), slot));
        assertThat(Racers.words(answers)).isEqualTo(Map.of("201", 5L, "slot-full", 55L));
        assertThat(contest.bookings(BookingState.CONFIRMED) + contest.held()).isEqualTo(5);
        PlaceLedger.check(contest.hall().id());
    }

    @Test
    void theDailyLimitOfAPersonHoldsWhenAllIsAskedAtOnce() {
        var citizen = people.citizen();
        var contest = RaceSetup.withPlaces(20);
        var items = IntStream.range(0, 20).mapToObj(i -> contest.withAnotherItem().item()).toList();
        var answers = Racers.atOnce(20, i -> racers.book(i, citizen, items.get(i), contest.slot(i % 2), null));
        assertThat(Racers.words(answers)).isEqualTo(Map.of("201", 2L, "too-many-bookings", 18L));
        PlaceLedger.check(contest.hall().id());
    }

    @Test
    void oneItemIsBookedOnceHoweverOftenItIsClicked() {
        var citizen = people.citizen();
        var contest = RaceSetup.withPlaces(20);
        var answers = Racers.atOnce(20, i -> racers.book(i, citizen, contest.item(), contest.slot(i % 3), null));
        assertThat(Racers.words(answers)).isEqualTo(Map.of("201", 1L, "already-booked", 19L));
        PlaceLedger.check(contest.hall().id());
    }

    @Test
    void twentyPostsWithOneKeyAreOneBookingAndOneAnswer() {
        var citizen = people.citizen();
        for (var round = 0; round < ROUNDS; round++) {
            var contest = RaceSetup.withPlaces(1);
            var slot = contest.slot(0);
            var key = UUID.randomUUID().toString();
            var answers = Racers.atOnce(20, i -> racers.book(i, citizen, contest.item(), slot, key));
            assertThat(Racers.words(answers)).isEqualTo(Map.of("201", 20L));
            assertThat(answers.stream().map(Racers.Answer::body).distinct()).hasSize(1);
            assertThat(contest.bookings(BookingState.CONFIRMED)).isEqualTo(1);
            assertThat(racers.book(0, citizen, contest.item(), contest.slot(1), key).join().word())
                    .isEqualTo("idempotency-key-reused");
        }
    }

    @Test
    void movesThatCrossDoNotBlockEachOtherAndKeepEveryPlace() {
        var contest = RaceSetup.withPlaces(3);
        var other = contest.nextOpenDay(contest.day());
        var places = List.of(contest.slot(0), contest.slotOn(other, 0), contest.slot(1));
        var crowd = people.citizens(8);
        var bookings = booked(contest, crowd, places);
        var before = deadlocks();
        var random = new Random(7);
        var moved = 0L;
        for (var round = 0; round < ROUNDS; round++) {
            var answers = Racers.atOnce(crowd.size(),
                    i -> racers.move(i, crowd.get(i), bookings.get(i), places.get(random.nextInt(places.size()))));
            var words = Racers.words(answers);
            assertThat(words.keySet()).isSubsetOf("200", "slot-full");
            moved += words.getOrDefault("200", 0L);
            PlaceLedger.check(contest.hall().id());
        }
        assertThat(moved).isPositive();
        assertThat(contest.bookings(BookingState.CONFIRMED)).isEqualTo(crowd.size());
        assertThat(deadlocks()).isEqualTo(before);
    }

    @Test
    void aBookingIsCancelledOrMovedButItsPlaceIsNeverFreedTwice() {
        for (var round = 0; round < ROUNDS; round++) {
            var contest = RaceSetup.withPlaces(2);
            var citizen = people.citizen();
            var booking = racers.book(0, citizen, contest.item(), contest.slot(0), null).join().booking();
            var answers = new ArrayList<CompletableFuture<Racers.Answer>>();
            for (var i = 1; i < 4; i++) {
                answers.add(racers.move(i, citizen, booking, contest.slot(i)));
                answers.add(racers.cancel(i, citizen, booking));
            }
            var words = Racers.words(answers.stream().map(CompletableFuture::join).toList());
            assertThat(words.keySet()).isSubsetOf("200", "204", "booking-not-live");
            assertThat(words).containsKey("204");
            assertThat(contest.bookings(BookingState.CANCELLED)).isEqualTo(1);
            PlaceLedger.check(contest.hall().id());
        }
    }

    private List<BookingId> booked(RaceSetup contest, List<TestCitizen> crowd, List<SlotId> places) {
        return IntStream.range(0, crowd.size())
                .mapToObj(i -> racers.book(i, crowd.get(i), contest.item(), places.get(i / 3), null).join().booking())
                .toList();
    }

    private static int deadlocks() {
        return RaceSetup.number("SELECT deadlocks::int FROM pg_stat_database WHERE datname = current_database()",
                Tuple.tuple());
    }
}
