package cn.bianmin.content;

import java.net.URI;
import java.time.Instant;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * One content as it is shown: approved by a second person and published.
 *
 * @param version counts from 1; a later one takes the place of an earlier
 * @param title plain text, 1 to 120 code points
 * @param body plain text with line breaks, at most 20,000 code points; a job's may be empty
 * @param job there when the kind is {@link ContentKind#JOB}, and only then
 * @param source who says so: an office, a newspaper, an employer
 * @param link where it can be read in full; http or https
 * @param from shown from this instant, which may still be ahead
 * @param until … up to this one, exclusively
 * @param weight 1 (as often as the others) to 5 (five times as often)
 * @param publishedAt when this version was published
 */
public record Published(UUID content, int version, ContentKind kind, String title, String body, @Nullable Job job,
        String source, @Nullable URI link, Instant from, Instant until, int weight, Instant publishedAt) {

    /** True when the public sees it at that instant. */
    public boolean isShownAt(Instant instant) {
        return !instant.isBefore(from) && instant.isBefore(until);
    }
}
