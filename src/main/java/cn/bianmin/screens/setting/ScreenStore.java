package cn.bianmin.screens.setting;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;

import cn.bianmin.hall.HallId;
import cn.bianmin.identity.DeviceId;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

/** The tables {@code screen} and {@code screen_seen}. */
@ApplicationScoped
public class ScreenStore {

    /** A screen that was seen so lately need not be written again. */
    private static final int SEEN_SECONDS = 20;
    private static final TypeReference<List<DayPart>> PARTS = new TypeReference<>() {
    };

    /** What is known of a screen's life: when it last asked and which playlist it had. */
    public record Seen(@Nullable OffsetDateTime at, @Nullable Long shown, @Nullable Long version,
            @Nullable OffsetDateTime issuedAt) {
    }

    private static final String PUT = """
            INSERT INTO screen (hall_id, screen, kind, zone, width, height, parts, changed_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
            ON CONFLICT ON CONSTRAINT screen_pk DO UPDATE
                SET kind = excluded.kind, zone = excluded.zone, width = excluded.width, height = excluded.height,
                    parts = excluded.parts, changed_at = excluded.changed_at
            """;
    private static final String PUT_FIRST = """
            INSERT INTO screen (hall_id, screen, kind, zone, width, height, parts, changed_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
            ON CONFLICT ON CONSTRAINT screen_pk DO NOTHING
            """;
    private static final String OF_HALL = "SELECT screen, kind, zone, width, height, parts FROM screen WHERE hall_id = $1";
    private static final String SEEN_OF_HALL = """
            SELECT screen, seen.seen_at, seen.version AS shown, playlist.version, playlist.issued_at
              FROM (SELECT * FROM screen_seen WHERE hall_id = $1) AS seen
              FULL JOIN (SELECT * FROM playlist WHERE hall_id = $1) AS playlist USING (screen)
            """;
    private static final String SEE = """
            INSERT INTO screen_seen AS known (hall_id, screen, seen_at, version)
            SELECT hall_id, screen, $4, version
              FROM unnest(CAST($1 AS int[]), CAST($2 AS uuid[]), CAST($3 AS bigint[])) AS seen (hall_id, screen, version)
             ORDER BY hall_id, screen
            ON CONFLICT ON CONSTRAINT screen_seen_pk DO UPDATE
                SET seen_at = greatest(excluded.seen_at, known.seen_at), version = greatest(excluded.version, known.version)
              WHERE known.seen_at < $5 OR known.version < excluded.version
            """;

    private final ObjectMapper json;

    ScreenStore(ObjectMapper json) {
        this.json = json;
    }

    public Uni<Void> put(SqlConnection connection, HallId hall, DeviceId screen, ScreenSettings settings, Instant now) {
        return write(connection, PUT, hall, screen, settings, now);
    }

    /** Unless someone has said otherwise already. */
    public Uni<Void> putFirst(SqlConnection connection, HallId hall, DeviceId screen, ScreenSettings settings, Instant now) {
        return write(connection, PUT_FIRST, hall, screen, settings, now);
    }

    private Uni<Void> write(
            SqlConnection connection, String sql, HallId hall, DeviceId screen, ScreenSettings settings, Instant now) {
        return connection.preparedQuery(sql).execute(Tuple.tuple()
                .addInteger(hall.value())
                .addUUID(screen.value())
                .addString(settings.kind().name())
                .addString(settings.zone())
                .addInteger(settings.width())
                .addInteger(settings.height())
                .addValue(new JsonArray(text(settings.parts())))
                .addOffsetDateTime(now.atOffset(ZoneOffset.UTC))).replaceWithVoid();
    }

    /** Those that were set; the others have the defaults. */
    public Uni<Map<UUID, ScreenSettings>> ofHall(SqlConnection connection, HallId hall) {
        return connection.preparedQuery(OF_HALL).execute(Tuple.of(hall.value()))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .collect(Collectors.toMap(row -> row.getUUID("screen"), this::settings)));
    }

    public Uni<Map<UUID, Seen>> seenOfHall(SqlConnection connection, HallId hall) {
        return connection.preparedQuery(SEEN_OF_HALL).execute(Tuple.of(hall.value()))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .collect(Collectors.toMap(row -> row.getUUID("screen"), ScreenStore::seen)));
    }

    /** Many at once, in one order, so that two replicas never wait for each other crosswise. */
    public Uni<Void> see(SqlConnection connection, List<ScreenAt> screens, Instant now) {
        return connection.preparedQuery(SEE).execute(Tuple.tuple()
                .addArrayOfInteger(screens.stream().map(seen -> seen.hall().value()).toArray(Integer[]::new))
                .addArrayOfUUID(screens.stream().map(seen -> seen.screen().value()).toArray(UUID[]::new))
                .addArrayOfLong(screens.stream().map(ScreenAt::version).toArray(Long[]::new))
                .addOffsetDateTime(now.atOffset(ZoneOffset.UTC))
                .addOffsetDateTime(now.minusSeconds(SEEN_SECONDS).atOffset(ZoneOffset.UTC))).replaceWithVoid();
    }

    /** A screen that is there, with the version of the playlist that it has. */
    public record ScreenAt(HallId hall, DeviceId screen, long version) {
    }

    private ScreenSettings settings(Row row) {
        try {
            var parts = json.readValue(((JsonArray) row.getJson("parts")).encode(), PARTS);
            return new ScreenSettings(ScreenKind.valueOf(row.getString("kind")), row.getString("zone"),
                    row.getInteger("width"), row.getInteger("height"), parts);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Stored parts of a day cannot be read", e);
        }
    }

    private static Seen seen(Row row) {
        return new Seen(row.getOffsetDateTime("seen_at"), row.getLong("shown"), row.getLong("version"),
                row.getOffsetDateTime("issued_at"));
    }

    private String text(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
