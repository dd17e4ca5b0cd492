package cn.bianmin.content.life;

import static cn.bianmin.content.ContentState.APPROVED;
import static cn.bianmin.content.ContentState.DRAFT;
import static cn.bianmin.content.ContentState.EXPIRED;
import static cn.bianmin.content.ContentState.PUBLISHED;
import static cn.bianmin.content.ContentState.REPLACED;
import static cn.bianmin.content.ContentState.SUBMITTED;
import static cn.bianmin.content.ContentState.WITHDRAWN;

import java.util.Set;

import cn.bianmin.content.ContentState;
import cn.bianmin.platform.problem.ProblemException;

/** The table of legal steps: each leads from some states of a version into one. */
enum Step {
    WRITE(DRAFT),
    EDIT(DRAFT),
    SUBMIT(SUBMITTED),
    RETURN(DRAFT),
    APPROVE(APPROVED),
    PUBLISH(PUBLISHED),
    /** A later version takes the place: one that is written, of an approved one; one that is published, of a published one. */
    REPLACE(REPLACED),
    WITHDRAW(WITHDRAWN),
    EXPIRE(EXPIRED);

    final ContentState to;

    Step(ContentState to) {
        this.to = to;
    }

    private Set<ContentState> from() {
        return switch (this) {
            case WRITE -> Set.of();
            case EDIT, SUBMIT -> Set.of(DRAFT);
            case RETURN, APPROVE -> Set.of(SUBMITTED);
            case PUBLISH -> Set.of(APPROVED);
            case REPLACE -> Set.of(APPROVED, PUBLISHED);
            case WITHDRAW -> Set.of(DRAFT, SUBMITTED, APPROVED, PUBLISHED);
            case EXPIRE -> Set.of(PUBLISHED);
        };
    }

    boolean leaves(ContentState state) {
        return from().contains(state);
    }

    /** @throws ProblemException 409 {@code illegal-step} when the step does not lead out of the state */
    ContentState after(ContentState state) {
        if (!leaves(state)) {
            throw new ProblemException(409, "illegal-step");
        }
        return to;
    }
}
