package cn.bianmin.booking;

import static cn.bianmin.platform.WallClock.await;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import cn.bianmin.identity.TestPeople;
import cn.bianmin.platform.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

/**
 * Two processes of the packaged application over one database. The test's own JVM runs a third, which only prepares halls and
 * citizens and looks at the outcome; its schedulers compete with the others'. The processes serve all tests; one that was killed is
 * replaced before the next.
 */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@Timeout(600)
class TwoProcessesIT {

    private static final int ROUNDS = 20;
    private static final List<Replica> REPLICAS = new ArrayList<>();

    @Inject
    TestPeople people;

    private Racers racers = new Racers();

    @BeforeEach
    void startTwo() {
        REPLICAS.removeIf(replica -> !replica.isRunning());
        while (REPLICAS.size() < 2) {
            REPLICAS.add(Replica.start(Replica.patientWithSharedDatabase()));
        }
        REPLICAS.forEach(Replica::ready);
        racers = new Racers(REPLICAS.get(0).uri(), REPLICAS.get(1).uri());
    }

    @AfterAll
    static void stopBoth() {
        REPLICAS.forEach(Replica::close);
        REPLICAS.clear();
    }

    @Test
    void fivePlacesGoToFiveOfTwoHundred() {
        var crowd = people.citizens(200);
        for (var round = 0; round < ROUNDS; round++) {
            var contest = RaceSetup.withPlaces(5);
            var slot = contest.slot(0);
            var answers = Racers.atOnce(crowd.size(), i -> racers.bookInsisting(i, crowd.get(i), contest.item(), slot));
            assertThat(Racers.words(answers)).as("round %d", round).isEqualTo(Map.of("201", 5L, "slot-full", 195L));
            assertThat(contest.bookings(BookingState.CONFIRMED)).isEqualTo(5);
            assertThat(contest.free(slot)).isZero();
            PlaceLedger.check(contest.hall().id());
        }
    }

    @Test
    void onePostIsOneBookingWhereverItIsSent() {
        var citizen = people.citizen();
        for (var round = 0; round < ROUNDS; round++) {
            var contest = RaceSetup.withPlaces(2);
            var slot = contest.slot(0);
            var key = UUID.randomUUID().toString();
            var answers = Racers.atOnce(20, i -> racers.book(i, citizen, contest.item(), slot, key));
            assertThat(Racers.words(answers)).isEqualTo(Map.of("201", 20L));
            assertThat(answers.stream().map(Racers.Answer::body).distinct()).hasSize(1);
            assertThat(contest.bookings(BookingState.CONFIRMED)).isEqualTo(1);
            PlaceLedger.check(contest.hall().id());
        }
    }

    @Test
    void movesThatCrossKeepEveryPlace() {
        var contest = RaceSetup.withPlaces(3);
        var places = List.of(contest.slot(0), contest.slotOn(contest.nextOpenDay(contest.day()), 0), contest.slot(1));
        var crowd = people.citizens(8);
        var bookings = IntStream.range(0, crowd.size())
                .mapToObj(i -> racers.book(i, crowd.get(i), contest.item(), places.get(i / 3), null).join().booking())
                .toList();
        for (var turn = 0; turn < ROUNDS; turn++) {
            var round = turn;
            var answers = Racers.atOnce(crowd.size(),
                    i -> racers.move(i, crowd.get(i), bookings.get(i), places.get((i + round) % places.size())));
            assertThat(Racers.words(answers).keySet()).isSubsetOf("200", "slot-full");
            PlaceLedger.check(contest.hall().id());
        }
        assertThat(contest.bookings(BookingState.CONFIRMED)).isEqualTo(crowd.size());
    }

    /** Every process has a scheduler that gives places back each second. */
    @Test
    void placesComeBackOnce() {
        var contest = RaceSetup.withPlaces(40);
        var slot = contest.slot(0);
        var crowd = people.citizens(40);
        var holds = Racers.atOnce(40, i -> racers.hold(i, crowd.get(i), contest.item(), slot));
        assertThat(Racers.words(holds)).isEqualTo(Map.of("201", 40L));
        assertThat(contest.free(slot)).isZero();
        Racers.atOnce(40, i -> racers.letGo(i, holds.get(i).hold()));
        await().untilAsserted(() -> assertThat(contest.held()).isZero());
        assertThat(contest.free(slot)).isEqualTo(40);
        PlaceLedger.check(contest.hall().id());
    }

    @Test
    void nothingIsLostOrDoubledWhenOneIsKilled() {
        var contest = RaceSetup.withPlaces(100);
        var crowd = people.citizens(600);
        var keys = crowd.stream().map(any -> UUID.randomUUID().toString()).toList();
        var acknowledged = new AtomicInteger();
        IntFunction<CompletableFuture<Racers.Answer>> ask = i -> racers
                .book(i, crowd.get(i), contest.item(), contest.slot(i % 10), keys.get(i))
                .whenComplete((answer, failure) -> acknowledged.incrementAndGet());
        // Most are on their way when the process dies; a few come too late, however fast it was.
        var onTheWay = IntStream.range(0, 560).mapToObj(ask).toList();
        while (acknowledged.get() == 0) {
            Thread.onSpinWait();
        }
        REPLICAS.get(0).kill();
        var tooLate = IntStream.range(560, crowd.size()).mapToObj(ask).toList();

        var first = Stream.concat(onTheWay.stream(), tooLate.stream())
                .map(each -> each.handle((answer, failure) -> failure == null ? answer : null))
                .map(CompletableFuture::join)
                .toList();
        var unanswered = first.stream().filter(answer -> answer == null).count();
        assertThat(unanswered).as("requests cut off by the kill").isPositive();
        var again = Racers.atOnce(crowd.size(),
                i -> racers.book(1, crowd.get(i), contest.item(), contest.slot(i % 10), keys.get(i)));
        for (var i = 0; i < crowd.size(); i++) {
            var before = first.get(i);
            assertThat(again.get(i).word()).isEqualTo("201");
            if (before != null && before.isBooked()) {
                assertThat(again.get(i).body()).isEqualTo(before.body());
            }
        }
        assertThat(contest.bookings(BookingState.CONFIRMED)).isEqualTo(crowd.size());
        PlaceLedger.check(contest.hall().id());
    }
}
