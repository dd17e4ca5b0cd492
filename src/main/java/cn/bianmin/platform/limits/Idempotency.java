package cn.bianmin.platform.limits;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import cn.bianmin.platform.database.Database;
import cn.bianmin.platform.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlResult;
import io.vertx.mutiny.sqlclient.Tuple;

/** Finds the answer of a post that was made before with the same key, and forgets old ones. */
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

    private static final String FIND = "SELECT body_hash, status, body FROM idempotency WHERE caller = $1 AND key = $2";
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

    private final Database database;

    Idempotency(Database database) {
        this.database = database;
    }

    /**
     * The answer that was given before. The statement that does the work writes it; fails with {@code idempotency-key-reused} for
     * another body.
     */
    public Uni<Optional<Answer>> answered(Key key) {
        return database.query(FIND, Tuple.of(key.caller, key.key))
                .chain(rows -> rows.rowCount() == 0
                        ? Uni.createFrom().item(Optional.<Answer> empty())
                        : again(key, rows.iterator().next()).map(Optional::of));
    }

    private static Uni<Answer> again(Key key, Row first) {
        var sameBody = Arrays.equals(first.getBuffer(0).getBytes(), key.bodyHash);
        return sameBody
                ? Uni.createFrom().item(new Answer(first.getInteger(1), first.getBuffer(2).getBytes()))
                : Uni.createFrom().failure(new ProblemException(422, "idempotency-key-reused"));
    }

    /** Forgets what is older than {@link #KEPT} in the stretch of {@link #STRETCH} pages whose turn this minute is. */
    public Uni<Integer> clean(OffsetDateTime now) {
        var minute = now.toEpochSecond() / SECONDS_PER_MINUTE;
        return database.query(CLEAN, Tuple.of(now.minus(KEPT), minute, STRETCH)).map(SqlResult::rowCount);
    }
}
