package cn.bianmin.booking;

import static cn.bianmin.platform.WallClock.await;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import cn.bianmin.identity.TestPeople;
import cn.bianmin.platform.TestDatabase;
import cn.bianmin.platform.TestServer;
import cn.bianmin.platform.WallClock;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Tuple;

/** One process of the packaged application whose database falls silent, and dies, while citizens book. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@Timeout(600)
class FaultsIT {

    private static final int DOWN = 503;

    @Inject
    TestPeople people;

    @Test
    void aSilentDatabaseIsSaidWithinThreeSecondsAndForgottenWithinFive() throws InterruptedException {
        var database = databasePort();
        try (var line = new SilentProxy(database);
                var replica = Replica
                        .start(Replica.sharedDatabase(Replica.databaseUrl().replace(":" + database, ":" + line.port())))
                        .ready()) {
            var racers = new Racers(replica.uri());
            var contest = RaceSetup.withPlaces(20);
            var crowd = people.citizens(40);
            var keys = crowd.stream().map(any -> UUID.randomUUID().toString()).toList();
            var well = Racers.atOnce(10, i -> racers.book(0, crowd.get(i), contest.item(), contest.slot(0), keys.get(i)));
            assertThat(Racers.words(well)).isEqualTo(Map.of("201", 10L));
            var slot = contest.slot(0);

            line.fallSilent();
            var notReady = CompletableFuture.supplyAsync(() -> untilNotReady(replica, System.nanoTime()));
            var asked = new ArrayList<CompletableFuture<Racers.Answer>>();
            for (var i = 0; i < crowd.size(); i++) {
                asked.add(racers.book(0, crowd.get(i), contest.item(), slot, keys.get(i)));
                TimeUnit.MILLISECONDS.sleep(100);
            }
            assertThat(replica.status("/q/health/live")).isEqualTo(200);
            WallClock.promised("not ready", notReady.join(), Duration.ofSeconds(5));
            var answers = asked.stream().map(CompletableFuture::join).toList();
            assertThat(answers).allSatisfy(answer -> {
                assertThat(answer.status()).isEqualTo(DOWN);
                assertThat(answer.response().headers().firstValue("Retry-After")).isPresent();
                WallClock.promised("answer", Duration.ofMillis(answer.millis()), Duration.ofSeconds(3));
            });

            line.speak();
            await().atMost(WallClock.atMost(Duration.ofSeconds(5))).until(() -> replica.status("/q/health/ready") == 200
                    && racers.book(0, crowd.get(0), contest.item(), slot, keys.get(0)).join().isBooked());
            var again = Racers.atOnce(20, i -> racers.book(0, crowd.get(i), contest.item(), slot, keys.get(i)));
            assertThat(Racers.words(again)).isEqualTo(Map.of("201", 20L));
            assertThat(contest.bookings(BookingState.CONFIRMED)).isEqualTo(20);
            PlaceLedger.check(contest.hall().id());
        }
    }

    @Test
    void nothingAcknowledgedIsLostWhenTheDatabaseIsKilled() {
        try (var replica = Replica.start(Replica.sharedDatabase(Replica.databaseUrl())).ready()) {
            var racers = new Racers(replica.uri());
            var contest = RaceSetup.withPlaces(100);
            var slots = IntStream.range(0, 10).mapToObj(contest::slot).toList();
            var crowd = people.citizens(400);
            var keys = crowd.stream().map(any -> UUID.randomUUID().toString()).toList();
            var asked = IntStream.range(0, crowd.size())
                    .mapToObj(i -> racers.book(0, crowd.get(i), contest.item(), slots.get(i % 10), keys.get(i)))
                    .toList();
            await().pollInterval(Duration.ofMillis(1))
                    .until(() -> asked.stream().filter(CompletableFuture::isDone).count() > 50);
            TestServer.kill();
            var first = asked.stream().map(CompletableFuture::join).toList();
            TestServer.startAgain(databasePort());
            await().atMost(WallClock.atMost(Duration.ofSeconds(15))).until(() -> replica.status("/q/health/ready") == 200);
            await().atMost(WallClock.atMost(Duration.ofSeconds(15))).ignoreExceptions()
                    .until(() -> RaceSetup.number("SELECT 1", Tuple.tuple()) == 1);

            assertThat(Racers.words(first).keySet()).isSubsetOf("201", "database-away");
            assertThat(first.stream().filter(Racers.Answer::isBooked)).allSatisfy(answer -> assertThat(
                    RaceSetup.number("SELECT count(*) FROM booking WHERE hall_id = $1 AND id = $2",
                            Tuple.of(contest.hall().id().value(), answer.booking().value())))
                    .isEqualTo(1));
            var again = Racers.atOnce(crowd.size(),
                    i -> racers.book(0, crowd.get(i), contest.item(), slots.get(i % 10), keys.get(i)));
            assertThat(Racers.words(again)).isEqualTo(Map.of("201", (long) crowd.size()));
            assertThat(contest.bookings(BookingState.CONFIRMED)).isEqualTo(crowd.size());
            PlaceLedger.check(contest.hall().id());
        }
    }

    private static Duration untilNotReady(Replica replica, long since) {
        await().until(() -> replica.status("/q/health/ready") == DOWN);
        return Duration.ofNanos(System.nanoTime() - since);
    }

    private static int databasePort() {
        return URI.create(Replica.databaseUrl()).getPort();
    }
}
