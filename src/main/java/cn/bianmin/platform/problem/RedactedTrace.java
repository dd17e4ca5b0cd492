package cn.bianmin.platform.problem;

import java.util.Arrays;
import java.util.stream.Collectors;

import io.vertx.pgclient.PgException;

/**
 * A stack trace without the messages of its exceptions.
 *
 * <p>
 * Messages quote input: PostgreSQL's name the duplicate key's value, a parser's the text it could not read. An ID number must
 * not reach the log that way, so the log has the kinds, the places, and of PostgreSQL's failures the SQLSTATE and the
 * constraint.
 */
public final class RedactedTrace {

    private static final int MAX_CAUSES = 10;
    private static final int MAX_FRAMES = 60;

    private RedactedTrace() {
    }

    public static String of(Throwable failure) {
        var trace = new StringBuilder();
        Throwable cause = failure;
        for (var depth = 0; cause != null && depth < MAX_CAUSES; depth++) {
            trace.append(depth == 0 ? "" : "caused by ").append(headline(cause)).append('\n').append(frames(cause));
            cause = cause.getCause();
        }
        return trace.toString();
    }

    private static String headline(Throwable failure) {
        var name = failure.getClass().getName();
        return failure instanceof PgException refused
                ? name + " sqlState=" + refused.getSqlState() + " constraint=" + refused.getConstraint()
                : name;
    }

    private static String frames(Throwable failure) {
        return Arrays.stream(failure.getStackTrace())
                .limit(MAX_FRAMES)
                .map(frame -> "  at " + frame + "\n")
                .collect(Collectors.joining());
    }
}
