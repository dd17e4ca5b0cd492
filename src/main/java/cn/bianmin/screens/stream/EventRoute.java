package cn.bianmin.screens.stream;

import java.util.Objects;
import java.util.regex.Pattern;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import cn.bianmin.identity.ScreenDevices;
import cn.bianmin.identity.ScreenDevices.AskingScreen;
import cn.bianmin.platform.problem.ProblemException;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

/**
 * {@code GET /api/screens/{screen}/events}: a route of its own, because a framework's request would hold tens of kilobytes for
 * as long as a screen listens.
 */
@ApplicationScoped
class EventRoute {

    static final String PATH = "/api/screens/:screen/events";
    private static final String LAST_EVENT = "Last-Event-ID";
    private static final Pattern NUMBER = Pattern.compile("\\d{1,18}");

    private final Streams streams;

    EventRoute(Streams streams) {
        this.streams = streams;
    }

    void install(@Observes Router router) {
        router.get(PATH).handler(this::listen);
    }

    private void listen(RoutingContext context) {
        if (!(context.user() instanceof QuarkusHttpUser user) || user.getSecurityIdentity().isAnonymous()) {
            context.fail(401);
            return;
        }
        var asking = ScreenDevices.asking(user.getSecurityIdentity());
        if (asking.isEmpty()) {
            context.fail(403);
        } else if (!asking.get().id().toString().equals(context.pathParam("screen"))) {
            context.fail(unknown(context));
        } else {
            open(context, asking.get());
        }
    }

    private void open(RoutingContext context, AskingScreen screen) {
        var last = context.request().getHeader(LAST_EVENT);
        var lastEvent = last != null && NUMBER.matcher(last).matches() ? Long.parseLong(last) : ScreenStream.BEGINS;
        var response = context.response().setChunked(true);
        response.headers()
                .set(HttpHeaders.CONTENT_TYPE, "text/event-stream;charset=UTF-8")
                .set(HttpHeaders.CACHE_CONTROL, "no-store")
                // Proxies that collect answers before they pass them on are told not to.
                .set("X-Accel-Buffering", "no");
        streams.open(screen.hall(), new ScreenStream(response, screen.id().value(), lastEvent), context::fail);
    }

    private static ProblemException unknown(RoutingContext context) {
        return new ProblemException(404, "unknown-screen", Objects.requireNonNullElse(context.pathParam("screen"), ""));
    }
}
