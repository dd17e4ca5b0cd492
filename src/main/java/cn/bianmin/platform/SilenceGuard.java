package cn.bianmin.platform;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

import org.jboss.logging.Logger;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.impl.SocketConnectionBase;
import io.vertx.sqlclient.impl.SqlConnectionInternal;

/** Closes a connection to PostgreSQL whose server says nothing for too long while a command is under way. */
final class SilenceGuard extends ChannelDuplexHandler {

    private static final Logger LOG = Logger.getLogger(SilenceGuard.class);

    private final SocketConnectionBase connection;
    private final long limitNanos;
    private long lastSign;
    private boolean isWatching;

    private SilenceGuard(SocketConnectionBase connection, Duration limit) {
        this.connection = connection;
        this.limitNanos = limit.toNanos();
    }

    /**
     * @param replaced the name of the handler that watched the handshake; it leaves
     * @param limit the longest silence of the server
     */
    static void watch(SqlConnection connection, String replaced, Duration limit) {
        var socket = (SocketConnectionBase) ((SqlConnectionInternal) connection).unwrap().unwrap();
        var pipeline = socket.socket().channelHandlerContext().pipeline();
        if (pipeline.get(replaced) != null) {
            pipeline.replace(replaced, "silence", new SilenceGuard(socket, limit));
        }
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        lastSign = System.nanoTime();
        context.fireChannelRead(message);
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        if (!isWatching) {
            isWatching = true;
            lastSign = System.nanoTime();
            lookAgain(context, limitNanos);
        }
        var unused = context.write(message, promise);
    }

    /** One timer a connection, not one a command: it runs while there is work and ends when it finds none. */
    private void lookAgain(ChannelHandlerContext context, long nanos) {
        var unused = context.executor().schedule(() -> look(context), nanos, TimeUnit.NANOSECONDS);
    }

    private void look(ChannelHandlerContext context) {
        if (connection.inflight() == 0 || !context.channel().isActive()) {
            isWatching = false;
            return;
        }
        var silent = System.nanoTime() - lastSign;
        if (silent >= limitNanos) {
            LOG.warn("PostgreSQL was silent with a command under way; the connection is closed");
            var unused = context.close();
        } else {
            lookAgain(context, limitNanos - silent);
        }
    }
}
