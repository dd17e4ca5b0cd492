package cn.bianmin.hall.admin;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Function;

import jakarta.enterprise.context.ApplicationScoped;

import org.hibernate.reactive.mutiny.Mutiny;

import cn.bianmin.hall.HallId;
import cn.bianmin.hall.HallPlan;
import cn.bianmin.hall.Halls;
import cn.bianmin.hall.plan.HallShape;
import cn.bianmin.hall.plan.PlanReading;
import cn.bianmin.platform.audit.Audit;
import cn.bianmin.platform.database.Database;
import cn.bianmin.platform.events.Outbox;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;

/** Changes a hall: the change, its audit entry and its event are one transaction, and the plan is read anew after it. */
@ApplicationScoped
class HallChanges {

    /** A change without an end touches all days that anybody can book ({@link HallParameters#horizonDays()}). */
    private static final int REACH_DAYS = 90;
    private static final String SAMPLE_LOCK = "sample-hall";

    /**
     * One act and its actor.
     *
     * @param actor {@code Caller.name()}
     * @param act such as {@code closure.added}
     * @param subject which closure, desk …
     * @param reason why, may be empty
     * @param confirmed how many bookings may lose their period by the actor's own word
     */
    record Act(String actor, String act, String subject, String reason, int confirmed) {
    }

    /**
     * The result of a change and the days it touches.
     *
     * @param from the first day whose hours or capacity may be other than before
     * @param to the last one
     */
    record Done<T>(T result, LocalDate from, LocalDate to) {
    }

    private final Database database;
    private final HallStore store;
    private final Halls halls;
    private final ChangeConfirmation confirmation;
    private final ChangeRecord record;
    private final Clock clock;

    HallChanges(Database database, HallStore store, Halls halls, ChangeConfirmation confirmation, ChangeRecord record,
            Clock clock) {
        this.database = database;
        this.store = store;
        this.halls = halls;
        this.confirmation = confirmation;
        this.record = record;
        this.clock = clock;
    }

    /**
     * Fails with 404 {@code unknown-hall}, and with 409 {@code confirmation-required} when the change takes more bookings their
     * period than the act confirms.
     *
     * @param work done twice: once to see what comes of it, once to keep it
     */
    <T> Uni<T> change(HallId hall, Act act, Function<Mutiny.Session, Uni<Done<T>>> work) {
        return planAfter(hall, work)
                .chain(then -> confirmation.of(List.of(then), act.confirmed()))
                .chain(() -> keep(hall, act, work));
    }

    /** The plan that the change would make; nothing is stored. */
    private <T> Uni<HallPlan> planAfter(HallId hall, Function<Mutiny.Session, Uni<Done<T>>> work) {
        return database.inSessionTransaction(session -> store.hall(session, hall)
                .chain(() -> work.apply(session))
                .chain(session::flush)
                .chain(() -> new PlanReading(session, hall).read())
                .invoke(() -> session.currentTransaction().markForRollback()));
    }

    private <T> Uni<T> keep(HallId hall, Act act, Function<Mutiny.Session, Uni<Done<T>>> work) {
        return database.inSessionTransaction(session -> store.hall(session, hall)
                .chain(() -> work.apply(session))
                .call(session::flush)
                .call(done -> record.write(session, List.of(hoursChanged(hall, done.from(), done.to())),
                        new Audit.Entry(hall.value(), act.actor(), act.act(), act.subject(), act.reason()))))
                .invoke(() -> halls.forget(hall))
                .map(Done::result);
    }

    /** Makes a change that holds from today on. */
    <T> Uni<T> changeFromToday(HallId hall, Act act, Function<Mutiny.Session, Uni<T>> work) {
        return halls.plan(hall).chain(plan -> {
            var today = LocalDate.now(clock.withZone(plan.zone()));
            return change(hall, act, session -> work.apply(session)
                    .map(result -> new Done<>(result, today, today.plusDays(REACH_DAYS))));
        });
    }

    /** Adds a hall. */
    Uni<HallId> add(HallShape shape, String actor) {
        return database.inSessionTransaction(session -> add(session, shape, false, actor));
    }

    /** Makes the demonstration hall on the one replica that finds no hall; true when this replica made it. */
    Uni<Boolean> addSampleOnce(HallShape shape) {
        return database.inSessionTransaction(WorkingCalendars.AT_START, session -> store.lock(session, SAMPLE_LOCK)
                .chain(() -> store.count(session))
                .chain(count -> count > 0 ? Uni.createFrom().item(false)
                        : add(session, shape, true, "start").replaceWith(true)));
    }

    private Uni<HallId> add(Mutiny.Session session, HallShape shape, boolean sample, String actor) {
        return store.create(session, shape, sample)
                .call(hall -> {
                    var today = LocalDate.now(clock.withZone(ZoneId.of(shape.zone())));
                    return record.write(session, List.of(hoursChanged(hall, today, today.plusDays(REACH_DAYS))),
                            new Audit.Entry(hall.value(), actor, "hall.added", hall.toString(), shape.name()));
                });
    }

    static Outbox.Event hoursChanged(HallId hall, LocalDate from, LocalDate to) {
        var data = new JsonObject().put("hall", hall.value()).put("from", from.toString()).put("to", to.toString());
        return new Outbox.Event(hall.value(), Halls.CHANGED, data);
    }
}
