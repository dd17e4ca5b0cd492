package cn.bianmin.booking.replan;

import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import cn.bianmin.hall.HallId;
import cn.bianmin.platform.database.Database;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;

/**
 * Whose turn it is to have its days looked at; all SQL on {@code slot_planning}. Each turn is taken by one replica. A replica
 * that dies on the way holds its turns for {@link #LEASE}, then another takes them.
 */
@ApplicationScoped
class PlanningTurns {

    /** So often each hall has its turn, which also mends what an event that got lost would have done. */
    static final Duration EVERY = Duration.ofMinutes(10);
    /** Longer than a slice of halls takes, and short enough that the halls of a dead replica wait less than a minute. */
    private static final Duration LEASE = Duration.ofSeconds(50);

    private static final String ENROL = """
            INSERT INTO slot_planning (hall_id, due_at)
            SELECT hall, $2 FROM unnest($1::int[]) AS hall
            ON CONFLICT ON CONSTRAINT slot_planning_pk DO NOTHING
            """;

    // Due much later than one period from now can only come from a clock that was ahead. A little later it is after a turn that
    // ended while this statement was on its way.
    private static final String TAKE = """
            WITH due AS MATERIALIZED (
                SELECT hall_id
                  FROM slot_planning
                 WHERE due_at <= $1 OR due_at > $2
                 ORDER BY due_at, hall_id
                 LIMIT $4
                   FOR UPDATE SKIP LOCKED
            )
            UPDATE slot_planning turn
               SET due_at = $3
              FROM due
             WHERE turn.hall_id = due.hall_id
            RETURNING turn.hall_id
            """;

    private static final String DONE = "UPDATE slot_planning SET due_at = $2 WHERE hall_id = $1";

    private final Database database;
    private final Clock clock;

    PlanningTurns(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Gives every hall that has none yet a turn at once. */
    Uni<Void> enrol(List<HallId> halls) {
        return database.query(ENROL, Tuple.tuple()
                .addArrayOfInteger(halls.stream().map(HallId::value).toArray(Integer[]::new))
                .addOffsetDateTime(now()))
                .replaceWithVoid();
    }

    /** The halls that have waited longest, for the caller alone; empty when no turn is due. */
    Uni<List<HallId>> take(int most) {
        var now = now();
        return database.query(TAKE, Tuple.of(now, now.plus(EVERY).plus(LEASE), now.plus(LEASE), most))
                .map(rows -> rows.stream().map(row -> new HallId(row.getInteger("hall_id"))).toList());
    }

    Uni<Void> done(HallId hall) {
        return database.query(DONE, Tuple.of(hall.value(), now().plus(EVERY))).replaceWithVoid();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
