package cn.bianmin.booking.challenge;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import cn.bianmin.hall.HallId;
import cn.bianmin.platform.database.Database;
import cn.bianmin.platform.jobs.Jobs;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import io.vertx.pgclient.PgException;

/** Solutions that are spent, and how much goes on at a hall. */
@ApplicationScoped
class ChallengeStore {

    /**
     * What goes on at a hall.
     *
     * @param places that the network has: held, booked, or on their way back
     * @param lastMinute bookings of people who were not signed in
     */
    record Load(long places, long lastMinute) {
    }

    private static final String ONCE = "spent_challenge_pk";
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final int MILLIS_SHIFT = 16;

    // A booking's id begins with its time.
    private static final String LOAD = """
            SELECT (SELECT count(*) FROM booking WHERE hall_id = $1 AND network = $2 AND NOT isfinite(ended_at))
                   + (SELECT count(*) FROM pending_place WHERE hall_id = $1 AND network = $2) AS places,
                   (SELECT count(*) FROM booking WHERE hall_id = $1 AND id > $3 AND network IS NOT NULL) AS last_minute
            """;

    private static final String IS_SPENT = "SELECT FROM spent_challenge WHERE hall_id = $1 AND signature = $2";

    private static final String SPEND = "INSERT INTO spent_challenge (hall_id, signature, expires_at) VALUES ($1, $2, $3)";

    private static final String FORGET = "DELETE FROM spent_challenge WHERE expires_at < $1";

    private final Database database;
    private final Jobs jobs;
    private final Clock clock;

    ChallengeStore(Database database, Jobs jobs, Clock clock) {
        this.database = database;
        this.jobs = jobs;
        this.clock = clock;
    }

    Uni<Load> load(HallId hall, long network, Instant now) {
        var since = new UUID(now.minus(MINUTE).toEpochMilli() << MILLIS_SHIFT, 0);
        return database.query(LOAD, Tuple.of(hall.value(), network, since))
                .map(rows -> rows.iterator().next())
                .map(row -> new Load(row.getLong("places"), row.getLong("last_minute")));
    }

    Uni<Boolean> isSpent(HallId hall, String signature) {
        return database.query(IS_SPENT, Tuple.of(hall.value(), bytes(signature))).map(rows -> rows.size() == 1);
    }

    Uni<Void> spend(SqlConnection connection, HallId hall, String signature, Instant expires) {
        return connection.preparedQuery(SPEND)
                .execute(Tuple.of(hall.value(), bytes(signature), expires.atOffset(ZoneOffset.UTC)))
                .replaceWithVoid();
    }

    static boolean isSpent(Throwable failure) {
        return failure instanceof PgException refused && ONCE.equals(refused.getConstraint());
    }

    /** A puzzle that has run out is refused by its salt. */
    @Scheduled(every = "1h", identity = "forget-spent-challenges")
    Uni<Void> forget() {
        return jobs.once("forget-spent-challenges", Duration.ofHours(1), connection -> connection.preparedQuery(FORGET)
                .execute(Tuple.of(clock.instant().atOffset(ZoneOffset.UTC)))
                .replaceWithVoid()).replaceWithVoid();
    }

    private static Buffer bytes(String signature) {
        return Buffer.buffer(HexFormat.of().parseHex(signature));
    }
}
