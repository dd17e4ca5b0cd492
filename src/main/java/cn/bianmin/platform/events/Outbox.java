package cn.bianmin.platform.events;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;

import org.hibernate.reactive.mutiny.Mutiny;

import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

/** Where events leave: written in the transaction of what happened, so that neither is there without the other. */
@ApplicationScoped
public class Outbox {

    /**
     * Something that happened.
     *
     * @param hall where
     * @param topic feature, dot, past tense: {@code hall.hours-changed}
     * @param data what a receiver needs; no personal data
     */
    public record Event(int hall, String topic, JsonObject data) {
    }

    private static final String APPEND = """
            INSERT INTO outbox (hall_id, topic, data, created_at)
            SELECT hall_id, topic, CAST(data AS jsonb), $4
              FROM unnest(CAST($1 AS int[]), CAST($2 AS text[]), CAST($3 AS text[])) WITH ORDINALITY
                   AS event (hall_id, topic, data, position)
             ORDER BY position
            """;
    private static final String APPEND_ONE = """
            INSERT INTO outbox (hall_id, topic, data, created_at)
            VALUES (?1, ?2, CAST(CAST(?3 AS text) AS jsonb), ?4)
            """;
    private static final String APPEND_ALL = """
            INSERT INTO outbox (hall_id, topic, data, created_at)
            SELECT CAST(event.value ->> 'hall' AS int), event.value ->> 'topic', event.value -> 'data', ?2
              FROM jsonb_array_elements(CAST(CAST(?1 AS text) AS jsonb)) WITH ORDINALITY AS event (value, position)
             ORDER BY event.position
            """;

    private final Clock clock;

    Outbox(Clock clock) {
        this.clock = clock;
    }

    /** Inside the caller's transaction; the order is kept. */
    public Uni<Void> append(SqlConnection connection, Event... events) {
        if (events.length == 0) {
            return Uni.createFrom().voidItem();
        }
        var arguments = Tuple.tuple()
                .addArrayOfInteger(Stream.of(events).map(Event::hall).toArray(Integer[]::new))
                .addArrayOfString(Stream.of(events).map(Event::topic).toArray(String[]::new))
                .addArrayOfString(Stream.of(events).map(event -> event.data().encode()).toArray(String[]::new))
                .addOffsetDateTime(clock.instant().atOffset(ZoneOffset.UTC));
        return connection.preparedQuery(APPEND).execute(arguments).replaceWithVoid();
    }

    /** Inside the session's transaction. */
    public Uni<Void> append(Mutiny.Session session, Event event) {
        return session.createNativeQuery(APPEND_ONE)
                .setParameter(1, event.hall())
                .setParameter(2, event.topic())
                .setParameter(3, event.data().encode())
                .setParameter(4, clock.instant().atOffset(ZoneOffset.UTC))
                .executeUpdate()
                .replaceWithVoid();
    }

    /** Many at once, inside the session's transaction; the order is kept. */
    public Uni<Void> append(Mutiny.Session session, List<Event> events) {
        var all = new JsonArray();
        events.forEach(event -> all.add(
                new JsonObject().put("hall", event.hall()).put("topic", event.topic()).put("data", event.data())));
        return session.createNativeQuery(APPEND_ALL)
                .setParameter(1, all.encode())
                .setParameter(2, clock.instant().atOffset(ZoneOffset.UTC))
                .executeUpdate()
                .replaceWithVoid();
    }
}
