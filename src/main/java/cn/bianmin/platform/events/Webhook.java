package cn.bianmin.platform.events;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.vertx.UniHelper;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.json.JsonObject;

/**
 * Posts events to the receiver of {@code bianmin.webhook.url}; without one it wants nothing.
 *
 * <p>
 * Body: {@code {id, hall, topic, at, data}}. {@code Bianmin-Event} is the id to drop repetitions by. {@code Bianmin-Signature:
 * t=<seconds>,v1=<hex>} is HMAC-SHA-256 over {@code <seconds>.<body>} with {@code bianmin.webhook.secret}; a receiver refuses
 * an old time. Any 2xx within 5 s means received; redirects are not followed.
 */
@ApplicationScoped
class Webhook implements EventHandler {

    private static final Logger LOG = Logger.getLogger(Webhook.class);
    /** Below the relay's own limit, so that a receiver that hangs is named as such. */
    static final Duration TIMEOUT = Duration.ofSeconds(5);

    private static final int SHORTEST_SECRET = 16;
    private static final int MOST_CONNECTIONS = 4;
    private static final int SUCCESS_CLASS = 2;
    private static final int HUNDRED = 100;

    private final Vertx vertx;
    private final HttpClient client;
    private final Optional<URI> url;
    private final byte[] secret;
    private final Set<String> topics;
    private final Clock clock;
    private final int timeoutMillis;

    @Inject
    Webhook(
            Vertx vertx,
            Clock clock,
            @ConfigProperty(name = "bianmin.webhook.url") Optional<URI> url,
            @ConfigProperty(name = "bianmin.webhook.secret") Optional<String> secret,
            @ConfigProperty(name = "bianmin.webhook.topics", defaultValue = "*") List<String> topics) {
        this(vertx, clock, url, secret, topics, TIMEOUT);
    }

    Webhook(Vertx vertx, Clock clock, Optional<URI> url, Optional<String> secret, List<String> topics, Duration timeout) {
        this.vertx = vertx;
        this.clock = clock;
        this.timeoutMillis = (int) timeout.toMillis();
        this.url = url;
        this.secret = secret.orElse("").getBytes(StandardCharsets.UTF_8);
        this.topics = url.isPresent() ? Set.copyOf(topics) : Set.of();
        if (url.isPresent() && this.secret.length < SHORTEST_SECRET) {
            throw new IllegalStateException("bianmin.webhook.url needs a bianmin.webhook.secret of at least 16 characters");
        }
        this.client = vertx.createHttpClient(new HttpClientOptions()
                .setMaxPoolSize(MOST_CONNECTIONS)
                .setConnectTimeout(timeoutMillis));
    }

    @Override
    public String name() {
        return "webhook";
    }

    @Override
    public Set<String> topics() {
        return topics;
    }

    @Override
    public Uni<Void> handle(DeliveredEvent event) {
        var body = new JsonObject()
                .put("id", event.id())
                .put("hall", event.hall())
                .put("topic", event.topic())
                .put("at", event.at().toString())
                .put("data", event.data())
                .encode();
        var request = new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setAbsoluteURI(url.orElseThrow().toString())
                .setTimeout(timeoutMillis)
                .putHeader("Content-Type", "application/json")
                .putHeader("Bianmin-Event", event.id())
                .putHeader("Bianmin-Signature", signature(body));
        return UniHelper.toUni(client.request(request).compose(ready -> post(ready, body)))
                .invoke(Webhook::mustHaveTaken)
                .replaceWithVoid();
    }

    /** The answer's body is let through unread: only that it ends matters, and that in time, however slowly it drips. */
    private Future<HttpClientResponse> post(HttpClientRequest request, String body) {
        var limit = vertx.setTimer(timeoutMillis, late -> request.reset());
        return request.send(Buffer.buffer(body))
                .compose(answer -> {
                    // The same failure ends the answer; without a handler it would be logged once more as unexpected.
                    answer.exceptionHandler(lost -> LOG.tracef("The receiver's answer broke off: %s", lost.getMessage()));
                    return answer.end().map(answer);
                })
                .onComplete(done -> vertx.cancelTimer(limit));
    }

    private static void mustHaveTaken(HttpClientResponse answer) {
        if (answer.statusCode() / HUNDRED != SUCCESS_CLASS) {
            throw new IllegalStateException("The receiver answered " + answer.statusCode());
        }
    }

    private String signature(String body) {
        try {
            var seconds = clock.instant().getEpochSecond();
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            var sum = mac.doFinal((seconds + "." + body).getBytes(StandardCharsets.UTF_8));
            return "t=" + seconds + ",v1=" + HexFormat.of().formatHex(sum);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
