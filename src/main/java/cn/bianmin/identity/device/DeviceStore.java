package cn.bianmin.identity.device;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import cn.bianmin.hall.HallId;
import cn.bianmin.identity.DeviceId;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

/** The table {@code device}. */
@ApplicationScoped
public class DeviceStore {

    /** A device that was not revoked. */
    public record Known(HallId hall, DeviceId id, DeviceKind kind, String name, boolean enrolled) {
    }

    private static final String COLUMNS = "hall_id, device_id, kind, name, enrolled_at IS NOT NULL AS enrolled";

    private static final String ADD = """
            INSERT INTO device (hall_id, device_id, kind, name, enrolment_code_hash, enrolment_expires_at, created_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7)
            """;

    /** The code is gone with the statement that reads it: of two who type it, one gets a secret. */
    private static final String ENROL = """
            UPDATE device SET enrolment_code_hash = NULL, secret_hash = $2, enrolled_at = $3
            WHERE enrolment_code_hash = $1 AND enrolment_expires_at > $3 AND revoked_at IS NULL
            RETURNING\s""" + COLUMNS;

    private static final String BY_SECRET = "SELECT " + COLUMNS + """
             FROM device WHERE device_id = $1 AND secret_hash = $2 AND revoked_at IS NULL
            """;

    private static final String OF_HALL = "SELECT " + COLUMNS + """
             FROM device WHERE hall_id = $1 AND revoked_at IS NULL AND ($2::uuid IS NULL OR device_id > $2)
            ORDER BY device_id
            LIMIT $3
            """;

    private static final String COUNT = "SELECT count(*) FROM device WHERE hall_id = $1 AND revoked_at IS NULL";

    private static final String REVOKE = """
            UPDATE device SET revoked_at = $3 WHERE hall_id = $1 AND device_id = $2 AND revoked_at IS NULL
            """;

    Uni<Long> count(SqlConnection connection, HallId hall) {
        return connection.preparedQuery(COUNT).execute(Tuple.of(hall.value())).map(rows -> rows.iterator().next().getLong(0));
    }

    public Uni<Void> add(SqlConnection connection, Known device, byte[] codeHash, Instant now, Instant codeExpires) {
        return connection.preparedQuery(ADD).execute(Tuple.tuple()
                .addInteger(device.hall().value())
                .addUUID(device.id().value())
                .addString(device.kind().name())
                .addString(device.name())
                .addValue(Buffer.buffer(codeHash))
                .addOffsetDateTime(codeExpires.atOffset(ZoneOffset.UTC))
                .addOffsetDateTime(now.atOffset(ZoneOffset.UTC))).replaceWithVoid();
    }

    public Uni<Optional<Known>> enrol(SqlConnection connection, byte[] codeHash, byte[] secretHash, Instant now) {
        return connection.preparedQuery(ENROL)
                .execute(Tuple.of(Buffer.buffer(codeHash), Buffer.buffer(secretHash), now.atOffset(ZoneOffset.UTC)))
                .map(rows -> rows.size() == 0 ? Optional.empty() : Optional.of(known(rows.iterator().next())));
    }

    Uni<Optional<Known>> find(SqlConnection connection, DeviceId device, byte[] secretHash) {
        return connection.preparedQuery(BY_SECRET).execute(Tuple.of(device.value(), Buffer.buffer(secretHash)))
                .map(rows -> rows.size() == 0 ? Optional.empty() : Optional.of(known(rows.iterator().next())));
    }

    /** Oldest first; {@code after} is the last one of the page before. */
    Uni<List<Known>> ofHall(SqlConnection connection, HallId hall, @Nullable UUID after, int limit) {
        return connection.preparedQuery(OF_HALL).execute(Tuple.of(hall.value(), after, limit))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false).map(DeviceStore::known).toList());
    }

    /** False when the hall has no such device. */
    Uni<Boolean> revoke(SqlConnection connection, HallId hall, DeviceId device, Instant now) {
        return connection.preparedQuery(REVOKE)
                .execute(Tuple.of(hall.value(), device.value(), now.atOffset(ZoneOffset.UTC)))
                .map(rows -> rows.rowCount() == 1);
    }

    private static Known known(Row row) {
        return new Known(
                new HallId(row.getInteger("hall_id")),
                new DeviceId(row.getUUID("device_id")),
                DeviceKind.valueOf(row.getString("kind")),
                row.getString("name"),
                row.getBoolean("enrolled"));
    }
}
