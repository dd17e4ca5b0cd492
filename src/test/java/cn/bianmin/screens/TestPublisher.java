package cn.bianmin.screens;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import cn.bianmin.content.ContentKind;
import cn.bianmin.content.Contents;
import cn.bianmin.hall.HallId;
import cn.bianmin.platform.database.Database;
import cn.bianmin.platform.events.Outbox;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

/** Puts contents on the walls of a hall, published already, with the event that goes with it. */
@ApplicationScoped
public class TestPublisher {

    private static final String CONTENT = """
            INSERT INTO content (hall_id, content, newest, steps, first_published_at, updated_at) VALUES ($1, $2, 1, 1, $3, $3)
            """;
    private static final String VERSION = """
            INSERT INTO content_version (hall_id, content, version, state, kind, title, body, employer, post, wanted, wage, place,
                contact, job_until, source, weight, from_at, until_at, author, writers, approved_by, published_at, updated_at)
            SELECT $1, $2, 1, 'PUBLISHED', $3, $4, $5, job.employer, job.post, job.wanted, job.wage, job.place, job.contact,
                   job.job_until, '街道办', 1, $6, $7, 'a', '{a}', 'b', $8, $8
              FROM (SELECT 1) AS one
              LEFT JOIN (SELECT '示例物业' AS employer, $4 AS post, 2 AS wanted, '3000元/月' AS wage, '幸福路12号' AS place,
                                '028-87654321' AS contact, CAST($9 AS date) AS job_until) AS job ON $3 = 'JOB'
            """;
    private static final String WITHDRAW = """
            UPDATE content_version SET state = 'WITHDRAWN', ended_at = $3 WHERE hall_id = $1 AND content = $2
            """;

    private final Database database;
    private final Outbox outbox;
    private final Clock clock;

    TestPublisher(Database database, Outbox outbox, Clock clock) {
        this.database = database;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** A job that is there from now on for a week. */
    public UUID job(HallId hall, String title) {
        return put(hall, ContentKind.JOB, title, "", Duration.ZERO, Duration.ofDays(7));
    }

    /**
     * Publishes a content.
     *
     * @param from how long from now it begins, and {@code until} how long from now it ends
     */
    public UUID put(HallId hall, ContentKind kind, String title, String body, Duration from, Duration until) {
        var content = UUID.randomUUID();
        var now = clock.instant();
        database.inTransaction(connection -> connection.preparedQuery(CONTENT)
                .execute(Tuple.of(hall.value(), content, now.atOffset(ZoneOffset.UTC)))
                .chain(() -> connection.preparedQuery(VERSION).execute(Tuple.tuple()
                        .addInteger(hall.value()).addUUID(content).addString(kind.name()).addString(title).addString(body)
                        .addOffsetDateTime(now.plus(from).atOffset(ZoneOffset.UTC))
                        .addOffsetDateTime(now.plus(until).atOffset(ZoneOffset.UTC))
                        .addOffsetDateTime(now.atOffset(ZoneOffset.UTC))
                        .addLocalDate(LocalDate.of(2026, 12, 31))))
                .chain(() -> tell(connection, hall, kind)))
                .await().indefinitely();
        return content;
    }

    public void withdraw(HallId hall, UUID content) {
        Instant now = clock.instant();
        database.inTransaction(connection -> connection.preparedQuery(WITHDRAW)
                .execute(Tuple.of(hall.value(), content, now.atOffset(ZoneOffset.UTC)))
                .chain(() -> tell(connection, hall, ContentKind.JOB)))
                .await().indefinitely();
    }

    private Uni<Void> tell(SqlConnection connection, HallId hall, ContentKind kind) {
        return outbox.append(connection,
                new Outbox.Event(hall.value(), Contents.TOPIC,
                        new JsonObject().put("kinds", new JsonArray().add(kind.name()))));
    }
}
