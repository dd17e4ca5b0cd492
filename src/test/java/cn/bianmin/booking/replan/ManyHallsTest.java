package cn.bianmin.booking.replan;

import static cn.bianmin.booking.RaceSetup.bean;
import static cn.bianmin.booking.RaceSetup.sql;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.StreamSupport;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import cn.bianmin.booking.RaceSetup;
import cn.bianmin.hall.HallId;
import cn.bianmin.hall.TestHall;
import cn.bianmin.platform.IsolatedContext;
import cn.bianmin.platform.TestDatabase;
import io.quarkus.scheduler.Scheduler;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Tuple;

/** A city of 500 halls has its days opened by several workers, each hall by one of them. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class ManyHallsTest {

    private static final int HALLS = 500;

    @Inject
    Scheduler scheduler;
    @Inject
    SlotPlanning planning;
    @Inject
    Vertx vertx;

    private TestHall first;

    @BeforeEach
    void onlyTheTestOpensDays() {
        scheduler.pause(SlotPlanning.TICK);
        first = TestHall.open(1, 30, Map.of("ORDINARY", 100));
        sql("""
                UPDATE hall SET parameters = jsonb_set(parameters, '{horizonDays}', '1') WHERE hall_id = $1
                """, Tuple.of(first.id().value()));
    }

    /** What this test made is closed down, so that no later test opens the days of 500 halls. */
    @AfterEach
    void theSchedulerGoesOn() {
        scheduler.resume(SlotPlanning.TICK);
    }

    @Test
    void everyHallHasItsDaysOpenedByOneOfTwoWorkers() {
        var halls = copies();
        try {
            var one = CompletableFuture.supplyAsync(this::work);
            var other = CompletableFuture.supplyAsync(this::work);
            var opened = new ArrayList<>(one.join());
            opened.addAll(other.join());
            assertThat(opened).doesNotHaveDuplicates().containsAll(halls);
            assertThat(one.join()).as("shared").isNotEmpty().hasSizeLessThan(opened.size());
            assertThat(hallsWithPlaces(halls)).isEqualTo(HALLS);
            assertThat(work()).as("a second round before the time").doesNotContainAnyElementsOf(halls);
        } finally {
            remove(halls);
        }
    }

    @Test
    void aWorkerThatDiesLosesItsTurnsToTheNext() {
        var halls = List.of(first.id());
        work();
        sql("UPDATE slot_planning SET due_at = due_at - interval '10 minutes' WHERE hall_id = $1",
                Tuple.of(first.id().value()));
        assertThat(bean(PlanningTurns.class).take(1_000).await().indefinitely()).containsAll(halls);
        assertThat(work()).as("under the lease").doesNotContainAnyElementsOf(halls);
        sql("UPDATE slot_planning SET due_at = due_at - interval '2 minutes' WHERE hall_id = $1",
                Tuple.of(first.id().value()));
        assertThat(work()).containsAll(halls);
    }

    /** Slice after slice, until no hall waits. */
    private List<HallId> work() {
        var done = new ArrayList<HallId>();
        List<HallId> slice;
        do {
            slice = IsolatedContext.run(vertx, planning::openDue).await().indefinitely();
            done.addAll(slice);
        } while (!slice.isEmpty());
        return done;
    }

    /** As many copies of the first hall, set-wise. */
    private Collection<HallId> copies() {
        var numbers = sql("SELECT nextval('hall_number')::int FROM generate_series(1, $1)", Tuple.of(HALLS));
        var halls = StreamSupport.stream(numbers.spliterator(), false).map(row -> new HallId(row.getInteger(0))).toList();
        var arguments = Tuple.of(first.id().value())
                .addArrayOfInteger(halls.stream().map(HallId::value).toArray(Integer[]::new));
        for (var table : List.of("hall", "hall_floor", "desk", "hall_window", "season")) {
            sql("""
                    INSERT INTO %1$s
                    SELECT copy.* FROM %1$s one, unnest($2::int[]) AS new_hall,
                           jsonb_populate_record(one, jsonb_build_object('hall_id', new_hall)) AS copy
                     WHERE one.hall_id = $1
                    """.formatted(table), arguments);
        }
        return new HashSet<>(halls);
    }

    private static int hallsWithPlaces(Collection<HallId> halls) {
        return RaceSetup.number("SELECT count(DISTINCT hall_id)::int FROM slot_day WHERE hall_id = ANY ($1::int[])",
                numbers(halls));
    }

    /** So that no other test works for 500 halls more. */
    private static void remove(Collection<HallId> halls) {
        for (var table : List.of("season", "hall_window", "desk", "hall_floor", "hall", "slot_planning", "slot_day")) {
            sql("DELETE FROM " + table + " WHERE hall_id = ANY ($1::int[])", numbers(halls));
        }
    }

    private static Tuple numbers(Collection<HallId> halls) {
        return Tuple.tuple().addArrayOfInteger(halls.stream().map(HallId::value).toArray(Integer[]::new));
    }
}
