package cn.bianmin.content.writing;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

import cn.bianmin.content.Job;

/**
 * The time in which a content is shown.
 *
 * @param from the first instant
 * @param until the first instant after it
 */
public record Period(Instant from, Instant until) {

    /** A content without an end of its own is shown so long. */
    public static final Duration USUAL = Duration.ofDays(30);
    /** Hall rules and the six publics stay long, but somebody reads them again once in five years. */
    static final Duration LONGEST = Duration.ofDays(1_827);
    private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("2100-01-01T00:00:00Z");

    /** The period that the words name. Without a beginning it begins at once; without an end it ends with the job's last day or after
     * the {@link #USUAL} time. */
    public static Period of(NewContent words, ZoneId zone, Instant now) {
        var from = words.from() == null ? now : words.from();
        if (words.until() != null) {
            return new Period(from, words.until());
        }
        return new Period(from, words.job() == null ? plus(from, USUAL) : end(words.job(), zone));
    }

    /** The end of the last day on which the job can be applied for. */
    static Instant end(Job job, ZoneId zone) {
        return job.until().plusDays(1).atStartOfDay(zone).toInstant();
    }

    boolean isForwards() {
        return from.isBefore(until);
    }

    /** True for instants that every database knows, no further apart than {@link #LONGEST}. */
    boolean isSensible() {
        return from.isAfter(EARLIEST) && until.isBefore(LATEST) && !until.isAfter(plus(from, LONGEST));
    }

    private static Instant plus(Instant from, Duration length) {
        return from.isBefore(LATEST) ? from.plus(length) : from;
    }
}
