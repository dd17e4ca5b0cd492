package cn.bianmin.booking;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.stream.IntStream;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import cn.bianmin.booking.admission.Holds;
import cn.bianmin.booking.slot.SlotLookup;
import cn.bianmin.platform.TestDatabase;
import cn.bianmin.platform.database.Database;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Tuple;

/** Reports that hold every connection of the common pool, and citizens who want a place meanwhile. */
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
        var reports = IntStream.range(0, ALL_CONNECTIONS)
                .mapToObj(i -> database.query("SELECT pg_sleep(2.3)", Tuple.tuple()).subscribeAsCompletionStage())
                .toList();

        var millis = new ArrayList<Long>();
        for (var i = 0; i < TAKEN; i++) {
            var since = System.nanoTime();
            holds.take(slot).await().indefinitely();
            millis.add(Duration.ofNanos(System.nanoTime() - since).toMillis());
        }
        assertThat(reports).as("reports still under way").noneMatch(report -> report.isDone());
        assertThat(millis.stream().sorted().toList().get(TAKEN - 1)).isLessThanOrEqualTo(1_000);
        reports.forEach(report -> report.join());
        PlaceLedger.check(contest.hall().id());
    }
}
