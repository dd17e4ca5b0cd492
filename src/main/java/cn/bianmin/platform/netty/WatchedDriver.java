package cn.bianmin.platform.netty;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

import io.netty.channel.Channel;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.impl.VertxInternal;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetClientOptions;
import io.vertx.core.net.impl.NetSocketInternal;
import io.vertx.pgclient.impl.PgConnectionFactory;
import io.vertx.pgclient.spi.PgDriver;
import io.vertx.sqlclient.SqlConnectOptions;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.spi.ConnectionFactory;

/**
 * Watches every connection to PostgreSQL from its first byte: the handshake may last so long, and then {@link SilenceGuard} stays.
 *
 * <p>
 * The client's own idle limit does not do: it says goodbye politely and waits for an answer, which a dead server never gives,
 * and the place in the pool would be lost for ever.
 */
public final class WatchedDriver extends PgDriver {

    private final Duration handshake;
    private final Duration silence;

    public WatchedDriver(Duration handshake, Duration silence) {
        this.handshake = handshake;
        this.silence = silence;
    }

    @Override
    public ConnectionFactory createConnectionFactory(Vertx vertx,
            Supplier<? extends Future<? extends SqlConnectOptions>> servers) {
        return new Watched((VertxInternal) vertx, servers);
    }

    private final class Watched extends PgConnectionFactory {

        Watched(VertxInternal vertx, Supplier<? extends Future<? extends SqlConnectOptions>> servers) {
            super(vertx, servers);
        }

        @Override
        public Future<SqlConnection> connect(Context context) {
            return super.connect(context).onSuccess(connection -> SilenceGuard.watch(connection, silence));
        }

        @Override
        protected NetClient netClient(NetClientOptions options) {
            var client = super.netClient(options);
            return (NetClient) Proxy.newProxyInstance(NetClient.class.getClassLoader(), new Class<?>[] { NetClient.class },
                    (proxy, method, arguments) -> watching(call(client, method, arguments)));
        }

        private Object watching(Object answer) {
            return answer instanceof Future<?> connecting ? connecting.onSuccess(this::watch) : answer;
        }

        private void watch(Object connected) {
            if (connected instanceof NetSocketInternal socket) {
                var channel = socket.channelHandlerContext().channel();
                var unused = channel.eventLoop().schedule(() -> closeUnlessReady(channel), handshake.toMillis(),
                        TimeUnit.MILLISECONDS);
            }
        }
    }

    private static Object call(NetClient client, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(client, arguments);
        } catch (InvocationTargetException failure) {
            throw failure.getTargetException();
        }
    }

    private static void closeUnlessReady(Channel channel) {
        var first = channel.pipeline().firstContext();
        if (first != null && !SilenceGuard.isOn(channel)) {
            // From the first handler on, past the client's goodbye.
            var unused = first.close();
        }
    }
}
