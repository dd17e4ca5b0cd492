package cn.bianmin.platform.http;

import java.io.IOException;

import jakarta.enterprise.event.Observes;

import cn.bianmin.platform.problem.Problem;
import cn.bianmin.platform.problem.ProblemClassifier;
import cn.bianmin.platform.problem.ProblemException;
import cn.bianmin.platform.problem.ProblemTexts;
import io.vertx.core.VertxException;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

/** Answers the failures that no resource sees: unknown paths, bad tokens, bodies too large, and what the router refuses. */
class ProblemRoutes {

    void install(@Observes Router router) {
        // It stands before every route of Quarkus, whose own failure handler answers with HTML or with nothing.
        router.route().order(Integer.MIN_VALUE).failureHandler(ProblemRoutes::failed);
        router.errorHandler(404, context -> write(context, ProblemClassifier.problem(404)));
    }

    private static void failed(RoutingContext context) {
        var failure = context.failure();
        if (failure instanceof IOException && isGone(context.response())) {
            context.request().connection().close();
            return;
        }
        if (failure != null && isOfRouter(failure)) {
            // The head was malformed, so the rest of the connection is not to be relied on either.
            context.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE)
                    .endHandler(any -> context.request().connection().close());
        }
        write(context, failure == null || isOfRouter(failure) ? ProblemClassifier.problem(statusOf(context))
                : ProblemClassifier.problem(failure));
    }

    /** The client went away in the middle of the answer. */
    private static boolean isGone(HttpServerResponse response) {
        return response.headWritten() || response.closed();
    }

    /**
     * The router's own exceptions carry the status beside them: a {@code VertxException} without a trace for a missing host or an
     * empty path, an {@code IllegalArgumentException} for a path that it cannot decode.
     */
    private static boolean isOfRouter(Throwable failure) {
        var trace = failure.getStackTrace();
        return (failure.getClass() == VertxException.class && trace.length == 0)
                || (failure instanceof IllegalArgumentException && trace.length > 0
                        && trace[0].getClassName().startsWith("io.vertx"));
    }

    private static int statusOf(RoutingContext context) {
        var status = context.statusCode();
        return status < 400 || context.failure() instanceof IllegalArgumentException ? 400 : status;
    }

    /** Answers with the problem, unless an answer is already on its way. */
    static void write(RoutingContext context, ProblemException failure) {
        var response = context.response();
        if (response.ended() || response.headWritten()) {
            context.request().connection().close();
            return;
        }
        var texts = ProblemTexts.of(context.request().getHeader(HttpHeaders.ACCEPT_LANGUAGE));
        response.setStatusCode(failure.status())
                .putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
                .putHeader(HttpHeaders.CONTENT_LANGUAGE, texts.tag());
        ProblemMapper.headersOf(failure).forEach(header -> response.putHeader(header.name(), header.value()));
        response.end(Problem.of(failure, texts).toJson());
    }
}
