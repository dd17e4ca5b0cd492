package cn.bianmin.content.life;

import java.time.Instant;
import java.util.Arrays;
import java.util.UUID;
import java.util.stream.Stream;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;

import org.jspecify.annotations.Nullable;

import cn.bianmin.content.ContentKind;
import cn.bianmin.content.ContentState;
import cn.bianmin.content.Job;
import cn.bianmin.content.writing.NewContent;
import cn.bianmin.content.writing.Period;

/** One version as it is stored; it takes only the steps of {@link Step}. */
@Entity(name = "ContentVersion")
@Table(name = "content_version")
@IdClass(VersionRow.Key.class)
class VersionRow {

    record Key(int hall, UUID content, int version) {
    }

    @Id
    @Column(name = "hall_id")
    int hall;

    @Id
    @Column(name = "content")
    UUID content = new UUID(0, 0);

    @Id
    @Column(name = "version")
    int version;

    @Enumerated(EnumType.STRING)
    @Column(name = "state")
    ContentState state = ContentState.DRAFT;

    @Enumerated(EnumType.STRING)
    @Column(name = "kind")
    ContentKind kind = ContentKind.NOTICE;

    @Column(name = "title")
    String title = "";

    @Column(name = "body")
    String body = "";

    /** Hibernate leaves it out where all its columns are empty. */
    @Embedded
    private @Nullable JobColumns job;

    @Column(name = "source")
    String source = "";

    @Column(name = "link")
    @Nullable
    String link;

    @Column(name = "village")
    @Nullable
    Integer village;

    @Column(name = "weight")
    int weight = 1;

    @Column(name = "from_at")
    Instant from = Instant.EPOCH;

    @Column(name = "until_at")
    Instant until = Instant.EPOCH;

    @Column(name = "author")
    String author = "";

    @Column(name = "writers")
    String[] writers = {};

    @Column(name = "approved_by")
    @Nullable
    String approvedBy;

    @Column(name = "reason")
    @Nullable
    String reason;

    @Column(name = "published_at")
    @Nullable
    Instant publishedAt;

    @Column(name = "ended_at")
    @Nullable
    Instant endedAt;

    @Column(name = "updated_at")
    Instant updatedAt = Instant.EPOCH;

    protected VersionRow() {
    }

    VersionRow(ContentRow head) {
        hall = head.hall;
        content = head.content;
        version = head.newest;
    }

    /** Saves the words and adds the actor to their writers. */
    void say(NewContent words, Period period, String actor) {
        kind = words.kind();
        title = words.title();
        body = words.body();
        job = words.job() == null ? null : new JobColumns(words.job());
        source = words.source();
        link = words.link();
        village = words.village();
        weight = words.weightOrUsual();
        showIn(period);
        author = actor;
        writers = Stream.concat(Arrays.stream(writers), Stream.of(actor)).distinct().toArray(String[]::new);
    }

    void showIn(Period period) {
        from = period.from();
        until = period.until();
    }

    /** Takes the step; fails with 409 {@code illegal-step}. */
    void take(Step step, Instant now) {
        state = step.after(state);
        endedAt = switch (state) {
            case EXPIRED, WITHDRAWN, REPLACED -> now;
            case DRAFT, SUBMITTED, APPROVED, PUBLISHED -> null;
        };
        updatedAt = now;
    }

    NewContent words() {
        return new NewContent(kind, title, body, job(), source, link, from, until, weight, village);
    }

    @Nullable
    Job job() {
        return job == null ? null : job.value();
    }
}
