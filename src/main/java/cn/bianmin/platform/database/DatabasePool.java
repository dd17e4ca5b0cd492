package cn.bianmin.platform.database;

import java.time.Duration;
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
 *
 * <pre>
 * connecting   2 s   the socket, and as much again for the handshake ({@link WatchedDriver})
 * a statement  3.5 s PostgreSQL itself gives up (statement_timeout), so a living server always speaks within the silence limit
 * silence      4 s   with a command under way: the connection is closed ({@link SilenceGuard})
 * a place      2 s   of waiting for a free connection, with at most 500 waiting
 * </pre>
 */
@Singleton
public class DatabasePool implements PgPoolCreator {

    static final Duration CONNECT_LIMIT = Duration.ofSeconds(2);
    static final Duration STATEMENT_LIMIT = Duration.ofMillis(3_500);
    static final Duration SILENCE_LIMIT = Duration.ofSeconds(4);
    /** 20 connections serve far more than 500 short statements within the 2 s; a longer queue only makes everybody late. */
    private static final int MAX_WAITING = 500;
    private static final Duration WAIT_LIMIT = Duration.ofSeconds(2);
    /** Characters; the driver's own limit of 2,048 would have the longest, which are the busiest, planned at every use. */
    private static final int LONGEST_STATEMENT = 16_384;

    @Override
    public Pool create(Input input) {
        return create(input.vertx(), input.pgConnectOptionsList(), input.poolOptions());
    }

    /** The same limits for a pool that a feature keeps for itself. */
    public static Pool create(Vertx vertx, List<PgConnectOptions> servers, PoolOptions size) {
        var options = servers.stream().map(DatabasePool::bounded).toList();
        var waiting = size.setConnectionTimeout((int) WAIT_LIMIT.toSeconds())
                .setConnectionTimeoutUnit(TimeUnit.SECONDS)
                .setMaxWaitQueueSize(MAX_WAITING);
        return new WatchedDriver(CONNECT_LIMIT, SILENCE_LIMIT).createPool(vertx, options, waiting);
    }

    private static SqlConnectOptions bounded(PgConnectOptions server) {
        var bounded = new PgConnectOptions(server)
                .setConnectTimeout((int) CONNECT_LIMIT.toMillis())
                .setTcpKeepAlive(true)
                .setPreparedStatementCacheSqlLimit(LONGEST_STATEMENT);
        bounded.addProperty("statement_timeout", Long.toString(STATEMENT_LIMIT.toMillis()));
        return bounded;
    }
}
