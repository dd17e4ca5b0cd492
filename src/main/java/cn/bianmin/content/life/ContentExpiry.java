package cn.bianmin.content.life;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;

import jakarta.enterprise.context.ApplicationScoped;

import cn.bianmin.content.ActorNames;
import cn.bianmin.content.Contents;
import cn.bianmin.platform.jobs.Jobs;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

/**
 * Ends contents whose period is over, on one replica at a time. A content that waits for this is not shown, because every reader
 * honours the period.
 */
@ApplicationScoped
class ContentExpiry {

    private static final String TICK = "content.expire";

    /** One transaction ends so many; the next tick ends the others. */
    private static final int PORTION = 1_000;

    // The statement locks the content's row before it changes a version, as every step does. It skips a row that is locked.
    private static final String EXPIRE = """
            WITH due AS (
                SELECT c.hall_id, c.content
                  FROM content_version v
                  JOIN content c USING (hall_id, content)
                 WHERE v.state = 'PUBLISHED' AND v.until_at <= $1
                 ORDER BY v.until_at
                 LIMIT $2
                   FOR UPDATE OF c SKIP LOCKED
            ), over AS (
                UPDATE content_version v
                   SET state = 'EXPIRED', ended_at = $1, updated_at = $1
                  FROM due
                 WHERE v.hall_id = due.hall_id AND v.content = due.content AND v.state = 'PUBLISHED' AND v.until_at <= $1
                RETURNING v.hall_id, v.content, v.version, v.title, v.kind
            ), counted AS (
                UPDATE content c
                   SET steps = c.steps + 1, updated_at = $1
                  FROM over
                 WHERE c.hall_id = over.hall_id AND c.content = over.content
                RETURNING c.hall_id, c.content, c.steps
            ), written AS (
                INSERT INTO content_step (hall_id, content, number, version, step, state, title, who, at)
                SELECT hall_id, content, counted.steps, over.version, 'EXPIRE', 'EXPIRED', over.title, $3, $1
                  FROM over JOIN counted USING (hall_id, content)
            )
            INSERT INTO outbox (hall_id, topic, data, created_at)
            SELECT hall_id, $4, jsonb_build_object('kinds', jsonb_agg(DISTINCT kind)), $1
              FROM over
             GROUP BY hall_id
             ORDER BY hall_id
            """;

    private final Jobs jobs;
    private final Clock clock;

    ContentExpiry(Jobs jobs, Clock clock) {
        this.jobs = jobs;
        this.clock = clock;
    }

    /** It ticks more often than the job is due, so that another replica soon stands in for one that died. */
    @Scheduled(identity = TICK, every = "15s", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> tick() {
        return expireWhatIsOver().replaceWithVoid();
    }

    /** Runs the job when it is due; true when this replica ran it. */
    Uni<Boolean> expireWhatIsOver() {
        return jobs.once(TICK, Duration.ofMinutes(1), this::expire);
    }

    private Uni<Void> expire(SqlConnection connection) {
        var now = clock.instant().atOffset(ZoneOffset.UTC);
        return connection.preparedQuery(EXPIRE).execute(Tuple.of(now, PORTION, ActorNames.CLOCK, Contents.TOPIC))
                .replaceWithVoid();
    }
}
