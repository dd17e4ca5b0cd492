package cn.bianmin.identity.session;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import cn.bianmin.identity.Access;
import cn.bianmin.identity.SessionKind;
import cn.bianmin.platform.database.Database;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

/** The tables {@code session} and {@code refresh_token}. */
@ApplicationScoped
class SessionStore {

    private static final String OPEN = """
            WITH opened AS (
                INSERT INTO session (session_id, kind, subject, roles, halls, every_hall, created_at, expires_at)
                VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
                RETURNING session_id)
            INSERT INTO refresh_token (token_hash, session_id, issued_at)
            SELECT $9, session_id, $7 FROM opened
            """;

    private static final String IS_ALIVE = """
            SELECT FROM session WHERE session_id = $1 AND ended_at IS NULL AND expires_at > $2
            """;

    /** Of two at once one wins the row; the other comes too late and is taken for a thief. */
    private static final String EXCHANGE = """
            WITH used AS (
                UPDATE refresh_token
                SET used_at = $2
                FROM session
                WHERE token_hash = $1 AND used_at IS NULL
                  AND session.session_id = refresh_token.session_id
                  AND session.ended_at IS NULL AND session.expires_at > $2
                RETURNING session.session_id, kind, subject, roles, halls, every_hall),
            next AS (
                INSERT INTO refresh_token (token_hash, session_id, issued_at)
                SELECT $3, session_id, $2 FROM used)
            SELECT session_id, kind, subject, roles, halls, every_hall FROM used
            """;

    private static final String END_OF_USED_TOKEN = """
            UPDATE session SET ended_at = $2
            WHERE ended_at IS NULL
              AND session_id IN (SELECT session_id FROM refresh_token WHERE token_hash = $1 AND used_at IS NOT NULL)
            RETURNING session_id
            """;

    private static final String END = """
            UPDATE session SET ended_at = $2 WHERE session_id = $1 AND ended_at IS NULL
            """;

    private static final String END_OF_SUBJECT = """
            UPDATE session SET ended_at = $2
            WHERE subject = $1 AND ended_at IS NULL AND session_id IS DISTINCT FROM $3
            """;

    private static final String END_OF_SUBJECT_IN_HALL = """
            UPDATE session SET ended_at = $2 WHERE subject = $1 AND ended_at IS NULL AND $3 = ANY (halls)
            """;

    private static final String FORGET = """
            DELETE FROM session WHERE expires_at < $1
            """;

    private final Database database;

    SessionStore(Database database) {
        this.database = database;
    }

    Uni<RowSet<Row>> open(Access access, byte[] refreshHash, Instant now, Instant expires) {
        return database.query(OPEN, Tuple.tuple()
                .addUUID(access.session())
                .addString(access.kind().name())
                .addUUID(access.subject())
                .addArrayOfString(access.roles().toArray(String[]::new))
                .addArrayOfInteger(access.halls().toArray(Integer[]::new))
                .addBoolean(access.everyHall())
                .addOffsetDateTime(now.atOffset(ZoneOffset.UTC))
                .addOffsetDateTime(expires.atOffset(ZoneOffset.UTC))
                .addValue(Buffer.buffer(refreshHash)));
    }

    Uni<Boolean> isAlive(UUID session, Instant now) {
        return database.query(IS_ALIVE, Tuple.of(session, now.atOffset(ZoneOffset.UTC))).map(rows -> rows.size() == 1);
    }

    Uni<Optional<Access>> exchange(byte[] oldHash, byte[] newHash, Instant now) {
        var arguments = Tuple.of(bytes(oldHash), now.atOffset(ZoneOffset.UTC), bytes(newHash));
        return database.query(EXCHANGE, arguments).map(rows -> {
            var found = rows.iterator();
            return found.hasNext() ? Optional.of(access(found.next())) : Optional.empty();
        });
    }

    /** The session that a used token belonged to, if it still lived. */
    Uni<Optional<UUID>> endOfUsedToken(byte[] tokenHash, Instant now) {
        return database.query(END_OF_USED_TOKEN, Tuple.of(bytes(tokenHash), now.atOffset(ZoneOffset.UTC))).map(rows -> {
            var ended = rows.iterator();
            return ended.hasNext() ? Optional.of(ended.next().getUUID(0)) : Optional.empty();
        });
    }

    Uni<Void> end(UUID session, Instant now) {
        return database.query(END, Tuple.of(session, now.atOffset(ZoneOffset.UTC))).replaceWithVoid();
    }

    /** In the transaction of what ends them: a dismissal and its sessions go together. */
    Uni<Void> endOfSubject(SqlConnection connection, UUID subject, @Nullable UUID except, Instant now) {
        return connection.preparedQuery(END_OF_SUBJECT)
                .execute(Tuple.of(subject, now.atOffset(ZoneOffset.UTC), except))
                .replaceWithVoid();
    }

    /** Ends only the sessions that open the hall: what happens in one hall is no matter of another. */
    Uni<Void> endOfSubjectInHall(SqlConnection connection, UUID subject, int hall, Instant now) {
        return connection.preparedQuery(END_OF_SUBJECT_IN_HALL)
                .execute(Tuple.of(subject, now.atOffset(ZoneOffset.UTC), hall))
                .replaceWithVoid();
    }

    Uni<Void> forget(SqlConnection connection, Instant expiredBefore) {
        return connection.preparedQuery(FORGET)
                .execute(Tuple.of(expiredBefore.atOffset(ZoneOffset.UTC)))
                .replaceWithVoid();
    }

    private static Access access(Row row) {
        return new Access(
                row.getUUID("session_id"),
                SessionKind.valueOf(row.getString("kind")),
                row.getUUID("subject"),
                Set.of(row.getArrayOfStrings("roles")),
                Set.of(row.getArrayOfIntegers("halls")),
                row.getBoolean("every_hall"));
    }

    private static Buffer bytes(byte[] bytes) {
        return Buffer.buffer(bytes);
    }
}
