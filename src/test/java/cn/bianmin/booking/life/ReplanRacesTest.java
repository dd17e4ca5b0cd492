package cn.bianmin.booking.life;

import static cn.bianmin.platform.WallClock.await;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import cn.bianmin.booking.PlaceLedger;
import cn.bianmin.booking.RaceSetup;
import cn.bianmin.booking.Racers;
import cn.bianmin.booking.replan.SlotPlanning;
import cn.bianmin.booking.slot.PendingPlaces;
import cn.bianmin.hall.HallParameters;
import cn.bianmin.identity.TestPeople;
import cn.bianmin.platform.TestDatabase;
import cn.bianmin.platform.WallClock;
import cn.bianmin.platform.database.Database;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

/** Windows are shut and opened while citizens book. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class ReplanRacesTest {

    @TestHTTPResource("/")
    URI server = URI.create("");
    @Inject
    TestPeople people;
    @Inject
    Database database;
    @Inject
    Bookings bookings;
    @Inject
    Clock clock;

    private Racers racers = new Racers();

    @BeforeEach
    void atThisServer() {
        racers = new Racers(server);
    }

    @Test
    void aHoldThatIsBookedWhileItsPlaceIsTakenAwayMakesNoPlaceTooMany() {
        var contest = RaceSetup.withPlaces(2);
        var both = people.citizens(2);
        var slot = contest.slot(0);
        racers.hold(0, both.get(0), contest.item(), slot).join();
        var last = racers.hold(0, both.get(1), contest.item(), slot).join().hold();
        contest.openWindows(1);

        // Keeps the admission waiting for this key, after it has taken the hold.
        var key = UUID.randomUUID().toString();
        var gate = new CompletableFuture<Void>();
        var keeping = paused(gate, true, connection -> connection.preparedQuery("""
                INSERT INTO idempotency (caller, key, body_hash, status, body, created_at) VALUES ($1, $2, $3, 201, $3, $4)
                """).execute(Tuple.of("citizen:" + both.get(1).id(), key, Buffer.buffer(new byte[32]), now()))
                .replaceWithVoid());
        var confirmed = racers.confirm(0, both.get(1), contest.item(), last, key);
        waiting(1);
        var replanned = RaceSetup.bean(SlotPlanning.class).open(contest.hall().id()).subscribeAsCompletionStage();
        waiting(2);
        gate.complete(null);

        assertThat(confirmed.join().word()).isEqualTo("201");
        replanned.join();
        keeping.exceptionally(rolledBack -> null).join();
        PlaceLedger.check(contest.hall().id());
    }

    @Test
    void aReplicaThatStillFollowsTheOldPlanMendsWhatItWrote() {
        var contest = RaceSetup.withPlaces(2);
        var slot = contest.slot(0);
        var oldPlan = contest.hall().plan();
        contest.openWindows(1);
        contest.replan();
        assertThat(contest.free(slot)).isOne();
        RaceSetup.bean(SlotPlanning.class).follow(oldPlan, 2).await().indefinitely();
        assertThat(contest.free(slot)).isOne();
        PlaceLedger.check(contest.hall().id());
    }

    @Test
    void aPlaceThatIsCancelledWhileItIsTakenAwayDoesNotComeBack() {
        var contest = RaceSetup.withPlaces(2);
        var both = people.citizens(2);
        var slot = contest.slot(0);
        racers.book(0, both.get(0), contest.item(), slot, null).join();
        var last = racers.book(0, both.get(1), contest.item(), slot, null).join().booking();
        var booking = bookings.find(last).await().indefinitely().orElseThrow();
        contest.openWindows(1);

        var gate = new CompletableFuture<Void>();
        var cancelled = paused(gate, false,
                connection -> Bookings.end(connection, booking, BookingStep.CANCEL, anyPeriod(), clock.instant())
                        .chain(() -> PendingPlaces.coolDown(connection, slot, UUID.randomUUID(), clock.instant(),
                                Optional.empty())));
        var replanned = RaceSetup.bean(SlotPlanning.class).open(contest.hall().id()).subscribeAsCompletionStage();
        waiting(1);
        gate.complete(null);

        cancelled.join();
        replanned.join();
        PlaceLedger.check(contest.hall().id());
    }

    @Test
    void windowsOpenAndShutUnderAStormAndEverySlotAddsUp() {
        var contest = RaceSetup.withPlaces(6);
        var crowd = people.citizens(120);
        var answers = new ArrayList<CompletableFuture<Racers.Answer>>();
        for (var i = 0; i < crowd.size(); i++) {
            var citizen = crowd.get(i);
            var slot = contest.slot(i % 3);
            answers.add(switch (i % 3) {
                case 0 -> racers.book(i, citizen, contest.item(), slot, null);
                case 1 -> racers.hold(i, citizen, contest.item(), slot).thenCompose(held -> held.isBooked()
                        ? racers.confirm(0, citizen, contest.item(), held.hold(), null)
                        : CompletableFuture.completedFuture(held));
                default -> racers.book(i, citizen, contest.item(), slot, null).thenCompose(booked -> booked.isBooked()
                        ? racers.cancel(0, citizen, booked.booking())
                        : CompletableFuture.completedFuture(booked));
            });
            if (i % 12 == 0) {
                contest.openWindows(1 + i / 12 % 6);
                contest.replan();
            }
        }
        var words = Racers.words(answers.stream().map(CompletableFuture::join).toList());
        assertThat(words.keySet()).isSubsetOf("201", "204", "slot-full", "hold-expired", "booking-not-live");
        assertThat(words).containsKey("201");
        contest.replan();
        PlaceLedger.check(contest.hall().id());
    }

    /** A transaction that does its work and then waits at the gate, to be committed or rolled back. */
    private CompletableFuture<Void> paused(CompletableFuture<Void> gate, boolean rollBack,
            Function<SqlConnection, Uni<Void>> work) {
        var worked = new CompletableFuture<Void>();
        var ended = database.inTransaction(WallClock.PATIENCE, connection -> work.apply(connection)
                .invoke(() -> worked.complete(null))
                .chain(() -> Uni.createFrom().completionStage(gate))
                .invoke(() -> {
                    if (rollBack) {
                        throw new IllegalStateException("rolled back on purpose");
                    }
                })).subscribeAsCompletionStage();
        CompletableFuture.anyOf(worked, ended).join();
        return ended;
    }

    private static void waiting(int transactions) {
        await().until(() -> RaceSetup.number("""
                SELECT count(*)::int FROM pg_locks WHERE NOT granted
                """, Tuple.tuple()) >= transactions);
    }

    private StepTime.Periods anyPeriod() {
        return StepTime.AT_ANY_TIME.periods(LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC), HallParameters.DEFAULTS);
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
