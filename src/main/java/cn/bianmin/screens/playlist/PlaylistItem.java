package cn.bianmin.screens.playlist;

import java.time.Instant;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import cn.bianmin.content.ContentKind;
import cn.bianmin.content.Job;

/**
 * One entry of a playlist. A content may have several: see {@link MinimumExposure}.
 *
 * @param version of the content
 * @param job only with the kind {@code JOB}
 * @param from inclusive: when it may first be shown
 * @param validUntil exclusive: from here on it is never shown
 * @param weight 1 to 5, how often it comes in a cycle
 */
public record PlaylistItem(
        UUID content,
        int version,
        ContentKind kind,
        String title,
        String body,
        @Nullable Job job,
        String source,
        Instant from,
        Instant validUntil,
        int weight) {

    boolean isShownAt(Instant at) {
        return !at.isBefore(from) && at.isBefore(validUntil);
    }
}
