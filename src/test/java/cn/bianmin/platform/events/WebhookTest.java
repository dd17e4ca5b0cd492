package cn.bianmin.platform.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import cn.bianmin.platform.WallClock;
import io.smallrye.mutiny.TimeoutException;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;

class WebhookTest {

    private static final String SECRET = "a secret of 24 characters";
    private static final Instant NOW = Instant.parse("2026-11-23T01:02:03Z");
    private static final DeliveredEvent EVENT = new DeliveredEvent("7-42", 7, "booking.confirmed",
            new JsonObject().put("booking", "办好了"), NOW.minusSeconds(2));

    private final Vertx vertx = Vertx.vertx();

    /** What the receiver got. */
    record Received(String event, String signature, String body) {
    }

    @AfterEach
    void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void theReceiverGetsTheEventSignedWithItsId() throws Exception {
        BlockingQueue<Received> inbox = new LinkedBlockingQueue<>();
        var webhook = webhook(request -> request.body().onSuccess(body -> {
            inbox.add(new Received(String.valueOf(request.getHeader("Bianmin-Event")),
                    String.valueOf(request.getHeader("Bianmin-Signature")),
                    body.toString(StandardCharsets.UTF_8)));
            request.response().setStatusCode(204).end();
        }));
        webhook.handle(EVENT).await().indefinitely();

        var received = inbox.take();
        assertThat(received.event()).isEqualTo("7-42");
        assertThat(new JsonObject(received.body())).isEqualTo(new JsonObject().put("id", "7-42").put("hall", 7)
                .put("topic", "booking.confirmed").put("at", "2026-11-23T01:02:01Z").put("data", EVENT.data()));
        assertThat(received.signature())
                .isEqualTo("t=1795395723,v1=" + hmac("1795395723." + received.body()));
    }

    @Test
    void anyOtherAnswerThanSuccessIsAFailure() {
        for (var status : new int[] { 301, 404, 500 }) {
            var webhook = webhook(request -> request.response().setStatusCode(status).end());
            assertThatThrownBy(() -> webhook.handle(EVENT).await().indefinitely())
                    .hasMessage("The receiver answered " + status);
        }
    }

    @Test
    void aReceiverThatHangsOrDripsIsGivenUpInTime() {
        var hanging = webhook(request -> request.pause());
        var dripping = webhook(request -> {
            request.response().setChunked(true).write(".");
            vertx.setPeriodic(200, tick -> request.response().write("."));
        });
        assertThat(Webhook.TIMEOUT).isLessThan(Relay.HANDLER_LIMIT);
        for (var webhook : List.of(hanging, dripping)) {
            assertThatThrownBy(() -> webhook.handle(EVENT).await().atMost(WallClock.PATIENCE))
                    .isNotInstanceOf(TimeoutException.class);
        }
    }

    @Test
    void withoutAnUrlItWantsNothing() {
        var webhook = new Webhook(vertx, Clock.systemUTC(), Optional.empty(), Optional.empty(), List.of("*"));
        assertThat(webhook.topics()).isEmpty();
    }

    @Test
    void anUrlNeedsASecret() {
        var url = Optional.of(URI.create("http://localhost/"));
        assertThatThrownBy(() -> new Webhook(vertx, Clock.systemUTC(), url, Optional.of("short"), List.of("*")))
                .hasMessageContaining("bianmin.webhook.secret");
    }

    private Webhook webhook(Handler<HttpServerRequest> receiver) {
        var server = vertx.createHttpServer().requestHandler(receiver).listen(0, "127.0.0.1")
                .toCompletionStage().toCompletableFuture().join();
        var url = URI.create("http://127.0.0.1:" + server.actualPort() + "/events");
        return new Webhook(vertx, Clock.fixed(NOW, ZoneOffset.UTC), Optional.of(url), Optional.of(SECRET), List.of("*"),
                Duration.ofMillis(300));
    }

    private static String hmac(String text) throws GeneralSecurityException {
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    }
}
