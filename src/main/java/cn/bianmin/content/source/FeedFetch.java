package cn.bianmin.content.source;

import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Objects;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

import io.smallrye.mutiny.TimeoutException;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.vertx.UniHelper;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;

/**
 * Reads one allowed address and nothing else: the name is looked up once, every address it has must be a public one, and the
 * connection goes to the very address that was looked at (TLS still asks for the name). Redirects are not followed; size and
 * time end the reading, wherever it hangs.
 */
@ApplicationScoped
class FeedFetch {

    static final int MOST_BYTES = 2 * 1_048_576;
    private static final int MOST_CONNECTIONS = 2;
    private static final int OK = 200;
    private static final int NOT_MODIFIED = 304;
    private static final int REDIRECTS = 3;
    private static final int HUNDRED = 100;

    /**
     * The outcome of one request.
     *
     * @param body null when it is what it was the last time
     */
    record Fetched(@Nullable Buffer body, @Nullable String etag) {
    }

    private final Vertx vertx;
    private final HttpClient client;
    private final Duration limit;

    FeedFetch(Vertx vertx, @ConfigProperty(name = "bianmin.content.fetch-limit", defaultValue = "PT10S") Duration limit) {
        this.vertx = vertx;
        this.limit = limit;
        this.client = vertx.createHttpClient(new HttpClientOptions()
                .setKeepAlive(false)
                .setMaxPoolSize(MOST_CONNECTIONS)
                .setConnectTimeout((int) limit.toMillis()));
    }

    /** Fails with a {@link FeedFailure} and nothing else. */
    Uni<Fetched> fetch(FeedHosts.Allowed address, @Nullable String etag) {
        return UniHelper.toUni(vertx.executeBlocking(() -> checked(address), false)
                .compose(server -> client.request(request(address, Objects.requireNonNull(server), etag)))
                .compose(this::read))
                .ifNoItem().after(limit.plusSeconds(1)).fail()
                .onFailure(TimeoutException.class).transform(late -> new FeedFailure("source.too-slow"))
                .onFailure(failure -> !(failure instanceof FeedFailure))
                .transform(any -> new FeedFailure("source.unreachable"));
    }

    /** The address to connect to. */
    private static SocketAddress checked(FeedHosts.Allowed address) throws IOException {
        var all = InetAddress.getAllByName(address.uri().getHost());
        if (!address.inside() && !Stream.of(all).allMatch(PublicAddress::is)) {
            throw new FeedFailure("source.address");
        }
        return SocketAddress.inetSocketAddress(address.port(), all[0].getHostAddress());
    }

    private RequestOptions request(FeedHosts.Allowed address, SocketAddress server, @Nullable String etag) {
        var request = new RequestOptions()
                .setServer(server)
                .setHost(address.uri().getHost())
                .setPort(address.port())
                .setSsl(address.isSecure())
                .setURI(address.pathAndQuery())
                .setTimeout(limit.toMillis())
                .putHeader("Accept",
                        "application/feed+json, application/atom+xml, application/rss+xml, application/json, text/xml")
                .putHeader("User-Agent", "bianmin");
        return etag == null ? request : request.putHeader("If-None-Match", etag);
    }

    private Future<Fetched> read(HttpClientRequest request) {
        var read = Promise.<Fetched> promise();
        var late = vertx.setTimer(limit.toMillis(), timer -> {
            read.tryFail(new FeedFailure("source.too-slow"));
            request.reset();
        });
        request.send().onSuccess(answer -> read(request, answer, read)).onFailure(read::tryFail);
        return read.future().onComplete(done -> vertx.cancelTimer(late));
    }

    private static void read(HttpClientRequest request, HttpClientResponse answer, Promise<Fetched> read) {
        var etag = answer.getHeader("ETag");
        var refusal = refusal(answer);
        if (refusal != null || answer.statusCode() == NOT_MODIFIED) {
            // The outcome is set before the connection is reset, because the reset would count as a failure of its own.
            complete(read, refusal, new Fetched(null, etag));
            answer.exceptionHandler(read::tryFail);
            request.reset();
            return;
        }
        var body = Buffer.buffer();
        answer.exceptionHandler(read::tryFail);
        answer.endHandler(end -> read.tryComplete(new Fetched(body, etag)));
        answer.handler(part -> {
            if (body.length() + part.length() > MOST_BYTES) {
                read.tryFail(new FeedFailure("source.too-large"));
                request.reset();
            } else {
                body.appendBuffer(part);
            }
        });
    }

    private static void complete(Promise<Fetched> read, @Nullable FeedFailure refusal, Fetched fetched) {
        if (refusal == null) {
            read.tryComplete(fetched);
        } else {
            read.tryFail(refusal);
        }
    }

    private static @Nullable FeedFailure refusal(HttpClientResponse answer) {
        var status = answer.statusCode();
        if (status == OK || status == NOT_MODIFIED) {
            return null;
        }
        return status / HUNDRED == REDIRECTS ? new FeedFailure("source.redirect") : new FeedFailure("source.status", status);
    }
}
