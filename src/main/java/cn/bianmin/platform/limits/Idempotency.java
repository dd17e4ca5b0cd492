package cn.bianmin.platform.limits;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Supplier;

import jakarta.enterprise.context.ApplicationScoped;

import cn.bianmin.platform.Digests;
import cn.bianmin.platform.database.Database;
import cn.bianmin.platform.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.SqlResult;
import io.vertx.mutiny.sqlclient.Tuple;
import io.vertx.pgclient.PgException;

/** The same post twice has one effect and one answer. */
@ApplicationScoped
public class Idempotency {

    /** How long an answer is given again. */
    public static final Duration KEPT = Duration.ofDays(7);

    /**
     * What makes two posts the same.
     *
     * @param caller {@code Caller.name()}; another caller's key is unknown
     * @param key the header {@code Idempotency-Key}
     * @param bodyHash SHA-256 of method, path and body, 32 bytes
     */
    // Only handed on: equality of the array is never asked for.
    @SuppressWarnings("ArrayRecordComponent")
    public record Key(String caller, String key, byte[] bodyHash) {
    }

    /** The answer as it left, byte for byte. */
    // Only handed on: equality of the array is never asked for.
    @SuppressWarnings("ArrayRecordComponent")
    public record Answer(int status, byte[] body) {
    }

    // One who comes while the first still runs is told so at once instead of waiting on its row.
    private static final String LOCK = "SELECT pg_try_advisory_xact_lock($1)";
    private static final String FIND = "SELECT body_hash, status, body FROM idempotency WHERE caller = $1 AND key = $2";
    private static final String KEEP = """
            INSERT INTO idempotency (caller, key, body_hash, status, body, created_at) VALUES ($1, $2, $3, $4, $5, $6)
            """;
    // By place instead of by time, so that no second index costs each insert: one stretch of pages each minute, in turn.
    private static final String CLEAN = """
            WITH stretch AS (
                SELECT $2 % (pg_relation_size('idempotency') / current_setting('block_size')::bigint / $3 + 1) * $3 AS first
            )
            DELETE FROM idempotency
             WHERE ctid >= (SELECT CAST(format('(%s,0)', first) AS tid) FROM stretch)
               AND ctid < (SELECT CAST(format('(%s,0)', first + $3) AS tid) FROM stretch)
               AND created_at < $1
            """;
    private static final long STRETCH = 4_000;
    private static final long SECONDS_PER_MINUTE = 60;
    private static final String UNIQUE_VIOLATION = "23505";

    private final Database database;
    private final Clock clock;

    Idempotency(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * Runs the effect once, inside the caller's transaction; when that rolls back, the key was never used.
     *
     * @return the effect's answer, or the first one again
     */
    public Uni<Answer> once(SqlConnection connection, Key key, Supplier<Uni<Answer>> effect) {
        return connection.preparedQuery(LOCK).execute(Tuple.of(lock(key)))
                .chain(row -> row.iterator().next().getBoolean(0)
                        ? find(connection, key, effect)
                        : Uni.createFrom().failure(inUse()));
    }

    /**
     * The answer given before, for work that writes the row in a statement of its own; fails with
     * {@code idempotency-key-reused} for another body.
     */
    public Uni<Optional<Answer>> answered(Key key) {
        return database.query(FIND, Tuple.of(key.caller, key.key))
                .chain(rows -> rows.rowCount() == 0
                        ? Uni.createFrom().item(Optional.<Answer> empty())
                        : again(key, rows.iterator().next()).map(Optional::of));
    }

    private Uni<Answer> find(SqlConnection connection, Key key, Supplier<Uni<Answer>> effect) {
        return connection.preparedQuery(FIND).execute(Tuple.of(key.caller, key.key))
                .chain(rows -> rows.rowCount() == 0
                        ? effect.get().call(answer -> keep(connection, key, answer))
                        : again(key, rows.iterator().next()));
    }

    private static Uni<Answer> again(Key key, Row first) {
        var sameBody = Arrays.equals(first.getBuffer(0).getBytes(), key.bodyHash);
        return sameBody
                ? Uni.createFrom().item(new Answer(first.getInteger(1), first.getBuffer(2).getBytes()))
                : Uni.createFrom().failure(new ProblemException(422, "idempotency-key-reused"));
    }

    private Uni<Void> keep(SqlConnection connection, Key key, Answer answer) {
        var arguments = Tuple.tuple()
                .addString(key.caller)
                .addString(key.key)
                .addBuffer(Buffer.buffer(key.bodyHash))
                .addShort((short) answer.status)
                .addBuffer(Buffer.buffer(answer.body))
                .addOffsetDateTime(clock.instant().atOffset(ZoneOffset.UTC));
        return connection.preparedQuery(KEEP).execute(arguments)
                .onFailure(Idempotency::isTaken).transform(any -> inUse())
                .replaceWithVoid();
    }

    /** Forgets what is older than {@link #KEPT} in the stretch of {@link #STRETCH} pages whose turn this minute is. */
    public Uni<Integer> clean(OffsetDateTime now) {
        var minute = now.toEpochSecond() / SECONDS_PER_MINUTE;
        return database.query(CLEAN, Tuple.of(now.minus(KEPT), minute, STRETCH)).map(SqlResult::rowCount);
    }

    private static boolean isTaken(Throwable failure) {
        return failure instanceof PgException refused && UNIQUE_VIOLATION.equals(refused.getSqlState());
    }

    private static ProblemException inUse() {
        return new ProblemException(409, "idempotency-key-in-use").retryAfter(1);
    }

    /** 64 bits of caller and key; two keys that meet in them would only be asked to come again. */
    private static long lock(Key key) {
        var digest = Digests.sha256((key.caller + '\0' + key.key).getBytes(StandardCharsets.UTF_8));
        return ByteBuffer.wrap(digest).getLong();
    }
}
