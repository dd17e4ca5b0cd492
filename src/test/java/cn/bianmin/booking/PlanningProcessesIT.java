package cn.bianmin.booking;

import static cn.bianmin.booking.RaceSetup.bean;
import static cn.bianmin.booking.RaceSetup.number;
import static cn.bianmin.platform.WallClock.await;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Timeout;

import cn.bianmin.booking.replan.SlotPlanning;
import cn.bianmin.hall.TestHall;
import cn.bianmin.hall.plan.HallShape;
import cn.bianmin.platform.TestDatabase;
import cn.bianmin.platform.WallClock;
import cn.bianmin.platform.database.Database;
import io.quarkus.scheduler.Scheduler;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;

/** Another process and this one open the same days at the same moment. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@Timeout(600)
class PlanningProcessesIT {

    private static final int DESKS = 40;
    private static final Map<String, Integer> SHARES = Map.of("ORDINARY", 25, "SAME_DAY", 25, "HOME_VISIT", 25, "GREEN", 25);

    @Inject
    Scheduler scheduler;

    private Replica other;

    @BeforeEach
    void oneMoreProcess() {
        scheduler.pause(SlotPlanning.TICK);
        other = Replica.start(Replica.patientWithSharedDatabase()).ready();
    }

    @AfterEach
    void stop() {
        other.close();
        scheduler.resume(SlotPlanning.TICK);
    }

    @RepeatedTest(2)
    void twoProcessesThatOpenTheSameDaysWaitForEachOther() {
        var before = deadlocks();
        var gate = new CompletableFuture<Void>();
        var locked = new CompletableFuture<Void>();
        var keeping = bean(Database.class).inTransaction(WallClock.PATIENCE, connection -> connection
                .query("LOCK TABLE slot_day IN SHARE MODE")
                .execute()
                .invoke(() -> locked.complete(null))
                .chain(() -> Uni.createFrom().completionStage(gate))).subscribeAsCompletionStage();
        locked.join();
        // The other process finds the new hall by its own scheduler, and this one opens it besides.
        var hall = TestHall.with(IntStream.range(0, DESKS)
                .mapToObj(desk -> TestHall.desk("desk" + desk, 1, 15, SHARES))
                .toArray(HallShape.DeskShape[]::new)).open();
        await().until(() -> waiting() >= 1);
        var here = bean(SlotPlanning.class).open(hall.id()).subscribeAsCompletionStage();
        await().until(() -> waiting() >= 2);
        gate.complete(null);
        keeping.join();
        here.join();
        await().until(() -> number("""
                SELECT count(*)::int FROM slot_planning WHERE hall_id = $1 AND due_at > now() + interval '3 minutes'
                """, Tuple.of(hall.id().value())) == 1);
        // The database counts a deadlock with a little delay.
        await().during(Duration.ofSeconds(2)).until(() -> deadlocks() == before);
        assertThat(number("SELECT count(DISTINCT (desk_number, channel))::int FROM slot_day WHERE hall_id = $1",
                Tuple.of(hall.id().value()))).isEqualTo(DESKS * SHARES.size());
    }

    /** Writers of slot_day that the lock keeps waiting. */
    private static int waiting() {
        return number("""
                SELECT count(*)::int FROM pg_locks WHERE relation = 'slot_day'::regclass AND NOT granted
                """, Tuple.tuple());
    }

    private static int deadlocks() {
        return number("SELECT deadlocks::int FROM pg_stat_database WHERE datname = current_database()", Tuple.tuple());
    }
}
