package cn.bianmin.booking.life;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;

import jakarta.enterprise.context.ApplicationScoped;

import cn.bianmin.hall.HallPlan;
import cn.bianmin.hall.Halls;
import cn.bianmin.platform.jobs.Jobs;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

/**
 * Ends the bookings whose day is over, so that the citizen can book the item again. Who did not come is counted (爽约) only
 * where the hall recorded at least one arrival that day: a hall that records none punishes nobody.
 */
@ApplicationScoped
class DayEnd {

    /** Further back nothing is left but what an outage of weeks left; it is caught up within this. */
    private static final int DAYS_BACK = 31;

    private static final String END = """
            WITH over AS (
                UPDATE booking b
                   SET ended_at = $4,
                       state = CASE WHEN EXISTS (SELECT FROM booking came
                                                  WHERE came.hall_id = b.hall_id AND came.day = b.day AND came.state = 'KEPT')
                                    THEN 'NO_SHOW' ELSE 'LAPSED' END
                 WHERE b.hall_id = $1 AND b.day >= $2 AND b.day < $3 AND b.state = 'CONFIRMED'
                RETURNING id, state
            )
            INSERT INTO outbox (hall_id, topic, data, created_at)
            SELECT $1, 'booking.missed', jsonb_build_object('booking', id), $4 FROM over WHERE state = 'NO_SHOW'
            """;

    private final Halls halls;
    private final Jobs jobs;
    private final Clock clock;

    DayEnd(Halls halls, Jobs jobs, Clock clock) {
        this.halls = halls;
        this.jobs = jobs;
        this.clock = clock;
    }

    /** Every hour, because midnight comes at another time in another zone. */
    @Scheduled(every = "1h", delayed = "1m", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> tick() {
        return endWhatIsOver().replaceWithVoid();
    }

    /** Whether it was due, and done here. */
    Uni<Boolean> endWhatIsOver() {
        // The plans first: nothing in the job's transaction may wait for another connection of the same pool.
        return halls.all()
                .chain(all -> Multi.createFrom()
                        .iterable(all)
                        .onItem()
                        .transformToUniAndConcatenate(halls::plan)
                        .collect()
                        .asList())
                .chain(plans -> jobs.once("booking.end-days", Duration.ofHours(1), connection -> Multi.createFrom()
                        .iterable(plans)
                        .onItem()
                        .transformToUniAndConcatenate(plan -> end(connection, plan))
                        .onItem()
                        .ignoreAsUni()));
    }

    private Uni<Void> end(SqlConnection connection, HallPlan plan) {
        var now = clock.instant();
        var today = LocalDate.ofInstant(now, plan.zone());
        return connection.preparedQuery(END)
                .execute(Tuple.of(plan.id().value(), today.minusDays(DAYS_BACK), today, now.atOffset(ZoneOffset.UTC)))
                .replaceWithVoid();
    }
}
