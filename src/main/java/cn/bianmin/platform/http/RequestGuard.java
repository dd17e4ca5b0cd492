package cn.bianmin.platform.http;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

import jakarta.enterprise.event.Observes;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

import cn.bianmin.platform.problem.ProblemClassifier;
import cn.bianmin.platform.problem.ProblemException;
import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;

/**
 * Refuses, before any routing and any check of rights, requests that no honest client sends.
 *
 * <p>
 * Proxy, router and resource differ in what {@code ;x}, {@code %2f}, {@code %253b} or {@code //} mean, and a rule about paths can
 * be walked around where they differ. So the guard refuses the raw target when it contains any of them.
 */
public class RequestGuard {

    static final int MAX_TARGET = 4_096;
    static final int MAX_HEADERS = 16 * 1024;
    /** The guard runs before all other filters, of ours and of Quarkus, whose own stand at 300 and below. */
    public static final int PRIORITY = 1_000;

    /** {@code %25} is a percent sign: decoded once more, it hides any of the others. No path of ours has one. */
    private static final List<String> UNSAFE = List.of(";", "%3b", "%2f", "%5c", "%00", "%2e", "%25", "//", "..", "\\");
    private static final Pattern BROKEN_ESCAPE = Pattern.compile("%(?![0-9a-fA-F]{2})");
    /** What no address contains unescaped (RFC 3986, appendix A), except the backslash, which is unsafe. */
    private static final Pattern NO_ADDRESS = Pattern.compile("[^!-~]|[\"#<>^`{|}]");

    private final long maxBody;

    RequestGuard(@ConfigProperty(name = "quarkus.http.limits.max-body-size") MemorySize maxBody) {
        this.maxBody = maxBody.asLongValue();
    }

    void install(@Observes Filters filters) {
        filters.register(this::check, PRIORITY);
    }

    private void check(RoutingContext context) {
        var refusal = refusal(context.request());
        if (refusal == null) {
            context.next();
            return;
        }
        // What follows on this connection may be the rest of a body that nobody reads.
        context.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
        ProblemRoutes.write(context, refusal);
    }

    private @Nullable ProblemException refusal(HttpServerRequest request) {
        if (!HostHeader.isWellFormed(request) || !isFramedOnce(request)) {
            return ProblemClassifier.problem(400);
        }
        if (sizeOfHeaders(request) > MAX_HEADERS) {
            return ProblemClassifier.problem(431);
        }
        var target = refusal(request.uri());
        return target == null && declaredBody(request) > maxBody ? ProblemClassifier.problem(413) : target;
    }

    private static @Nullable ProblemException refusal(String target) {
        if (target.length() > MAX_TARGET) {
            return ProblemClassifier.problem(414);
        }
        if (isUnsafe(target)) {
            return new ProblemException(400, "unsafe-path");
        }
        var isMalformed = BROKEN_ESCAPE.matcher(target).find() || NO_ADDRESS.matcher(target).find();
        return isMalformed ? ProblemClassifier.problem(400) : null;
    }

    static boolean isUnsafe(String target) {
        var query = target.indexOf('?');
        var path = (query < 0 ? target : target.substring(0, query)).toLowerCase(Locale.ROOT);
        var isAsterisk = path.equals("*");
        return (!path.startsWith("/") && !isAsterisk)
                || UNSAFE.stream().anyMatch(path::contains)
                || (query >= 0 && target.indexOf("%00", query) >= 0);
    }

    /** No header without a name, and no coding of the transfer but chunks: nothing here could undo another. */
    private static boolean isFramedOnce(HttpServerRequest request) {
        var codings = request.headers().getAll(HttpHeaders.TRANSFER_ENCODING);
        return !request.headers().contains("")
                && (codings.isEmpty() || (codings.size() == 1 && codings.get(0).equalsIgnoreCase("chunked")));
    }

    private static long sizeOfHeaders(HttpServerRequest request) {
        var size = 0L;
        for (var header : request.headers()) {
            size += header.getKey().length() + header.getValue().length() + 4L;
        }
        return size;
    }

    /** Zero when none is declared; {@code BodyGuard} counts chunks as they arrive. */
    private static long declaredBody(HttpServerRequest request) {
        var declared = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        try {
            return declared == null ? 0 : Long.parseLong(declared);
        } catch (NumberFormatException huge) {
            return Long.MAX_VALUE;
        }
    }
}
