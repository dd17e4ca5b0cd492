package cn.bianmin.platform.events;

import static cn.bianmin.platform.WallClock.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import cn.bianmin.platform.HangingHandler;
import cn.bianmin.platform.RecordingHandler;
import cn.bianmin.platform.TestDatabase;
import cn.bianmin.platform.TurnableClock;
import cn.bianmin.platform.UniqueNames;
import cn.bianmin.platform.database.Database;
import cn.bianmin.platform.events.Outbox.Event;
import io.quarkus.scheduler.Scheduler;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Tuple;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class RelayTest {

    @Inject
    Outbox outbox;

    @Inject
    Relay relay;

    @Inject
    RelayDriver driver;

    @Inject
    Scheduler scheduler;

    @Inject
    Database database;

    @Inject
    RecordingHandler receiver;

    @Inject
    TurnableClock clock;

    private final int hall = UniqueNames.hall();

    @AfterEach
    void realTime() {
        clock.reset();
        driver.resume();
        scheduler.resume();
    }

    @Test
    void whatHappenedIsDeliveredInOrderWithItsIdAndItsTime() {
        happened(happenings(60));

        await().until(() -> received().size() == 60);
        assertThat(received()).extracting(event -> event.data().getInteger("n"))
                .containsExactlyElementsOf(IntStream.range(0, 60).boxed().toList());
        assertThat(received()).extracting(DeliveredEvent::id).doesNotHaveDuplicates().allMatch(id -> id.startsWith(hall + "-"));
    }

    @Test
    void aSessionsEventIsDelivered() {
        database.inSessionTransaction(session -> outbox.append(session, happening(7))).await().indefinitely();
        await().until(() -> received().size() == 1);
        assertThat(received().get(0).data()).isEqualTo(happening(7).data());
    }

    @Test
    void whatWasRolledBackDidNotHappen() {
        assertThatThrownBy(() -> database.inTransaction(connection -> outbox.append(connection, happening(1))
                .chain(() -> Uni.createFrom().<Void> failure(new IllegalStateException("rolled back")))).await().indefinitely())
                .hasMessage("rolled back");
        happened(happening(2));
        await().until(() -> received().size() == 1);
        assertThat(received().get(0).data().getInteger("n")).isEqualTo(2);
    }

    @Test
    void anEventNobodyWantsLeavesNothingBehind() {
        happened(IntStream.range(0, 500).mapToObj(n -> new Event(hall, "test.unwanted", new JsonObject()))
                .toArray(Event[]::new));
        await().until(() -> count("outbox") == 0);
        assertThat(count("event_delivery")).isZero();
    }

    @Test
    void everyReplicaIsToldOncePerTopic() {
        await().until(() -> missed() > 0);
        happened(happenings(100));
        await()
                .until(() -> receiver.announced().contains(new Notification(hall, RecordingHandler.HAPPENED)));
        assertThat(receiver.announced().stream().filter(told -> told.hall() == hall)).hasSizeLessThan(10);
    }

    @Test
    void aPoisonedEventIsParkedAfterTenAttemptsWhileOthersFlow() {
        happened(new Event(hall, RecordingHandler.POISON, new JsonObject()), happening(1));
        await().until(() -> received().size() == 1 && receiver.attemptsOn(hall) > 0);
        driver.pause();
        scheduler.pause();
        await().until(() -> number("SELECT count(*) FROM event_delivery WHERE hall_id = $1 AND failure IS NOT NULL") == 1);
        clock.advance(Duration.ofHours(2));
        for (var round = 0; round < 50 && parked() == 0; round++) {
            relay.deliver(receiver).await().indefinitely();
            clock.advance(Duration.ofHours(2));
        }
        assertThat(receiver.attemptsOn(hall)).isEqualTo(Relay.MAX_ATTEMPTS);
        assertThat(parked()).isEqualTo(1);

        relay.release(receiver.name()).await().indefinitely();
        assertThat(parked()).isZero();
        driver.resume();
        await().until(() -> receiver.attemptsOn(hall) == Relay.MAX_ATTEMPTS + 1);
    }

    @Test
    void aHandlerThatHangsHoldsUpNobodyElse() {
        happened(new Event(hall, HangingHandler.HUNG, new JsonObject()), happening(1));

        await().until(() -> received().size() == 1);
        await().until(() -> number(
                "SELECT count(*) FROM event_delivery WHERE hall_id = $1 AND attempts = 1 AND failure LIKE '%Timeout%'") == 1);
    }

    @Test
    void afterAGapEveryoneIsToldThatAnythingMayHaveHappened() {
        await().until(() -> missed() > 0);
        var missedBefore = missed();
        database.query("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = $1",
                Tuple.of(NotificationListener.NAME)).await().indefinitely();

        await().until(() -> missed() > missedBefore);
        happened(happening(1));
        await()
                .until(() -> receiver.announced().contains(new Notification(hall, RecordingHandler.HAPPENED)));
    }

    @Test
    void twoRelaysAtOnceDeliverEachEventOnce() {
        clock.set(clock.instant());
        happened(happenings(300));
        var relays = IntStream.range(0, 4).mapToObj(i -> relay.dispatch().chain(() -> relay.deliver(receiver))).toList();
        Uni.join().all(relays).andFailFast().await().indefinitely();
        await().until(() -> received().size() >= 300);
        assertThat(received()).extracting(DeliveredEvent::id).doesNotHaveDuplicates().hasSize(300);
    }

    @Test
    void theBackOffGrowsFromSecondsToAnHour() {
        assertThat(Relay.backOff(1)).isBetween(Duration.ofMillis(2_500), Duration.ofMillis(7_500));
        assertThat(Relay.backOff(4)).isBetween(Duration.ofSeconds(67), Duration.ofSeconds(203));
        assertThat(Relay.backOff(10)).isBetween(Duration.ofMinutes(30), Duration.ofMinutes(90));
    }

    private long missed() {
        return receiver.announced().stream().filter(Notification.MISSED::equals).count();
    }

    private Event happening(int n) {
        return new Event(hall, RecordingHandler.HAPPENED, new JsonObject().put("n", n).put("text", "办好了"));
    }

    private Event[] happenings(int count) {
        return IntStream.range(0, count).mapToObj(this::happening).toArray(Event[]::new);
    }

    private void happened(Event... events) {
        database.inTransaction(connection -> outbox.append(connection, events)).await().indefinitely();
    }

    private List<DeliveredEvent> received() {
        return receiver.received(hall);
    }

    private long count(String table) {
        return number("SELECT count(*) FROM " + table + " WHERE hall_id = $1");
    }

    private long parked() {
        return number("SELECT count(*) FROM event_delivery WHERE hall_id = $1 AND parked_at IS NOT NULL");
    }

    private long number(String sql) {
        return database.query(sql, Tuple.of(hall)).await().indefinitely().iterator().next().getLong(0);
    }
}
