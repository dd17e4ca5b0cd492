package cn.bianmin.booking;

import static cn.bianmin.platform.WallClock.await;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import cn.bianmin.booking.admission.Holds;
import cn.bianmin.booking.slot.SlotLookup;
import cn.bianmin.platform.TestDatabase;
import cn.bianmin.platform.TestSql;
import cn.bianmin.platform.WallClock;
import cn.bianmin.platform.database.Database;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;

/** Work that lasts as long as it likes, and citizens who want a place meanwhile: each gets it before that work ends. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class SlowReportsTest {

    private static final int ALL_CONNECTIONS = 20;
    private static final int TAKEN = 50;

    @Inject
    Database database;
    @Inject
    SlotLookup slots;
    @Inject
    Holds holds;

    @Test
    void placesAreGivenAwayWhileReportsHoldEveryCommonConnection() {
        var contest = RaceSetup.withPlaces(100);
        var slot = slots.of(contest.slot(0), contest.item()).await().indefinitely();
        var end = new CompletableFuture<Void>();
        var reports = IntStream.range(0, ALL_CONNECTIONS)
                .mapToObj(i -> database.withConnection(connection -> connection.query("SELECT 1").execute()
                        .chain(() -> Uni.createFrom().completionStage(end))).subscribeAsCompletionStage())
                .toList();
        for (var i = 0; i < TAKEN; i++) {
            var since = System.nanoTime();
            holds.take(slot).await().indefinitely();
            WallClock.promised("a place beside reports", since, Duration.ofSeconds(1));
        }
        assertThat(reports).as("reports still under way").noneMatch(CompletableFuture::isDone);
        end.complete(null);
        reports.forEach(CompletableFuture::join);
        PlaceLedger.check(contest.hall().id());
    }

    @Test
    void placesAreGivenAwayWhileTheTablesAreAnalysed() throws SQLException {
        var contest = RaceSetup.withPlaces(100);
        try (var maintenance = TestSql.open()) {
            maintenance.run("BEGIN");
            maintenance.run("ANALYZE booking, slot_day, pending_place, citizen");
            // Its locks stay until the transaction ends, as those of a long ANALYZE do.
            takeAPlaceEach(contest);
            maintenance.run("ROLLBACK");
        }
        PlaceLedger.check(contest.hall().id());
    }

    @Test
    void placesAreGivenAwayWhileACheckpointHangs() throws Exception {
        var contest = RaceSetup.withPlaces(100);
        takeAPlaceEach(contest);
        try (var server = TestSql.asSuperuser(); var operator = TestSql.asSuperuser()) {
            var checkpointer = server.texts("SELECT pid FROM pg_stat_activity WHERE backend_type = 'checkpointer'").get(0);
            signal("STOP", checkpointer);
            try {
                var checkpoint = CompletableFuture.runAsync(() -> checkpoint(operator));
                await().until(() -> !server.texts("SELECT 1 FROM pg_stat_activity WHERE query = 'CHECKPOINT'").isEmpty());
                takeAPlaceEach(contest);
                assertThat(checkpoint).as("the checkpoint").isNotDone();
                signal("CONT", checkpointer);
                checkpoint.join();
            } finally {
                signal("CONT", checkpointer);
            }
        }
        PlaceLedger.check(contest.hall().id());
    }

    private void takeAPlaceEach(RaceSetup contest) {
        var slot = slots.of(contest.slot(0), contest.item()).await().indefinitely();
        for (var i = 0; i < TAKEN; i++) {
            holds.take(slot).await().indefinitely();
        }
    }

    private static void checkpoint(TestSql server) {
        try {
            server.run("CHECKPOINT");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void signal(String signal, String process) throws IOException, InterruptedException {
        var kill = new ProcessBuilder("kill", "-" + signal, process).start();
        assertThat(kill.waitFor(10, TimeUnit.SECONDS)).isTrue();
    }
}
