package cn.bianmin.content.life;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;

import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

import cn.bianmin.content.ContentKind;
import cn.bianmin.content.ContentState;
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

    /** Of which kinds something else is shown than before. */
    Set<ContentKind> changed() {
        return changed;
    }

    /** Nothing was saved since; fails with 412 {@code changed-meanwhile}. */
    void mustMatch(@Nullable String ifMatch) {
        if (!EditTag.isMet(ifMatch, EditTag.of(newest.version, newest.updatedAt))) {
            throw new ProblemException(412, "changed-meanwhile");
        }
    }

    /** The first words. */
    Uni<Void> write(NewContent words, Period period, String who) {
        newest.say(words, period, who);
        newest.updatedAt = now;
        return session.persistAll(head, newest, step(newest, Step.WRITE, who, null));
    }

    /** Other words: of the draft itself, or in a new version beside what was approved, is shown or is over. */
    Uni<Void> edit(NewContent words, Period period, String who) {
        if (newest.state == ContentState.DRAFT) {
            newest.say(words, period, who);
            return take(newest, Step.EDIT, who, null);
        }
        if (newest.state == ContentState.SUBMITTED) {
            throw new ProblemException(409, "illegal-step");
        }
        return (newest.state == ContentState.APPROVED ? replace(newest, who) : Uni.createFrom().voidItem())
                .chain(() -> begin(words, period, who));
    }

    private Uni<Void> begin(NewContent words, Period period, String who) {
        head.newest++;
        newest = new VersionRow(head);
        newest.say(words, period, who);
        newest.updatedAt = now;
        return session.persist(newest).chain(() -> session.persist(step(newest, Step.WRITE, who, null)));
    }

    Uni<Void> submit(String who) {
        newest.reason = null;
        return take(newest, Step.SUBMIT, who, null);
    }

    /** Back to the writer. */
    Uni<Void> sendBack(String who, String reason) {
        return take(newest, Step.RETURN, who, reason);
    }

    /** By somebody who has written nothing of it; the constraint {@code own_content} holds that. */
    Uni<Void> approve(String who) {
        newest.approvedBy = who;
        return take(newest, Step.APPROVE, who, null);
    }

    /** In the place of what is shown. */
    Uni<Void> publish(Period period, String who) {
        Step.PUBLISH.after(newest.state);
        var before = shown;
        return (before == null ? Uni.createFrom().voidItem() : replace(before, who)).chain(() -> {
            newest.showIn(period);
            newest.publishedAt = now;
            head.publishedAt(now);
            shown = newest;
            changed.add(newest.kind);
            return take(newest, Step.PUBLISH, who, null);
        });
    }

    /** Takes down what is shown; where nothing is shown, drops what is in work. */
    Uni<Void> withdraw(String who, String reason) {
        var target = shown == null ? newest : shown;
        if (target == shown) {
            shown = null;
            changed.add(target.kind);
        }
        return take(target, Step.WITHDRAW, who, reason);
    }

    private Uni<Void> replace(VersionRow version, String who) {
        if (version.state == ContentState.PUBLISHED) {
            changed.add(version.kind);
        }
        return take(version, Step.REPLACE, who, null).chain(session::flush);
    }

    private Uni<Void> take(VersionRow version, Step step, String who, @Nullable String reason) {
        version.take(step, now);
        version.reason = reason == null ? version.reason : reason;
        return session.persist(step(version, step, who, reason));
    }

    private StepRow step(VersionRow version, Step step, String who, @Nullable String reason) {
        head.updatedAt = now;
        return new StepRow(head, version, step, who, reason);
    }
}
