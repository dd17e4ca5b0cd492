package cn.bianmin.screens;

import static io.restassured.RestAssured.given;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwx.CompactSerializer;
import org.jose4j.lang.JoseException;
import org.jspecify.annotations.Nullable;

import cn.bianmin.content.ContentKind;
import cn.bianmin.content.Contents;
import cn.bianmin.hall.HallId;
import cn.bianmin.platform.UuidV7;
import cn.bianmin.platform.database.Database;
import cn.bianmin.platform.events.Outbox;
import io.restassured.response.Response;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Tuple;

/**
 * How the tests of screens speak.
 *
 * <pre>
 * var job = wall.publish(hall, ContentKind.JOB, "招聘保安");
 * var playlist = Wall.playlist(screen.token(), screen.id());
 * Wall.payloadOf(jws, "bianmin-emergency"); // verified with the key set
 * </pre>
 */
@ApplicationScoped
public class ScreenScenario {

    private static final String ADD = """
            WITH whole AS (
                INSERT INTO content (hall_id, content, newest, steps, first_published_at, updated_at)
                VALUES ($1, $2, 1, 1, $7, $7)
            )
            INSERT INTO content_version (hall_id, content, version, state, kind, title, body, source, weight, from_at, until_at,
                                         author, writers, approved_by, published_at, updated_at,
                                         employer, post, wanted, wage, place, contact, job_until)
            SELECT $1, $2, 1, 'PUBLISHED', $3, $4, '正文', '街道', 1, $5, $6, 'staff:a', ARRAY['staff:a'], 'staff:b', $7, $7,
                   job.employer, job.post, job.wanted, job.wage, job.place, job.contact, job.until
              FROM (SELECT CASE WHEN $3 = 'JOB' THEN '红瓦物业' END AS employer, CASE WHEN $3 = 'JOB' THEN '保安' END AS post,
                           CASE WHEN $3 = 'JOB' THEN 3 END AS wanted, CASE WHEN $3 = 'JOB' THEN '4500元/月' END AS wage,
                           CASE WHEN $3 = 'JOB' THEN '红瓦村' END AS place, CASE WHEN $3 = 'JOB' THEN '028-0000 0000' END AS contact,
                           CASE WHEN $3 = 'JOB' THEN DATE '2030-01-01' END AS until) AS job
            """;
    private static final String WITHDRAW = """
            UPDATE content_version SET state = 'WITHDRAWN', ended_at = $3 WHERE hall_id = $1 AND content = $2
            """;

    @Inject
    Database database;
    @Inject
    Outbox outbox;
    @Inject
    Clock clock;

    public UUID publish(HallId hall, ContentKind kind, String title) {
        var now = clock.instant();
        return publish(hall, kind, title, now.minusSeconds(60), now.plusSeconds(30L * 24 * 3600));
    }

    /** As an approved content of two people, with the event that goes with it. */
    public UUID publish(HallId hall, ContentKind kind, String title, Instant from, Instant until) {
        var content = UuidV7.next(clock);
        database.inTransaction(connection -> connection.preparedQuery(ADD).execute(Tuple.tuple()
                .addInteger(hall.value()).addUUID(content).addString(kind.name()).addString(title)
                .addOffsetDateTime(from.atOffset(ZoneOffset.UTC)).addOffsetDateTime(until.atOffset(ZoneOffset.UTC))
                .addOffsetDateTime(clock.instant().atOffset(ZoneOffset.UTC)))
                .chain(() -> outbox.append(connection, changed(hall, kind)))).await().indefinitely();
        return content;
    }

    public void withdraw(HallId hall, UUID content) {
        database.inTransaction(connection -> connection.preparedQuery(WITHDRAW)
                .execute(Tuple.of(hall.value(), content, clock.instant().atOffset(ZoneOffset.UTC)))
                .chain(() -> outbox.append(connection, changed(hall, ContentKind.JOB)))).await().indefinitely();
    }

    private static Outbox.Event changed(HallId hall, ContentKind kind) {
        return new Outbox.Event(hall.value(), Contents.TOPIC,
                new JsonObject().put("kinds", new JsonArray(List.of(kind.name()))));
    }

    /** One number out of the database. */
    public long count(String sql, Object... arguments) {
        return database.query(sql, Tuple.from(arguments)).await().indefinitely().iterator().next().getLong(0);
    }

    public List<String> texts(String sql, Object... arguments) {
        var rows = database.query(sql, Tuple.from(arguments)).await().indefinitely();
        return StreamSupport.stream(rows.spliterator(), false).map(row -> row.getString(0)).toList();
    }

    public static Response get(String token, String path) {
        return given().auth().oauth2(token).get(path);
    }

    public static Response post(String token, String path, @Nullable Object body) {
        var request = given().auth().oauth2(token).contentType("application/json");
        return (body == null ? request : request.body(body)).post(path);
    }

    public static Response playlist(String token, Object screen) {
        return get(token, "/api/screens/" + screen + "/playlist");
    }

    /** The playlist's signature as a compact JWS over these bytes. */
    public static String compact(String detached, byte[] body) {
        var parts = detached.split("\\.", -1);
        return CompactSerializer.serialize(parts[0], Base64.getUrlEncoder().withoutPadding().encodeToString(body), parts[2]);
    }

    /** What was signed with a key of the key set, as that type; anything else fails. */
    public static JsonObject payloadOf(String compact, String type) {
        try {
            var jws = new JsonWebSignature();
            jws.setCompactSerialization(compact);
            var keys = new JsonWebKeySet(given().get("/.well-known/jwks.json").asString());
            jws.setKey(keys.findJsonWebKey(jws.getKeyIdHeaderValue(), null, null, null).getKey());
            if (!jws.verifySignature() || !type.equals(jws.getHeader("typ"))
                    || !"ES256".equals(jws.getAlgorithmHeaderValue())) {
                throw new AssertionError("Not a " + type + " of this installation");
            }
            return new JsonObject(new String(jws.getPayloadBytes(), StandardCharsets.UTF_8));
        } catch (JoseException e) {
            throw new AssertionError(e);
        }
    }

    /** An emergency for half an hour on every screen. */
    public static Map<String, Object> emergency(String text, Instant now) {
        return Map.of("text", text, "level", "DANGER", "until", now.plusSeconds(1_800).toString(), "drill", false);
    }
}
