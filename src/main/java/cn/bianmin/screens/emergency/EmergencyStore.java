package cn.bianmin.screens.emergency;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import cn.bianmin.hall.HallId;
import cn.bianmin.identity.StaffId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

/** The table {@code emergency}; each step is one statement that says itself from where it may be taken. */
@ApplicationScoped
class EmergencyStore {

    /** At once in one hall; more nobody can read. */
    static final int MOST_LIVE = 20;
    private static final int LISTED = 100;

    private static final String ADD = """
            INSERT INTO emergency (hall_id, id, text, level, drill, screens, until, author, asked_at)
            SELECT $1, $2, $3, $4, $5, $6, $7, $8, $9
             WHERE (SELECT count(*) FROM emergency WHERE hall_id = $1 AND state IN ('PENDING', 'ACTIVE')) < $10
            RETURNING *
            """;
    private static final String CONFIRM = """
            UPDATE emergency SET state = 'ACTIVE', confirmer = $3, confirmed_at = greatest($4, asked_at)
             WHERE hall_id = $1 AND id = $2 AND state = 'PENDING' AND author <> $3
               AND asked_at > $5 AND until > $4
            RETURNING *
            """;
    private static final String END = """
            UPDATE emergency
               SET state = CASE state WHEN 'ACTIVE' THEN 'OVER' ELSE 'LAPSED' END, ended_at = $3
             WHERE hall_id = $1 AND id = $2 AND state IN ('PENDING', 'ACTIVE')
            RETURNING *
            """;
    private static final String END_ALL = """
            UPDATE emergency
               SET state = CASE state WHEN 'ACTIVE' THEN 'OVER' ELSE 'LAPSED' END, ended_at = $2
             WHERE hall_id = $1 AND state IN ('PENDING', 'ACTIVE')
            RETURNING *
            """;
    private static final String END_DUE = """
            UPDATE emergency
               SET state = CASE state WHEN 'ACTIVE' THEN 'OVER' ELSE 'LAPSED' END, ended_at = $1
             WHERE (state = 'ACTIVE' AND until <= $1)
                OR (state = 'PENDING' AND (until <= $1 OR asked_at <= $2))
            RETURNING *
            """;
    private static final String FIND = "SELECT * FROM emergency WHERE hall_id = $1 AND id = $2";
    private static final String LIST = """
            SELECT * FROM emergency WHERE hall_id = $1 ORDER BY asked_at DESC, id DESC LIMIT $2
            """;
    private static final String ACTIVE = """
            SELECT * FROM emergency WHERE hall_id = $1 AND state = 'ACTIVE' AND until > $2
             ORDER BY drill, array_position(ARRAY['DANGER', 'WARNING', 'INFO'], level), confirmed_at DESC
            """;

    /** Empty when the hall has {@value #MOST_LIVE} already. */
    Uni<Optional<Emergency>> add(SqlConnection connection, Emergency asked) {
        var screens = asked.screens();
        return connection.preparedQuery(ADD).execute(Tuple.tuple()
                .addInteger(asked.hall().value())
                .addUUID(asked.id())
                .addString(asked.text())
                .addString(asked.level().name())
                .addBoolean(asked.drill())
                .addArrayOfUUID(screens == null ? null : screens.toArray(UUID[]::new))
                .addOffsetDateTime(at(asked.until()))
                .addUUID(asked.author().value())
                .addOffsetDateTime(at(asked.askedAt()))
                .addLong((long) MOST_LIVE)).map(EmergencyStore::first);
    }

    /** Empty when it is not to be confirmed, not by this person or no longer. */
    Uni<Optional<Emergency>> confirm(SqlConnection connection, HallId hall, UUID id, StaffId by, Instant now) {
        return connection.preparedQuery(CONFIRM)
                .execute(Tuple.of(hall.value(), id, by.value(), at(now), at(now.minus(Emergency.CONFIRMED_WITHIN))))
                .map(EmergencyStore::first);
    }

    /** Empty when it was over already. */
    Uni<Optional<Emergency>> end(SqlConnection connection, HallId hall, UUID id, Instant now) {
        return connection.preparedQuery(END).execute(Tuple.of(hall.value(), id, at(now))).map(EmergencyStore::first);
    }

    Uni<List<Emergency>> endAll(SqlConnection connection, HallId hall, Instant now) {
        return connection.preparedQuery(END_ALL).execute(Tuple.of(hall.value(), at(now))).map(EmergencyStore::all);
    }

    /** Of every hall: what is over by itself, and what nobody confirmed. */
    Uni<List<Emergency>> endDue(SqlConnection connection, Instant now) {
        return connection.preparedQuery(END_DUE).execute(Tuple.of(at(now), at(now.minus(Emergency.CONFIRMED_WITHIN))))
                .map(EmergencyStore::all);
    }

    Uni<Optional<Emergency>> find(SqlConnection connection, HallId hall, UUID id) {
        return connection.preparedQuery(FIND).execute(Tuple.of(hall.value(), id)).map(EmergencyStore::first);
    }

    /** The youngest first. */
    Uni<List<Emergency>> list(SqlConnection connection, HallId hall) {
        return connection.preparedQuery(LIST).execute(Tuple.of(hall.value(), LISTED)).map(EmergencyStore::all);
    }

    /** The real before the drill, the gravest first. */
    Uni<List<Emergency>> active(SqlConnection connection, HallId hall, Instant now) {
        return connection.preparedQuery(ACTIVE).execute(Tuple.of(hall.value(), at(now))).map(EmergencyStore::all);
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static Optional<Emergency> first(RowSet<Row> rows) {
        return all(rows).stream().findFirst();
    }

    private static List<Emergency> all(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false).map(EmergencyStore::emergency).toList();
    }

    private static Emergency emergency(Row row) {
        var screens = row.getArrayOfUUIDs("screens");
        var confirmer = row.getUUID("confirmer");
        return new Emergency(
                new HallId(row.getInteger("hall_id")),
                row.getUUID("id"),
                row.getString("text"),
                EmergencyLevel.valueOf(row.getString("level")),
                row.getBoolean("drill"),
                screens == null ? null : Set.copyOf(Stream.of(screens).toList()),
                row.getOffsetDateTime("until").toInstant(),
                EmergencyState.valueOf(row.getString("state")),
                new StaffId(row.getUUID("author")),
                row.getOffsetDateTime("asked_at").toInstant(),
                confirmer == null ? null : new StaffId(confirmer),
                instant(row, "confirmed_at"),
                instant(row, "ended_at"));
    }

    @Nullable
    private static Instant instant(Row row, String column) {
        var value = row.getOffsetDateTime(column);
        return value == null ? null : value.toInstant();
    }
}
