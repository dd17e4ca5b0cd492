package cn.bianmin.content.life;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;

import jakarta.enterprise.context.ApplicationScoped;

import org.hibernate.exception.ConstraintViolationException;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

import cn.bianmin.content.Contents;
import cn.bianmin.content.life.ContentStore.Stand;
import cn.bianmin.content.writing.ContentRules;
import cn.bianmin.content.writing.NewContent;
import cn.bianmin.content.writing.Period;
import cn.bianmin.hall.HallId;
import cn.bianmin.hall.HallPlan;
import cn.bianmin.hall.Halls;
import cn.bianmin.platform.UuidV7;
import cn.bianmin.platform.audit.Audit;
import cn.bianmin.platform.database.Database;
import cn.bianmin.platform.events.Outbox;
import cn.bianmin.platform.problem.ProblemException;
import cn.bianmin.platform.problem.ProblemException.FieldError;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;

/**
 * Takes the steps of the publishing life. Each step is one transaction with its row in the history, with its audit entry when it
 * decides what the public sees, and with its event when something else is shown.
 */
@ApplicationScoped
class ContentLife {

    /** The steps that decide what the public sees. */
    private static final Map<Step, String> AUDITED = Map.of(
            Step.APPROVE, "content.approved", Step.PUBLISH, "content.published", Step.WITHDRAW, "content.withdrawn");

    /**
     * One step and its actor.
     *
     * @param actor {@code Caller.name()}
     * @param reason empty where the step asks for none
     */
    private record Act(String actor, Step step, String reason) {
    }

    private final Database database;
    private final ContentStore store;
    private final Halls halls;
    private final Audit audit;
    private final Outbox outbox;
    private final Clock clock;

    ContentLife(Database database, ContentStore store, Halls halls, Audit audit, Outbox outbox, Clock clock) {
        this.database = database;
        this.store = store;
        this.halls = halls;
        this.audit = audit;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** Writes a new draft; 400 {@code invalid-request}. */
    Uni<Stand> write(HallId hall, NewContent words, String actor) {
        var now = now();
        return checked(hall, words, now).chain(plan -> transaction(session -> {
            var head = new ContentRow(hall.value(), UuidV7.next(clock));
            var content = new Content(session, head, new VersionRow(head), null, now);
            return content.write(words, Period.of(words, plan.zone(), now), actor).replaceWith(content);
        }));
    }

    /**
     * Saves other words.
     *
     * @param ifMatch what the writer had before them, {@link EditTag}
     * @throws ProblemException 400 {@code invalid-request}; 404 {@code unknown-content}; 409 {@code illegal-step} while it is
     *         reviewed; 412 {@code changed-meanwhile}
     */
    Uni<Stand> edit(HallId hall, UUID id, NewContent words, String actor, @Nullable String ifMatch) {
        var now = now();
        return checked(hall, words, now).chain(plan -> transaction(session -> store.locked(session, hall, id, now)
                .invoke(content -> content.mustMatch(ifMatch))
                .call(content -> content.edit(words, Period.of(words, plan.zone(), now), actor))));
    }

    /** 404 {@code unknown-content}, 409 {@code illegal-step}. */
    Uni<Stand> submit(HallId hall, UUID id, String actor) {
        return step(hall, id, new Act(actor, Step.SUBMIT, ""), (content, plan) -> content.submit(actor));
    }

    /** 404 {@code unknown-content}, 409 {@code illegal-step}. */
    Uni<Stand> sendBack(HallId hall, UUID id, String actor, String reason) {
        return step(hall, id, new Act(actor, Step.RETURN, reason), (content, plan) -> content.sendBack(actor, reason));
    }

    /** 404 {@code unknown-content}, 409 {@code illegal-step}, 409 {@code own-content} for whoever wrote a part of it. */
    Uni<Stand> approve(HallId hall, UUID id, String actor) {
        return step(hall, id, new Act(actor, Step.APPROVE, ""), (content, plan) -> content.approve(actor));
    }

    /**
     * Shows it, from now or the beginning of its period on.
     *
     * @param from absent: as written
     * @param until absent: as written
     * @throws ProblemException 400 {@code invalid-request} for a period that cannot be; 404 {@code unknown-content}; 409
     *         {@code illegal-step}; 422 {@code period-over}
     */
    Uni<Stand> publish(HallId hall, UUID id, String actor, @Nullable Instant from, @Nullable Instant until) {
        return step(hall, id, new Act(actor, Step.PUBLISH, ""),
                (content, plan) -> content.publish(period(content.newest(), plan, from, until), actor));
    }

    /** Takes down the version on show at once, else drops the version in work. 404 {@code unknown-content}, 409 {@code illegal-step}. */
    Uni<Stand> withdraw(HallId hall, UUID id, String actor, String reason) {
        return step(hall, id, new Act(actor, Step.WITHDRAW, reason), (content, plan) -> content.withdraw(actor, reason));
    }

    static Outbox.Event changed(HallId hall, List<String> kinds) {
        return new Outbox.Event(hall.value(), Contents.TOPIC, new JsonObject().put("kinds", kinds));
    }

    private Period period(VersionRow version, HallPlan plan, @Nullable Instant from, @Nullable Instant until) {
        var words = version.words().in(from == null ? version.from : from, until == null ? version.until : until);
        var now = clock.instant();
        ContentRules.check(words, plan.zone(), now);
        var period = Period.of(words, plan.zone(), now);
        if (!period.until().isAfter(now)) {
            throw new ProblemException(422, "period-over");
        }
        return period;
    }

    private Uni<HallPlan> checked(HallId hall, NewContent words, Instant now) {
        return halls.plan(hall).invoke(plan -> ContentRules.check(words, plan.zone(), now));
    }

    private Uni<Stand> step(HallId hall, UUID id, Act act, BiFunction<Content, HallPlan, Uni<Void>> work) {
        return halls.plan(hall).chain(plan -> transaction(session -> store.locked(session, hall, id, now())
                .call(content -> work.apply(content, plan))
                .call(session::flush)
                .call(content -> content.changed().isEmpty() ? Uni.createFrom().voidItem()
                        : outbox.append(session, changed(hall, content.changed().stream().map(Enum::name).toList())))
                .call(() -> record(session, hall, id, act))));
    }

    private Uni<Void> record(Mutiny.Session session, HallId hall, UUID id, Act act) {
        var word = AUDITED.get(act.step());
        return word == null ? Uni.createFrom().voidItem()
                : audit.record(session, new Audit.Entry(hall.value(), act.actor(), word, id.toString(), act.reason()));
    }

    private Uni<Stand> transaction(Function<Mutiny.Session, Uni<Content>> work) {
        return database
                .inSessionTransaction(session -> work.apply(session).call(session::flush)
                        .map(content -> new Stand(content.newest(), content.shownVersion())))
                .onFailure(ConstraintViolationException.class)
                .transform(ContentLife::refusal);
    }

    /** The moment as fine as PostgreSQL keeps it, so that an answer and a later reading are the same. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private static Throwable refusal(ConstraintViolationException breach) {
        return switch (String.valueOf(breach.getConstraintName())) {
            case "own_content" -> new ProblemException(409, "own-content");
            case "content_of_village" -> new ProblemException(400, "invalid-request",
                    List.of(new FieldError("village", "content.village-unknown")));
            default -> breach;
        };
    }
}
