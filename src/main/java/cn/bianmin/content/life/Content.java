package cn.bianmin.content.life;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;

import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

import cn.bianmin.content.ContentKind;
import cn.bianmin.content.ContentState;
import cn.bianmin.content.writing.NewContent;
import cn.bianmin.content.writing.Period;
import cn.bianmin.platform.problem.ProblemException;
import io.smallrye.mutiny.Uni;

/**
 * One content within one transaction that has locked it: its newest version, the one that is shown, and the steps it takes.
 *
 * <p>
 * Hibernate writes new rows before changed ones, but a version must leave its state before another may enter it; hence the
 * flushes.
 */
final class Content {

    final ContentRow head;
    private final Mutiny.Session session;
    private final Instant now;
    private final Set<ContentKind> changed = EnumSet.noneOf(ContentKind.class);
    private VersionRow newest;
    private @Nullable VersionRow shown;

    Content(Mutiny.Session session, ContentRow head, VersionRow newest, @Nullable VersionRow shown, Instant now) {
        this.session = session;
        this.head = head;
        this.newest = newest;
        this.shown = shown;
        this.now = now;
    }

    VersionRow newest() {
        return newest;
    }

    /** The number of the version on show, if one is. */
    @Nullable
    Integer shownVersion() {
        return shown == null ? null : shown.version;
    }

    /** The kinds of which something else is shown than before. */
    Set<ContentKind> changed() {
        return changed;
    }

    /** Fails with 412 {@code changed-meanwhile} when somebody saved other words since. */
    void mustMatch(@Nullable String ifMatch) {
        if (!EditTag.isMet(ifMatch, EditTag.of(newest.version, newest.updatedAt))) {
            throw new ProblemException(412, "changed-meanwhile");
        }
    }

    /** Saves the first words. */
    Uni<Void> write(NewContent words, Period period, String actor) {
        newest.say(words, period, actor);
        newest.updatedAt = now;
        return session.persistAll(head, newest, step(newest, Step.WRITE, actor, null));
    }

    /** Saves other words, in the draft itself or in a new version beside what was approved, is shown or is over. */
    Uni<Void> edit(NewContent words, Period period, String actor) {
        if (newest.state == ContentState.DRAFT) {
            newest.say(words, period, actor);
            return take(newest, Step.EDIT, actor, null);
        }
        if (newest.state == ContentState.SUBMITTED) {
            throw new ProblemException(409, "illegal-step");
        }
        return (newest.state == ContentState.APPROVED ? replace(newest, actor) : Uni.createFrom().voidItem())
                .chain(() -> begin(words, period, actor));
    }

    private Uni<Void> begin(NewContent words, Period period, String actor) {
        head.newest++;
        newest = new VersionRow(head);
        newest.say(words, period, actor);
        newest.updatedAt = now;
        return session.persist(newest).chain(() -> session.persist(step(newest, Step.WRITE, actor, null)));
    }

    Uni<Void> submit(String actor) {
        newest.reason = null;
        return take(newest, Step.SUBMIT, actor, null);
    }

    /** Returns the version to its writer. */
    Uni<Void> sendBack(String actor, String reason) {
        return take(newest, Step.RETURN, actor, reason);
    }

    /** Approves the version; the constraint {@code own_content} refuses whoever wrote a part of it. */
    Uni<Void> approve(String actor) {
        newest.approvedBy = actor;
        return take(newest, Step.APPROVE, actor, null);
    }

    /** Shows the version in the place of the one that is shown. */
    Uni<Void> publish(Period period, String actor) {
        Step.PUBLISH.after(newest.state);
        var before = shown;
        return (before == null ? Uni.createFrom().voidItem() : replace(before, actor)).chain(() -> {
            newest.showIn(period);
            newest.publishedAt = now;
            head.publishedAt(now);
            shown = newest;
            changed.add(newest.kind);
            return take(newest, Step.PUBLISH, actor, null);
        });
    }

    /** Takes down the version on show; without one it drops the version in work. */
    Uni<Void> withdraw(String actor, String reason) {
        var target = shown == null ? newest : shown;
        if (target == shown) {
            shown = null;
            changed.add(target.kind);
        }
        return take(target, Step.WITHDRAW, actor, reason);
    }

    private Uni<Void> replace(VersionRow version, String actor) {
        if (version.state == ContentState.PUBLISHED) {
            changed.add(version.kind);
        }
        return take(version, Step.REPLACE, actor, null).chain(session::flush);
    }

    private Uni<Void> take(VersionRow version, Step step, String actor, @Nullable String reason) {
        version.take(step, now);
        version.reason = reason == null ? version.reason : reason;
        return session.persist(step(version, step, actor, reason));
    }

    private StepRow step(VersionRow version, Step step, String actor, @Nullable String reason) {
        head.updatedAt = now;
        return new StepRow(head, version, step, actor, reason);
    }
}
