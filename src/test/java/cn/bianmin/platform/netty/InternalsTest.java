package cn.bianmin.platform.netty;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.netty.bootstrap.ChannelInitializerExtension;
import io.netty.channel.Channel;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.impl.VertxHttpRequestDecoder;
import io.vertx.core.net.NetClientOptions;
import io.vertx.core.net.impl.ConnectionBase;
import io.vertx.pgclient.impl.PgConnectionFactory;
import io.vertx.pgclient.spi.PgDriver;
import io.vertx.sqlclient.impl.SocketConnectionBase;
import io.vertx.sqlclient.impl.SqlConnectionInternal;

/** What this package takes for granted of Vert.x and Netty. After an upgrade it fails here, and not in a hall. */
class InternalsTest {

    private static final String RECORD = "An upgrade changed what platform/netty builds on; src/docs/decisions/0015 says what "
            + "and why: %s";

    private final Vertx vertx = Vertx.vertx();

    @AfterEach
    void close() throws Exception {
        vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    @Test
    void aConnectionHasTheHandlersThatOursAreHungBetween() throws Exception {
        var seen = new CompletableFuture<List<String>>();
        serveOne(request -> {
            var channel = channel(request);
            seen.complete(channel.pipeline().names());
            assertThat(ConnectionHandlers.isReady(channel.pipeline())).isTrue();
        });
        assertThat(seen.get(10, TimeUnit.SECONDS)).as(RECORD, "names and order of the handlers of a connection")
                .containsSubsequence(ConnectionHandlers.DECODER, ConnectionHandlers.ENCODER, "handler");
    }

    @Test
    void theDecoderThatOursReplacesIsTheOneItExtends() throws Exception {
        var seen = new CompletableFuture<Class<?>>();
        serveOne(request -> seen.complete(channel(request).pipeline().get(ConnectionHandlers.DECODER).getClass()));
        assertThat(seen.get(10, TimeUnit.SECONDS)).as(RECORD, "the decoder's class").isEqualTo(VertxHttpRequestDecoder.class);
        assertThat(StrictRequestDecoder.class.getSuperclass()).isEqualTo(VertxHttpRequestDecoder.class);
    }

    @Test
    void ourHandlersStandWhereTheySeeRequestsAndAnswers() throws Exception {
        var seen = new CompletableFuture<List<String>>();
        serveOne(request -> {
            var pipeline = channel(request).pipeline();
            ConnectionHandlers.addAnswerHandlers(pipeline, ConnectionEnd.during(request));
            ConnectionHandlers.addAnswerHandlers(pipeline, ConnectionEnd.during(request));
            ConnectionHandlers.addBodyGuard(pipeline, 1);
            ConnectionHandlers.addBodyGuard(pipeline, 1);
            seen.complete(new ArrayList<>(pipeline.names()));
        });
        assertThat(seen.get(10, TimeUnit.SECONDS)).as(RECORD, "the places of our handlers").doesNotHaveDuplicates()
                .containsSubsequence(ConnectionHandlers.DECODER, ConnectionHandlers.ENCODER, ConnectionEnd.NAME, "error-bodies",
                        BodyGuard.NAME, "handler");
    }

    @Test
    void nettyLoadsExtensionsOfAcceptedConnections() throws Exception {
        assertThat(ServiceLoader.load(ChannelInitializerExtension.class)).as(RECORD, "the extension is found as a service")
                .hasAtLeastOneElementOfType(RequestDeadline.class);
        assertThat(RequestDeadline.class.getMethod("postInitializeServerChildChannel", Channel.class).getDeclaringClass())
                .as(RECORD, "the hook of ChannelInitializerExtension").isEqualTo(RequestDeadline.class);
        assertThat(ChannelInitializerExtension.class.getMethod("postInitializeServerChildChannel", Channel.class)).isNotNull();
    }

    @Test
    void theDriverOfPostgresqlLeavesRoomForTheWatch() throws Exception {
        assertThat(WatchedDriver.class.getSuperclass()).as(RECORD, "the driver's class").isEqualTo(PgDriver.class);
        assertThat(PgConnectionFactory.class.getSuperclass().getDeclaredMethod("netClient", NetClientOptions.class))
                .as(RECORD, "where the factory makes its client").isNotNull();
        assertThat(SqlConnectionInternal.class.getMethod("unwrap")).as(RECORD, "the way to the socket").isNotNull();
        assertThat(SocketConnectionBase.class.getMethod("inflight").getReturnType()).as(RECORD, "commands under way")
                .isEqualTo(int.class);
    }

    private static Channel channel(HttpServerRequest request) {
        assertThat(request.connection()).as(RECORD, "the class of connections").isInstanceOf(ConnectionBase.class);
        return ((ConnectionBase) request.connection()).channel();
    }

    private void serveOne(Handler<HttpServerRequest> handler) throws Exception {
        var server = vertx.createHttpServer().requestHandler(request -> {
            handler.handle(request);
            request.response().end();
        }).listen(0, "127.0.0.1").toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
        vertx.createHttpClient().request(HttpMethod.GET, server.actualPort(), "127.0.0.1", "/")
                .compose(request -> request.send())
                .toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }
}
