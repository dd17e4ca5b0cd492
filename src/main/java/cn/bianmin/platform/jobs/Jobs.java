package cn.bianmin.platform.jobs;

import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;

import jakarta.enterprise.context.ApplicationScoped;

import cn.bianmin.platform.IsolatedContext;
import cn.bianmin.platform.database.Database;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

/**
 * Work that every replica starts and exactly one does.
 *
 * <p>
 * The winner holds the job's row for as long as the work's own transaction; a replica that dies lets go of both, and the
 * next tick of any other does the work.
 */
@ApplicationScoped
public class Jobs {

    /** A job that needs longer works in portions. */
    static final Duration LIMIT = Duration.ofSeconds(60);
    /** What the steps of {@link #inSteps} have, all together. */
    static final Duration STEPS_LIMIT = Duration.ofSeconds(50);
    /** Longer than the steps may last, and over within a minute when their replica died. */
    private static final Duration LEASED = Duration.ofSeconds(55);

    private static final String KNOW = """
            INSERT INTO job (name, due_at) VALUES ($1, $2) ON CONFLICT ON CONSTRAINT job_pk DO NOTHING
            """;
    // Due later than one period from now can only come from a clock that was ahead.
    private static final String WIN_IF_DUE = """
            SELECT name FROM job WHERE name = $1 AND (due_at <= $2 OR due_at > $3) FOR UPDATE SKIP LOCKED
            """;
    private static final String WIN = "SELECT name FROM job WHERE name = $1 FOR UPDATE SKIP LOCKED";
    // Whoever comes second waits for the row and finds that the job is not due any more.
    private static final String LEASE = """
            UPDATE job SET due_at = $3 WHERE name = $1 AND (due_at <= $2 OR due_at > $4) RETURNING name
            """;
    private static final String AGAIN = "UPDATE job SET due_at = $2 WHERE name = $1";
    private static final String DONE = "UPDATE job SET ran_at = $2, due_at = $3 WHERE name = $1";

    private final Vertx vertx;
    private final Database database;
    private final Clock clock;
    private final Set<String> known = ConcurrentHashMap.newKeySet();

    Jobs(Vertx vertx, Database database, Clock clock) {
        this.vertx = vertx;
        this.database = database;
        this.clock = clock;
    }

    /**
     * Does the work when it is due and nobody else is at it; then it is due again after {@code every}.
     *
     * @return whether the work was done here; a failure leaves the job due
     */
    public Uni<Boolean> once(String job, Duration every, Function<SqlConnection, Uni<Void>> work) {
        var now = now();
        var next = now.plus(every);
        return IsolatedContext.run(vertx, () -> know(job, now).chain(() -> database.inTransaction(LIMIT, connection -> win(
                connection, WIN_IF_DUE, Tuple.of(job, now, next), () -> work.apply(connection)
                        .chain(() -> connection.preparedQuery(DONE).execute(Tuple.of(job, now, next)))
                        .replaceWithVoid()))));
    }

    /**
     * As {@link #once} for work whose steps borrow connections of their own: this replica leases the job and holds no connection
     * meanwhile. Each step must bear to be done twice, because a replica that dies leaves the job due again when its lease is
     * over.
     *
     * @return whether the work was done here; a failure leaves the job due
     */
    public Uni<Boolean> inSteps(String job, Duration every, Supplier<Uni<Void>> work) {
        var now = now();
        var farthest = now.plus(every.compareTo(LEASED) < 0 ? LEASED : every);
        return IsolatedContext.run(vertx, () -> know(job, now)
                .chain(() -> database.query(LEASE, Tuple.of(job, now, now.plus(LEASED), farthest)))
                .chain(leased -> leased.rowCount() == 0 ? Uni.createFrom().item(false)
                        : Uni.createFrom().deferred(work::get)
                                .ifNoItem().after(STEPS_LIMIT).fail()
                                .onFailure()
                                .call(failure -> database.query(AGAIN, Tuple.of(job, now)).onFailure().recoverWithNull())
                                .chain(() -> database.query(DONE, Tuple.of(job, now, now.plus(every))))
                                .replaceWith(true)));
    }

    /** Does the work unless another replica is at it, however long ago it last was done. */
    public Uni<Boolean> exclusively(String job, Function<SqlConnection, Uni<Void>> work) {
        return IsolatedContext.run(vertx, () -> know(job, now()).chain(() -> database.inTransaction(LIMIT,
                connection -> win(connection, WIN, Tuple.of(job), () -> work.apply(connection)))));
    }

    private static Uni<Boolean> win(
            SqlConnection connection, String sql, Tuple arguments, Supplier<Uni<Void>> work) {
        return connection.preparedQuery(sql).execute(arguments)
                .chain(row -> row.rowCount() == 0
                        ? Uni.createFrom().item(false)
                        : work.get().replaceWith(true));
    }

    /** The row stands before the first race for it, in a transaction of its own, so that nobody waits for a winner. */
    private Uni<Void> know(String job, OffsetDateTime now) {
        if (known.contains(job)) {
            return Uni.createFrom().voidItem();
        }
        return database.query(KNOW, Tuple.of(job, now)).invoke(() -> known.add(job)).replaceWithVoid();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
