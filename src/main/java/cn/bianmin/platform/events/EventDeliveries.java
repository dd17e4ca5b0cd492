package cn.bianmin.platform.events;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.StreamSupport;

import jakarta.enterprise.context.ApplicationScoped;

import cn.bianmin.platform.database.Database;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlResult;
import io.vertx.mutiny.sqlclient.Tuple;

/** What is on its way to whom: the statements of the relay. */
@ApplicationScoped
public class EventDeliveries {

    /** Per hall and statement, so that a busy hall does not keep the others waiting. */
    static final int PORTION = 5_000;

    /** Small: whoever dies holds up so many events for one {@link #LEASE}. */
    static final int CLAIM = 20;

    /** Longer than {@link #CLAIM} handlers that all use up their time. */
    static final Duration LEASE = Duration.ofSeconds(150);

    static final Duration KEPT = Duration.ofDays(30);

    /** Beyond any back-off; who is due later was put off by a clock that was ahead. */
    private static final Duration FARTHEST = Duration.ofHours(2);

    /**
     * One attempt.
     *
     * @param attempt 1 for the first
     */
    record Attempt(long event, String handler, int attempt, DeliveredEvent delivered) {
    }

    // Oldest first in each hall. What is taken leaves the outbox; who wants it gets a delivery, and everyone is told once per
    // hall and topic. All in one transaction: a relay that dies has taken nothing.
    private static final String DISPATCH = """
            WITH RECURSIVE hall (id) AS (
                (SELECT hall_id FROM outbox ORDER BY hall_id LIMIT 1)
                UNION ALL
                SELECT (SELECT hall_id FROM outbox WHERE hall_id > hall.id ORDER BY hall_id LIMIT 1)
                  FROM hall WHERE hall.id IS NOT NULL
            ), claimed AS (
                SELECT oldest.hall_id, oldest.id
                  FROM hall CROSS JOIN LATERAL (
                       SELECT hall_id, id FROM outbox WHERE hall_id = hall.id ORDER BY id LIMIT $4 FOR UPDATE SKIP LOCKED
                  ) AS oldest
            ), taken AS (
                DELETE FROM outbox USING claimed WHERE outbox.hall_id = claimed.hall_id AND outbox.id = claimed.id
                RETURNING outbox.hall_id, outbox.id, outbox.topic, outbox.data, outbox.created_at
            ), wanted AS (
                INSERT INTO event_delivery (hall_id, event_id, handler, topic, data, created_at, due_at)
                SELECT taken.hall_id, taken.id, handler.name, taken.topic, taken.data, taken.created_at, $3
                  FROM taken JOIN unnest(CAST($1 AS text[]), CAST($2 AS text[])) AS handler (name, topic)
                    ON handler.topic IN (taken.topic, '*')
            ), news AS (
                SELECT hall_id, topic, count(*) AS events FROM taken GROUP BY hall_id, topic
            )
            SELECT pg_notify('bianmin', hall_id || ' ' || topic), events FROM news
            """;
    private static final String CLAIM_DUE = """
            WITH due AS (
                SELECT hall_id, event_id, handler FROM event_delivery
                 WHERE handler = $1 AND parked_at IS NULL AND due_at <= $2
                 ORDER BY due_at, event_id LIMIT $4 FOR UPDATE SKIP LOCKED
            ), claimed AS (
                UPDATE event_delivery AS delivery SET attempts = attempts + 1, due_at = $3
                  FROM due
                 WHERE delivery.hall_id = due.hall_id AND delivery.event_id = due.event_id AND delivery.handler = due.handler
                RETURNING delivery.*
            )
            SELECT hall_id, event_id, topic, data, created_at, attempts FROM claimed ORDER BY event_id
            """;
    private static final String DONE = "DELETE FROM event_delivery WHERE hall_id = $1 AND event_id = $2 AND handler = $3";
    private static final String PUT_OFF = """
            UPDATE event_delivery SET due_at = $4, failure = $5 WHERE hall_id = $1 AND event_id = $2 AND handler = $3
            """;
    private static final String PARK = """
            UPDATE event_delivery SET parked_at = $4, failure = $5 WHERE hall_id = $1 AND event_id = $2 AND handler = $3
            """;
    private static final String RELEASE = """
            UPDATE event_delivery SET parked_at = NULL, attempts = 0, due_at = $2 WHERE handler = $1 AND parked_at IS NOT NULL
            """;
    private static final String EXPIRE = """
            DELETE FROM event_delivery WHERE ctid = ANY (ARRAY(
                SELECT ctid FROM event_delivery WHERE created_at < $1 LIMIT 10000 FOR UPDATE SKIP LOCKED))
            """;
    private static final String BRING_BACK = "UPDATE event_delivery SET due_at = $1 WHERE parked_at IS NULL AND due_at > $2";

    private final Database database;

    EventDeliveries(Database database) {
        this.database = database;
    }

    /** Empties a portion of the outbox; returns how many events were in it. */
    Uni<Long> dispatch(List<EventHandler> handlers, OffsetDateTime now) {
        var names = new ArrayList<String>();
        var topics = new ArrayList<String>();
        for (var handler : handlers) {
            for (var topic : handler.topics().contains("*") ? Set.of("*") : handler.topics()) {
                names.add(handler.name());
                topics.add(topic);
            }
        }
        var arguments = Tuple.tuple()
                .addArrayOfString(names.toArray(String[]::new))
                .addArrayOfString(topics.toArray(String[]::new))
                .addOffsetDateTime(now)
                .addLong((long) PORTION);
        return database.query(DISPATCH, arguments)
                .map(rows -> StreamSupport.stream(rows.spliterator(), false).mapToLong(row -> row.getLong(1)).sum());
    }

    Uni<List<Attempt>> claim(String handler, OffsetDateTime now) {
        return database.query(CLAIM_DUE, Tuple.of(handler, now, now.plus(LEASE), (long) CLAIM))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false).map(row -> attempt(handler, row)).toList());
    }

    Uni<Void> done(Attempt attempt) {
        return database.query(DONE, key(attempt)).replaceWithVoid();
    }

    Uni<Void> putOff(Attempt attempt, OffsetDateTime until, String failure) {
        return database.query(PUT_OFF, key(attempt).addOffsetDateTime(until).addString(failure)).replaceWithVoid();
    }

    Uni<Void> park(Attempt attempt, OffsetDateTime now, String failure) {
        return database.query(PARK, key(attempt).addOffsetDateTime(now).addString(failure)).replaceWithVoid();
    }

    Uni<Integer> release(String handler, OffsetDateTime now) {
        return database.query(RELEASE, Tuple.of(handler, now)).map(SqlResult::rowCount);
    }

    /** Forgets what nobody took for {@link #KEPT}, and mends what a wrong clock put off. */
    public Uni<Void> clean(OffsetDateTime now) {
        return database.query(EXPIRE, Tuple.of(now.minus(KEPT)))
                .chain(() -> database.query(BRING_BACK, Tuple.of(now, now.plus(FARTHEST))))
                .replaceWithVoid();
    }

    private static Tuple key(Attempt attempt) {
        return Tuple.of(attempt.delivered().hall(), attempt.event(), attempt.handler());
    }

    private static Attempt attempt(String handler, Row row) {
        var hall = row.getInteger(0);
        var event = row.getLong(1);
        var delivered = new DeliveredEvent(hall + "-" + event, hall, row.getString(2), (JsonObject) row.getJson(3),
                row.getOffsetDateTime(4).toInstant());
        return new Attempt(event, handler, row.getInteger(5), delivered);
    }
}
