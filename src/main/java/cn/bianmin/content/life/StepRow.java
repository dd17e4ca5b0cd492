package cn.bianmin.content.life;

import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;

import org.jspecify.annotations.Nullable;

import cn.bianmin.content.ContentState;

/** One step of a content as it is stored. */
@Entity(name = "ContentStep")
@Table(name = "content_step")
@IdClass(StepRow.Key.class)
class StepRow {

    record Key(int hall, UUID content, int number) {
    }

    @Id
    @Column(name = "hall_id")
    int hall;

    @Id
    @Column(name = "content")
    UUID content = new UUID(0, 0);

    @Id
    @Column(name = "number")
    int number;

    @Column(name = "version")
    int version;

    @Enumerated(EnumType.STRING)
    @Column(name = "step")
    Step step = Step.WRITE;

    @Enumerated(EnumType.STRING)
    @Column(name = "state")
    ContentState state = ContentState.DRAFT;

    @Column(name = "title")
    String title = "";

    @Column(name = "who")
    String actor = "";

    @Column(name = "reason")
    @Nullable
    String reason;

    @Column(name = "at")
    Instant at = Instant.EPOCH;

    protected StepRow() {
    }

    /** The step that the version has just taken. */
    StepRow(ContentRow head, VersionRow after, Step step, String actor, @Nullable String reason) {
        head.steps++;
        hall = head.hall;
        content = head.content;
        number = head.steps;
        version = after.version;
        this.step = step;
        state = after.state;
        title = after.title;
        this.actor = actor;
        this.reason = reason;
        at = after.updatedAt;
    }
}
