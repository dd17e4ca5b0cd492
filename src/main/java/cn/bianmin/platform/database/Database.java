package cn.bianmin.platform.database;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.hibernate.reactive.mutiny.Mutiny;

import cn.bianmin.platform.problem.ProblemException;
import io.smallrye.mutiny.TimeoutException;
import io.smallrye.mutiny.Uni;
import io.vertx.core.VertxException;
import io.vertx.core.http.ConnectionPoolTooBusyException;
import io.vertx.core.impl.NoStackTraceThrowable;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.ClosedConnectionException;

/**
 * The way to PostgreSQL, with a deadline on everything.
 *
 * <p>
 * A feature uses either the SQL methods (contended or set-shaped work) or the session methods (things with a life), never both
 * in one unit of work, and borrows nothing more inside one ({@link NestedBorrowing}). A database that is silent or away is answered by {@code /problems/database-away}, 503 with {@code
 * Retry-After}, after at most {@link DatabaseLimits#deadline()}.
 */
@ApplicationScoped
public class Database {

    private static final String AWAY = "database-away";

    /** SQLSTATE classes: 57P operator intervention, 08 connection, 53 resources. */
    private static final Set<String> AWAY_STATES = Set.of("57P", "08", "53");
    private static final Set<Class<?>> AWAY_FAILURES = Set.of(
            TimeoutException.class, IOException.class, ClosedConnectionException.class, ConnectionPoolTooBusyException.class);
    /** What the client says, without a type of its own, when no connection came back in time or one was closed meanwhile. */
    private static final List<String> AWAY_WORDS = List.of(
            "Timeout", "Connection is not active now", "Pending requests failed to be sent");

    private final Pool pool;
    private final Mutiny.SessionFactory sessions;
    private final DatabaseLimits limits;
    private final NestedBorrowing nested = new NestedBorrowing();

    @Inject
    Database(Pool pool, Mutiny.SessionFactory sessions) {
        this(pool, sessions, DatabaseLimits.configured());
    }

    Database(Pool pool, Mutiny.SessionFactory sessions, DatabaseLimits limits) {
        this.pool = pool;
        this.sessions = sessions;
        this.limits = limits;
    }

    /** One statement in a transaction of its own. */
    public Uni<RowSet<Row>> query(String sql, Tuple arguments) {
        return withConnection(connection -> connection.preparedQuery(sql).execute(arguments));
    }

    /** One connection without a transaction, for work that writes its own. */
    public <T> Uni<T> withConnection(Function<SqlConnection, Uni<T>> work) {
        return within(limits.deadline(), work, pool::withConnection);
    }

    /** Everything the work does is done or nothing is. */
    public <T> Uni<T> inTransaction(Function<SqlConnection, Uni<T>> work) {
        return within(limits.deadline(), work, pool::withTransaction);
    }

    /** As {@link #inTransaction} for work that may take long (imports, planning) and says its own limit. */
    public <T> Uni<T> inTransaction(Duration limit, Function<SqlConnection, Uni<T>> work) {
        return within(limit, work, pool::withTransaction);
    }

    /** Reads entities; one chain, no concurrent use of the session. */
    public <T> Uni<T> inSession(Function<Mutiny.Session, Uni<T>> work) {
        return within(limits.deadline(), work, sessions::withSession);
    }

    /** Changes entities; one chain, one session, one transaction. */
    public <T> Uni<T> inSessionTransaction(Function<Mutiny.Session, Uni<T>> work) {
        return within(limits.deadline(), work, sessions::withTransaction);
    }

    /** As {@link #inSessionTransaction} for work that may take long (imports) and says its own limit. */
    public <T> Uni<T> inSessionTransaction(Duration limit, Function<Mutiny.Session, Uni<T>> work) {
        return within(limit, work, sessions::withTransaction);
    }

    /** The deadline and the 503 for work that holds a pool of its own. */
    public static <T> Uni<T> withDeadline(Uni<T> work) {
        return sayingAway(work.ifNoItem().after(DatabaseLimits.configured().deadline()).fail());
    }

    private <C, T> Uni<T> within(Duration limit, Function<C, Uni<T>> work,
            Function<Function<C, Uni<T>>, Uni<T>> lender) {
        return nested.refuse(inside -> sayingAway(WorkTimeout.limit(limits.atLeast(limit), work, lender, inside)));
    }

    /** Whether a failure says that the database is silent or away, rather than that somebody made a mistake. */
    public static boolean saysAway(Throwable failure) {
        return failure instanceof ProblemException problem && problem.type().equals(AWAY);
    }

    private static <T> Uni<T> sayingAway(Uni<T> work) {
        return work.onFailure(Database::isAway).transform(any -> new ProblemException(503, AWAY).retryAfter(2));
    }

    /** Connection trouble, shutdown, too many connections, recovery; not a mistake in a statement. */
    static boolean isAway(Throwable failure) {
        if (failure instanceof PgException refused) {
            var state = refused.getSqlState();
            return state != null && AWAY_STATES.stream().anyMatch(state::startsWith);
        }
        var cause = failure.getCause();
        var isKnown = AWAY_FAILURES.stream().anyMatch(kind -> kind.isInstance(failure)) || isSaidByClient(failure);
        return isKnown || (cause != null && isAway(cause));
    }

    private static boolean isSaidByClient(Throwable failure) {
        var isOfVertx = failure instanceof VertxException || failure instanceof NoStackTraceThrowable;
        return isOfVertx && AWAY_WORDS.stream().anyMatch(String.valueOf(failure.getMessage())::startsWith);
    }
}
