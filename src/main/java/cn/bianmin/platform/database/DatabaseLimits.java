package cn.bianmin.platform.database;

import java.time.Duration;

import org.eclipse.microprofile.config.ConfigProvider;

/**
 * How long anything waits for PostgreSQL. One number says all of it, the setting {@code bianmin.database.deadline}.
 *
 * <pre>
 * for a deadline of 2.5 s
 * connecting   2 s    the socket, and as much again for the handshake
 * a place      2 s    of waiting for a free connection
 * an answer    2.5 s  then the caller is told that the database is away, within the promised 3 s
 * a statement  3.5 s  PostgreSQL itself gives up (statement_timeout), so a living server always speaks within the silence limit
 * silence      4 s    with a command under way: the connection is closed
 * </pre>
 *
 * @param deadline of a unit of work, waiting for its connection included
 */
record DatabaseLimits(Duration deadline) {

    private static final Duration SHORTEST = Duration.ofSeconds(1);
    private static final Duration BEFORE = Duration.ofMillis(500);
    private static final Duration STATEMENT = Duration.ofSeconds(1);
    private static final Duration SILENCE = Duration.ofMillis(1_500);

    /** Below the promised 3 s, so that the answer itself still fits; it needs {@link #SHORTEST}, which therefore stands above. */
    static final DatabaseLimits PRODUCTION = new DatabaseLimits(Duration.ofMillis(2_500));

    DatabaseLimits {
        if (deadline.compareTo(SHORTEST) < 0) {
            throw new IllegalArgumentException("bianmin.database.deadline is at least 1 s, not " + deadline);
        }
    }

    /** Read when it is first needed, and once, because every unit of work asks for it. */
    private static final class Configured {

        private static final DatabaseLimits LIMITS = ConfigProvider.getConfig()
                .getOptionalValue("bianmin.database.deadline", Duration.class)
                .map(DatabaseLimits::new)
                .orElse(PRODUCTION);
    }

    /** What the operator set, else {@link #PRODUCTION}. */
    static DatabaseLimits configured() {
        return Configured.LIMITS;
    }

    Duration connecting() {
        return deadline.minus(BEFORE);
    }

    Duration waiting() {
        return deadline.minus(BEFORE);
    }

    Duration statement() {
        return deadline.plus(STATEMENT);
    }

    Duration silence() {
        return deadline.plus(SILENCE);
    }

    /** What work says for itself, and at least what everyone has. */
    Duration atLeast(Duration limit) {
        return limit.compareTo(deadline) < 0 ? deadline : limit;
    }
}
