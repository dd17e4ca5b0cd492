package cn.bianmin.platform.database;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

/**
 * Those who do the same thing go one after the other, over all replicas: whoever counts before adding sees what the one before
 * has added.
 */
public final class AdvisoryLock {

    private static final String LOCK = "SELECT pg_advisory_xact_lock(hashtextextended(CAST($1 AS text), CAST($2 AS int)))";
    private static final int NO_HALL = 0;

    private AdvisoryLock() {
    }

    /** Waits for whoever does that in the hall; the next goes on when the caller's transaction ends. */
    public static Uni<Void> inHall(SqlConnection connection, String what, int hall) {
        return connection.preparedQuery(LOCK).execute(Tuple.of(what, hall)).replaceWithVoid();
    }

    /** The same for what the installation has once. */
    public static Uni<Void> anywhere(SqlConnection connection, String what) {
        return inHall(connection, what, NO_HALL);
    }
}
