package cn.bianmin.platform.database;

import java.util.List;
import java.util.concurrent.TimeUnit;

import jakarta.inject.Singleton;

import cn.bianmin.platform.netty.WatchedDriver;
import io.quarkus.reactive.pg.client.PgPoolCreator;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import io.vertx.sqlclient.SqlConnectOptions;

/**
 * The connections to PostgreSQL, none of which waits for ever.
 *
 * <p>
 * A database that is dead without saying so (a frozen process, a cut cable, a black hole) keeps its sockets open: without the
 * limits here every connection of the pool would wait for it, and none would come back when it does.
 * {@link DatabaseLimits} has the times; at most 500 wait for a free connection.
 */
@Singleton
public class DatabasePool implements PgPoolCreator {

    /** 20 connections serve far more than 500 short statements within the 2 s; a longer queue only makes everybody late. */
    private static final int MAX_WAITING = 500;
    /** Characters; the driver's own limit of 2,048 would have the longest, which are the busiest, planned at every use. */
    private static final int LONGEST_STATEMENT = 16_384;

    @Override
    public Pool create(Input input) {
        return create(input.vertx(), input.pgConnectOptionsList(), input.poolOptions());
    }

    /** The same limits for a pool that a feature keeps for itself. */
    public static Pool create(Vertx vertx, List<PgConnectOptions> servers, PoolOptions size) {
        return create(vertx, servers, size, DatabaseLimits.configured());
    }

    static Pool create(Vertx vertx, List<PgConnectOptions> servers, PoolOptions size, DatabaseLimits limits) {
        var options = servers.stream().map(server -> bounded(server, limits)).toList();
        var waiting = size.setConnectionTimeout((int) limits.waiting().toMillis())
                .setConnectionTimeoutUnit(TimeUnit.MILLISECONDS)
                .setMaxWaitQueueSize(MAX_WAITING);
        return new WatchedDriver(limits.connecting(), limits.silence()).createPool(vertx, options, waiting);
    }

    private static SqlConnectOptions bounded(PgConnectOptions server, DatabaseLimits limits) {
        var bounded = new PgConnectOptions(server)
                .setConnectTimeout((int) limits.connecting().toMillis())
                .setTcpKeepAlive(true)
                .setPreparedStatementCacheSqlLimit(LONGEST_STATEMENT);
        bounded.addProperty("statement_timeout", Long.toString(limits.statement().toMillis()));
        return bounded;
    }
}
