package cn.bianmin.screens.feed;

import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.enterprise.event.Observes;

import org.jspecify.annotations.Nullable;

import cn.bianmin.platform.problem.ProblemException;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;

/**
 * {@code GET /feeds/…}, for anyone.
 *
 * <p>
 * Thousands of controllers ask the same thing every few seconds, so this stands right behind the guard and the headers of the
 * house and before the router, the check of tokens and all else that an answer of ready bytes does not need.
 */
class FeedRoutes {

    /** Below the filters of the house, which are from 1,000 on; above those of Quarkus. */
    private static final int PRIORITY = 900;
    private static final String ROOT = "/feeds/";
    /** Different addresses that are remembered; then it begins anew. */
    private static final int MOST_ADDRESSES = 2_000;

    private final Feeds feeds;
    private final LedPictures pictures;
    /** As they come over the wire, so that an address is read only once. */
    private final ConcurrentHashMap<String, FeedAddress> addresses = new ConcurrentHashMap<>();

    FeedRoutes(Feeds feeds, LedPictures pictures) {
        this.feeds = feeds;
        this.pictures = pictures;
    }

    void install(@Observes Filters filters) {
        filters.register(this::answer, PRIORITY);
    }

    private void answer(RoutingContext context) {
        if (!context.request().uri().startsWith(ROOT)) {
            context.next();
            return;
        }
        try {
            var ready = ready(context);
            if (ready != null) {
                ready.send(context.request());
            } else {
                answerLater(context);
            }
        } catch (ProblemException refused) {
            context.fail(refused);
        }
    }

    private @Nullable FeedAnswer ready(RoutingContext context) {
        var address = addresses.get(context.request().uri());
        var edition = address == null || !isReading(context) ? null : feeds.kept(address.hall());
        return address == null || edition == null ? null : edition.written(address);
    }

    private void answerLater(RoutingContext context) {
        var caller = context.vertx().getOrCreateContext();
        answerOf(context).emitOn(task -> caller.runOnContext(any -> task.run()))
                .subscribe().with(answer -> answer.send(context.request()), context::fail);
    }

    private Uni<FeedAnswer> answerOf(RoutingContext context) {
        var query = context.queryParams();
        var path = Objects.requireNonNullElse(context.request().path(), "");
        var picture = LedAddress.of(path, query);
        var feed = FeedAddress.of(path, query);
        if (picture.isEmpty() && feed.isEmpty()) {
            throw new ProblemException(404, "not-found");
        }
        if (!isReading(context)) {
            context.response().putHeader("Allow", "GET, HEAD");
            throw new ProblemException(405, "method-not-allowed");
        }
        return feed.map(address -> feeds.of(address.hall())
                .invoke(any -> remember(context.request().uri(), address))
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .map(edition -> edition.answer(address)))
                .orElseGet(() -> pictures.now(picture.orElseThrow()));
    }

    private void remember(String uri, FeedAddress address) {
        if (addresses.size() >= MOST_ADDRESSES) {
            addresses.clear();
        }
        addresses.put(uri, address);
    }

    private static boolean isReading(RoutingContext context) {
        var method = context.request().method();
        return HttpMethod.GET.equals(method) || HttpMethod.HEAD.equals(method);
    }
}
