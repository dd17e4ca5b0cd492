package cn.bianmin.screens.playlist;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

import jakarta.enterprise.context.ApplicationScoped;

import cn.bianmin.hall.HallId;
import cn.bianmin.identity.DeviceId;
import cn.bianmin.platform.database.Database;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

/** The table {@code playlist}. */
@ApplicationScoped
public class PlaylistStore {

    /** A playlist as it stands, without its body. */
    record Issued(long version, String fingerprint, String signature, String kid, Instant dueAt) {
    }

    /** A playlist as it is made. */
    record Made(long version, String fingerprint, Buffer body, String signature, String kid, Instant issuedAt, Instant dueAt) {
    }

    private static final String OF_HALL = """
            SELECT screen, version, fingerprint, signature, kid, due_at FROM playlist WHERE hall_id = $1
            """;
    private static final String VERSIONS = "SELECT screen, version FROM playlist WHERE hall_id = $1";
    private static final String FIND = """
            SELECT version, fingerprint, signature, kid, due_at FROM playlist WHERE hall_id = $1 AND screen = $2
            """;
    private static final String BODY = "SELECT body FROM playlist WHERE hall_id = $1 AND screen = $2 AND version = $3";
    private static final String ISSUE = """
            INSERT INTO playlist (hall_id, screen, version, fingerprint, body, signature, kid, issued_at, due_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
            ON CONFLICT ON CONSTRAINT playlist_pk DO UPDATE
                SET version = excluded.version, fingerprint = excluded.fingerprint, body = excluded.body,
                    signature = excluded.signature, kid = excluded.kid, issued_at = excluded.issued_at,
                    due_at = excluded.due_at
            """;
    private static final String DUE_HALLS = """
            SELECT DISTINCT hall_id FROM playlist WHERE due_at <= $1 OR due_at > $2 OR kid <> $3 ORDER BY hall_id LIMIT 200
            """;

    private final Database database;

    PlaylistStore(Database database) {
        this.database = database;
    }

    Uni<Map<UUID, Issued>> ofHall(SqlConnection connection, HallId hall) {
        return connection.preparedQuery(OF_HALL).execute(Tuple.of(hall.value()))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .collect(Collectors.toMap(row -> row.getUUID("screen"), PlaylistStore::issued)));
    }

    /** The youngest of each screen. */
    public Uni<Map<UUID, Long>> versions(HallId hall) {
        return database.query(VERSIONS, Tuple.of(hall.value())).map(rows -> StreamSupport.stream(rows.spliterator(), false)
                .collect(Collectors.toMap(row -> row.getUUID(0), row -> row.getLong(1))));
    }

    Uni<Optional<Issued>> find(HallId hall, DeviceId screen) {
        return database.query(FIND, Tuple.of(hall.value(), screen.value()))
                .map(rows -> rows.rowCount() == 0 ? Optional.empty() : Optional.of(issued(rows.iterator().next())));
    }

    /** Empty when there is a younger one by now. */
    Uni<Optional<byte[]>> body(HallId hall, DeviceId screen, long version) {
        return database.query(BODY, Tuple.of(hall.value(), screen.value(), version))
                .map(rows -> rows.rowCount() == 0 ? Optional.empty()
                        : Optional.of(rows.iterator().next().getBuffer(0).getBytes()));
    }

    Uni<Void> issue(SqlConnection connection, HallId hall, DeviceId screen, Made made) {
        return connection.preparedQuery(ISSUE).execute(Tuple.tuple()
                .addInteger(hall.value())
                .addUUID(screen.value())
                .addLong(made.version())
                .addString(made.fingerprint())
                .addBuffer(made.body())
                .addString(made.signature())
                .addString(made.kid())
                .addOffsetDateTime(made.issuedAt().atOffset(ZoneOffset.UTC))
                .addOffsetDateTime(made.dueAt().atOffset(ZoneOffset.UTC))).replaceWithVoid();
    }

    /**
     * Halls with a playlist whose time has come, or that a key signed which no longer signs; as many as a minute is enough for.
     *
     * @param farthest due later than this can only come from a clock that was ahead
     */
    Uni<List<HallId>> dueHalls(SqlConnection connection, Instant now, Instant farthest, String kid) {
        return connection.preparedQuery(DUE_HALLS)
                .execute(Tuple.of(now.atOffset(ZoneOffset.UTC), farthest.atOffset(ZoneOffset.UTC), kid))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false).map(row -> new HallId(row.getInteger(0)))
                        .toList());
    }

    private static Issued issued(Row row) {
        return new Issued(row.getLong("version"), row.getString("fingerprint"), row.getString("signature"),
                row.getString("kid"), row.getOffsetDateTime("due_at").toInstant());
    }
}
