package cn.bianmin.content.life;

import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonInclude;

import cn.bianmin.content.ActorNames;
import cn.bianmin.content.ContentKind;
import cn.bianmin.content.ContentState;
import cn.bianmin.content.Job;
import cn.bianmin.content.life.ContentStore.Stand;

/**
 * One content as its editors and reviewers see it.
 *
 * @param version its newest
 * @param shown the version on show, if one is; an earlier one than {@code version} while the next is being prepared
 * @param author who wrote the version last
 * @param reviewer who approved it
 * @param reason of its last return, or of its withdrawal
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ContentView(UUID content, ContentKind kind, ContentState state, int version, @Nullable Integer shown, String title,
        String body, @Nullable Job job, String source, @Nullable String link, @Nullable Integer village, OffsetDateTime from,
        OffsetDateTime until, int weight, String author, @Nullable String reviewer, @Nullable String reason,
        OffsetDateTime updatedAt) {

    /** @param names of staff, by what {@code Caller.name()} said of them */
    static ContentView of(Stand stand, ZoneId zone, Map<String, String> names) {
        var row = stand.newest();
        var approvedBy = row.approvedBy;
        return new ContentView(row.content, row.kind, row.state, row.version, stand.shown(), row.title, row.body,
                row.job(), row.source, row.link, row.village, row.from.atZone(zone).toOffsetDateTime(),
                row.until.atZone(zone).toOffsetDateTime(), row.weight, ActorNames.name(row.author, names),
                approvedBy == null ? null : ActorNames.name(approvedBy, names), row.reason,
                row.updatedAt.atZone(zone).toOffsetDateTime());
    }

    String tag() {
        return EditTag.of(version, updatedAt.toInstant());
    }

    static Stream<String> people(Stand stand) {
        var approvedBy = stand.newest().approvedBy;
        return approvedBy == null ? Stream.of(stand.newest().author) : Stream.of(stand.newest().author, approvedBy);
    }
}
