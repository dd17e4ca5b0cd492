package cn.bianmin.content.writing;

import java.time.Instant;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;

import org.jspecify.annotations.Nullable;

import cn.bianmin.content.ContentKind;
import cn.bianmin.content.Job;
import cn.bianmin.platform.text.PlainText;

/**
 * The words of one version as somebody wrote them; what the annotations cannot say is checked by {@link ContentRules}.
 *
 * @param body may be empty for a job
 * @param from absent: at once
 * @param until absent: a job's last day, else {@link Period#USUAL}
 * @param weight absent: 1
 * @param village number of the village that publishes it; absent: the street itself
 */
public record NewContent(
        @NotNull ContentKind kind,
        @NotNull @PlainText(max = TITLE) String title,
        @NotNull @PlainText(min = 0, max = BODY, multiline = true) String body,
        @Valid @Nullable Job job,
        @NotNull @PlainText(max = 60) String source,
        @PlainText(max = 500) @Nullable String link,
        @Nullable Instant from,
        @Nullable Instant until,
        @Min(1) @Max(5) @Nullable Integer weight,
        @Min(1) @Nullable Integer village) {

    static final int TITLE = 120;
    static final int BODY = 20_000;

    public int weightOrUsual() {
        return weight == null ? 1 : weight;
    }

    /** The same words in another period. */
    public NewContent in(Instant otherFrom, Instant otherUntil) {
        return new NewContent(kind, title, body, job, source, link, otherFrom, otherUntil, weight, village);
    }
}
