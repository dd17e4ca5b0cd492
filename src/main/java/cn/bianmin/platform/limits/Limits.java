package cn.bianmin.platform.limits;

import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

import jakarta.enterprise.context.ApplicationScoped;

import cn.bianmin.platform.database.Database;
import cn.bianmin.platform.problem.ProblemException;
import cn.bianmin.platform.sealing.Sealer;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.SqlResult;
import io.vertx.mutiny.sqlclient.Tuple;

/**
 * Rates, the same over all replicas: token buckets of which only the instant is kept at which they are full again.
 *
 * <p>
 * A bucket that claims to be fuller-later than an empty one could be comes from a clock that was ahead, and counts as full.
 */
@ApplicationScoped
public class Limits {

    // $3 now, $4 now + what one token costs, $5 now + what the whole bucket costs.
    private static final String TAKE = """
            INSERT INTO rate_bucket AS held (bucket, key, full_at) VALUES ($1, $2, $4)
            ON CONFLICT ON CONSTRAINT rate_bucket_pk DO UPDATE
                SET full_at = $4 + CASE WHEN held.full_at BETWEEN $3 AND $5 THEN held.full_at - $3 ELSE INTERVAL '0' END
              WHERE held.full_at NOT BETWEEN $3 AND $5 OR held.full_at + ($4 - $3) <= $5
            RETURNING full_at
            """;
    private static final String FULL_AT = "SELECT full_at FROM rate_bucket WHERE bucket = $1 AND key = $2";
    private static final String CLEAN = """
            DELETE FROM rate_bucket WHERE ctid = ANY (ARRAY(
                SELECT ctid FROM rate_bucket WHERE full_at < $1 LIMIT 10000 FOR UPDATE SKIP LOCKED))
            """;

    private final Database database;
    private final Sealer sealer;
    private final Clock clock;

    Limits(Database database, Sealer sealer, Clock clock) {
        this.database = database;
        this.sealer = sealer;
        this.clock = clock;
    }

    /**
     * Takes one token, in a transaction of its own; an empty bucket fails with {@code too-many-requests} and when to come
     * again.
     *
     * @param bucket what is limited, {@code login.account}
     * @param key whose bucket; kept as a keyed hash only
     * @param burst how many tokens a full bucket holds, at least 1
     * @param refillEach how long one token takes to come back
     */
    public Uni<Void> take(String bucket, String key, int burst, Duration refillEach) {
        var now = clock.instant().atOffset(ZoneOffset.UTC);
        var owner = Buffer.buffer(sealer.lookup("limit." + bucket, key));
        var whole = refillEach.multipliedBy(burst);
        return database.query(TAKE, Tuple.of(bucket, owner, now, now.plus(refillEach), now.plus(whole)))
                .chain(row -> row.rowCount() == 1
                        ? Uni.createFrom().voidItem()
                        : refuse(bucket, owner, now.plus(whole).minus(refillEach)));
    }

    private Uni<Void> refuse(String bucket, Buffer owner, OffsetDateTime roomForOneAt) {
        return database.query(FULL_AT, Tuple.of(bucket, owner))
                .map(rows -> rows.rowCount() == 0 ? roomForOneAt : rows.iterator().next().getOffsetDateTime(0))
                .chain(fullAt -> {
                    var wait = Math.max(1, (int) Math.ceil(Duration.between(roomForOneAt, fullAt).toMillis() / 1000.0));
                    return Uni.createFrom().failure(new ProblemException(429, "too-many-requests", wait).retryAfter(wait));
                });
    }

    /** Forgets buckets that are full again. */
    public Uni<Integer> clean() {
        return database.query(CLEAN, Tuple.of(clock.instant().atOffset(ZoneOffset.UTC)))
                .map(SqlResult::rowCount);
    }
}
