package cn.bianmin.platform.netty;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

import org.jboss.logging.Logger;

import io.netty.channel.Channel;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.impl.SocketConnectionBase;
import io.vertx.sqlclient.impl.SqlConnectionInternal;

/** Closes a connection to PostgreSQL whose server says nothing for too long while a command is under way. */
final class SilenceGuard extends ChannelDuplexHandler {

    private static final Logger LOG = Logger.getLogger(SilenceGuard.class);
    private static final String NAME = "silence";

    private final SocketConnectionBase connection;
    private final long limitNanos;
    private long lastSign;
    private boolean isWatching;
    private boolean isIdle = true;

    private SilenceGuard(SocketConnectionBase connection, Duration limit) {
        this.connection = connection;
        this.limitNanos = limit.toNanos();
    }

    /** From now on; the limit is the longest silence of the server. */
    static void watch(SqlConnection connection, Duration limit) {
        var socket = (SocketConnectionBase) ((SqlConnectionInternal) connection).unwrap().unwrap();
        socket.socket().channelHandlerContext().pipeline().addFirst(NAME, new SilenceGuard(socket, limit));
    }

    static boolean isOn(Channel channel) {
        return channel.pipeline().get(NAME) != null;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        lastSign = System.nanoTime();
        context.fireChannelRead(message);
        isIdle = connection.inflight() == 0;
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        if (isIdle) {
            // The silence of a command begins when it is sent, not with the answer to the one before.
            isIdle = false;
            lastSign = System.nanoTime();
        }
        if (!isWatching) {
            isWatching = true;
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
