package cn.bianmin.platform.problem;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletionException;

import jakarta.validation.ConstraintViolationException;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import jakarta.ws.rs.WebApplicationException;

import org.hibernate.HibernateException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidDefinitionException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;

import cn.bianmin.platform.problem.ProblemException.FieldError;
import io.quarkus.security.AuthenticationException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.vertx.ext.web.handler.HttpException;
import io.vertx.pgclient.PgException;

/** Turns every failure, ours or the framework's, into the problem it is. */
public final class ProblemClassifier {

    private static final Logger LOG = Logger.getLogger(ProblemClassifier.class);

    private static final Map<Integer, String> TYPES = Map.ofEntries(
            Map.entry(400, "malformed-request"),
            Map.entry(401, "unauthorized"),
            Map.entry(403, "forbidden"),
            Map.entry(404, "not-found"),
            Map.entry(405, "method-not-allowed"),
            Map.entry(406, "not-acceptable"),
            Map.entry(408, "request-timeout"),
            Map.entry(413, "body-too-large"),
            Map.entry(414, "address-too-long"),
            Map.entry(415, "unsupported-media-type"),
            Map.entry(429, "too-many-requests"),
            Map.entry(431, "headers-too-large"),
            Map.entry(503, "unavailable"));

    /** SQLSTATE 22021, 22P05: text PostgreSQL cannot hold; 22003: a number out of its range. */
    private static final Set<String> BAD_INPUT_STATES = Set.of("22021", "22P05", "22003");
    /** SQLSTATE 40001, 40P01, 55P03: another transaction was first; trying again helps. */
    private static final Set<String> BUSY_STATES = Set.of("40001", "40P01", "55P03");
    private static final int MAX_ERRORS = 50;
    /** Longer than any name of ours, short enough for one line of a client's log. */
    private static final int LONGEST_NAME = 40;
    private static final int LONGEST_PATH = 200;

    private ProblemClassifier() {
    }

    /** The problem of a failure; one that nobody expected is logged under the id its problem carries. */
    public static ProblemException problem(Throwable failure) {
        var expected = expected(failure);
        if (expected != null) {
            return expected;
        }
        var errorId = UUID.randomUUID().toString();
        LOG.errorf("Unexpected failure, errorId=%s%n%s", errorId, RedactedTrace.of(failure));
        return new UnexpectedFailure(errorId);
    }

    /** The problem of a bare status, as routers give it. */
    public static ProblemException problem(int status) {
        var type = TYPES.get(status);
        if (type != null) {
            return new ProblemException(status, type);
        }
        return status < 500 ? new ProblemException(status, "malformed-request") : new ProblemException(503, "unavailable");
    }

    private static @Nullable ProblemException expected(Throwable failure) {
        if (failure instanceof ProblemException problem) {
            return problem;
        }
        if (failure instanceof ConstraintViolationException violations) {
            return invalid(violations);
        }
        var unreadable = unreadable(failure);
        if (unreadable != null) {
            return malformed(unreadable);
        }
        var refused = security(failure);
        return refused == null ? fromFrameworks(failure) : refused;
    }

    /** A body that cannot be read arrives bare or as the cause of a 400; what cannot be written is our own fault. */
    private static @Nullable JsonProcessingException unreadable(Throwable failure) {
        var isRefusal = failure instanceof WebApplicationException answer && answer.getResponse().getStatus() < 500;
        var candidate = isRefusal ? failure.getCause() : failure;
        return candidate instanceof JsonProcessingException json && !(json instanceof InvalidDefinitionException) ? json : null;
    }

    private static @Nullable ProblemException security(Throwable failure) {
        if (failure instanceof UnauthorizedException || failure instanceof AuthenticationException) {
            return problem(401);
        }
        return failure instanceof ForbiddenException ? problem(403) : null;
    }

    private static @Nullable ProblemException fromFrameworks(Throwable failure) {
        if (failure instanceof WebApplicationException refused) {
            return unlessOurs(refused.getResponse().getStatus());
        }
        if (failure instanceof HttpException refused) {
            return unlessOurs(refused.getStatusCode());
        }
        if (failure instanceof PgException refused) {
            return refusedByDatabase(refused);
        }
        var cause = failure.getCause();
        var isWrapping = failure instanceof CompletionException || failure instanceof HibernateException;
        return isWrapping && cause != null ? expected(cause) : null;
    }

    private static @Nullable ProblemException unlessOurs(int status) {
        return status == 500 ? null : problem(status);
    }

    private static @Nullable ProblemException refusedByDatabase(PgException failure) {
        var state = String.valueOf(failure.getSqlState());
        if (BAD_INPUT_STATES.contains(state)) {
            return new ProblemException(400, "invalid-request");
        }
        return BUSY_STATES.contains(state) ? new ProblemException(503, "busy").retryAfter(1) : null;
    }

    private static ProblemException malformed(JsonProcessingException failure) {
        if (failure instanceof UnrecognizedPropertyException unknown) {
            var field = path(unknown);
            return new ProblemException(400, "unknown-field", List.of(new FieldError(field, "field.unknown")), field);
        }
        var field = failure instanceof JsonMappingException mapping ? path(mapping) : "";
        var errors = field.isEmpty() ? List.<FieldError> of() : List.of(new FieldError(field, "field.unreadable"));
        return new ProblemException(400, "malformed-body", errors);
    }

    /** {@code materials[2].name}, as the client wrote it, with long names cut. */
    private static String path(JsonMappingException failure) {
        var path = new StringBuilder();
        for (var step : failure.getPath()) {
            if (step.getFieldName() == null) {
                path.append('[').append(step.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(cut(step.getFieldName(), LONGEST_NAME));
            }
        }
        return cut(path.toString(), LONGEST_PATH);
    }

    /** The first so many characters as readers count them, so that no half of one is left. */
    private static String cut(String text, int length) {
        return text.codePointCount(0, text.length()) <= length ? text
                : text.substring(0, text.offsetByCodePoints(0, length)) + "…";
    }

    private static ProblemException invalid(ConstraintViolationException failure) {
        var errors = failure.getConstraintViolations()
                .stream()
                .map(violation -> new FieldError(field(violation.getPropertyPath()), violation.getMessage()))
                .sorted(Comparator.comparing(FieldError::field).thenComparing(FieldError::message))
                .limit(MAX_ERRORS)
                .toList();
        return new ProblemException(400, "invalid-request", errors);
    }

    /** Without the method, and without the parameter when it is the body; a query parameter keeps its name. */
    private static String field(Path path) {
        var inBody = new StringBuilder();
        var parameter = "";
        for (var node : path) {
            if (node.getKind() == ElementKind.PARAMETER) {
                parameter = node.getName();
            } else if (node.getKind() != ElementKind.METHOD) {
                append(inBody, node);
            }
        }
        return inBody.isEmpty() ? parameter : inBody.toString();
    }

    private static void append(StringBuilder path, Path.Node node) {
        // An element of a set has neither.
        var position = node.getIndex() == null ? node.getKey() : node.getIndex();
        if (position != null) {
            path.append('[').append(cut(position.toString(), LONGEST_NAME)).append(']');
        }
        if (node.getKind() == ElementKind.PROPERTY || node.getKind() == ElementKind.BEAN) {
            path.append(path.isEmpty() || node.getName() == null ? "" : ".")
                    .append(node.getName() == null ? "" : node.getName());
        }
    }
}
