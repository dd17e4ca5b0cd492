package cn.bianmin.booking.life;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

import jakarta.enterprise.context.ApplicationScoped;

import cn.bianmin.booking.Booking;
import cn.bianmin.booking.BookingState;
import cn.bianmin.booking.Refusal;
import cn.bianmin.booking.SlotId;
import cn.bianmin.booking.life.BookingStep.Act;
import cn.bianmin.booking.life.BookingStep.Actor;
import cn.bianmin.booking.prereview.PreReviews;
import cn.bianmin.booking.slot.PendingPlaces;
import cn.bianmin.booking.slot.SlotDays;
import cn.bianmin.hall.HallParameters;
import cn.bianmin.hall.HallPlan;
import cn.bianmin.platform.UuidV7;
import cn.bianmin.platform.database.Database;
import cn.bianmin.platform.events.Outbox;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.SqlConnection;

/**
 * Takes the steps of {@link BookingStep} that concern one booking, in the lock order of booking: the citizen, then the days,
 * then the booking. Moves that cross therefore wait for each other instead of blocking each other.
 */
@ApplicationScoped
public class BookingTransitions {

    private final Database database;
    private final Outbox outbox;
    private final Clock clock;

    BookingTransitions(Database database, Outbox outbox, Clock clock) {
        this.database = database;
        this.outbox = outbox;
        this.clock = clock;
    }

    /**
     * A step on its way.
     *
     * @param booking as it is under the lock on its citizen
     * @param periods for which the step is in time
     */
    private record Taking(SqlConnection connection, Booking booking, BookingStep step, StepTime.Periods periods) {
    }

    /** Takes the new place first, then gives the old one back; fails with the refusal's problem and changes nothing then. */
    public Uni<Booking> move(Booking seen, SlotId to, HallPlan plan, Actor actor) {
        return database.inTransaction(connection -> take(connection, seen, Act.MOVE, actor, plan)
                .chain(taking -> isThere(taking.booking, to)
                        ? Uni.createFrom().item(taking.booking)
                        : move(taking, to, plan.parameters())));
    }

    /** For who lost their period; fails with {@code booking-not-live} when they have another by now. */
    public Uni<Booking> reassign(Booking orphan, SlotId to, HallPlan plan) {
        return move(orphan, to, plan, Actor.HALL);
    }

    /**
     * Cancels. The place of a period that the hall had kept comes back after a random while, so that it cannot be passed on.
     */
    public Uni<Void> cancel(Booking seen, HallPlan plan, Actor actor) {
        return database.inTransaction(connection -> take(connection, seen, Act.CANCEL, actor, plan)
                .call(this::end)
                .call(taking -> taking.step.from() == BookingState.CONFIRMED
                        ? Bookings.network(connection, taking.booking)
                                .chain(network -> PendingPlaces.coolDown(connection, taking.booking.slot(), UuidV7.next(clock),
                                        clock.instant().plus(randomWait(plan.parameters())), network))
                        : Uni.createFrom().voidItem())
                .call(taking -> PreReviews.release(connection, taking.booking))
                .chain(taking -> tell(taking, "booking.cancelled",
                        new JsonObject().put("by", actor == Actor.CITIZEN ? "citizen" : "hall"))));
    }

    /** The staff say that the citizen came. */
    Uni<Void> keep(Booking seen, HallPlan plan) {
        return end(seen, Act.KEEP, plan, "booking.kept");
    }

    /** The staff say that the citizen did not come. */
    Uni<Void> miss(Booking seen, HallPlan plan) {
        return end(seen, Act.MISS, plan, "booking.missed");
    }

    private Uni<Void> end(Booking seen, Act act, HallPlan plan, String topic) {
        return database.inTransaction(connection -> take(connection, seen, act, Actor.STAFF, plan)
                .call(this::end)
                .chain(taking -> tell(taking, topic, new JsonObject())));
    }

    /** Locks the citizen, finds the step in the table and says why it cannot be taken. */
    private Uni<Taking> take(SqlConnection connection, Booking seen, Act act, Actor actor, HallPlan plan) {
        return Bookings.lockCitizenAndFind(connection, seen).map(booking -> {
            var step = BookingStep.of(act, actor, booking.state());
            var periods = step.time().periods(LocalDateTime.ofInstant(clock.instant(), plan.zone()), plan.parameters());
            periods.refusal(booking).ifPresent(refusal -> {
                throw refusal.problem();
            });
            return new Taking(connection, booking, step, periods);
        });
    }

    private Uni<Void> end(Taking taking) {
        return Bookings.end(taking.connection, taking.booking, taking.step, taking.periods, clock.instant())
                .invoke(BookingTransitions::mustHaveHappened)
                .replaceWithVoid();
    }

    private Uni<Booking> move(Taking taking, SlotId to, HallParameters rules) {
        var connection = taking.connection;
        var booking = taking.booking;
        var places = booking.state() == BookingState.CONFIRMED ? List.of(booking.slot(), to) : List.of(to);
        return SlotDays.lock(connection, places)
                .chain(() -> PreReviews.isCovered(connection, booking, to.day()))
                .invoke(covered -> refuseUnless(covered, Refusal.PRE_REVIEW_REQUIRED))
                .chain(() -> Bookings.othersOnDay(connection, booking, to))
                .invoke(others -> refuseUnless(others < rules.perDayLimit(), Refusal.TOO_MANY_THAT_DAY))
                .chain(() -> SlotDays.take(connection, to))
                .invoke(minutes -> refuseUnless(minutes > 0, Refusal.SLOT_FULL))
                .call(minutes -> Bookings.move(connection, booking, taking.periods, to, minutes)
                        .invoke(BookingTransitions::mustHaveHappened))
                .call(() -> places.size() == 1 ? Uni.createFrom().voidItem()
                        : SlotDays.giveBack(connection, booking.slot()))
                .call(() -> tell(taking, "booking.moved",
                        new JsonObject().put("from", booking.slot().toString()).put("to", to.toString())))
                .map(minutes -> new Booking(booking.id(), booking.citizen(), booking.item(), to, minutes, booking.code(),
                        BookingState.CONFIRMED, booking.bookedAt(), booking.preReview()));
    }

    private Uni<Void> tell(Taking taking, String topic, JsonObject data) {
        var id = taking.booking.id();
        return outbox.append(taking.connection,
                new Outbox.Event(id.hall().value(), topic, data.put("booking", id.value().toString())));
    }

    private static boolean isThere(Booking booking, SlotId to) {
        return booking.state() == BookingState.CONFIRMED && booking.slot().equals(to);
    }

    private static void refuseUnless(boolean allowed, Refusal refusal) {
        if (!allowed) {
            throw refusal.problem();
        }
    }

    /** The hall may have taken the place away between reading and writing; then the caller looks again. */
    private static void mustHaveHappened(boolean changed) {
        refuseUnless(changed, Refusal.NOT_LIVE);
    }

    private static Duration randomWait(HallParameters rules) {
        var seconds = ThreadLocalRandom.current()
                .nextLong(rules.returnMinMinutes() * 60L, rules.returnMaxMinutes() * 60L + 1);
        return Duration.ofSeconds(seconds);
    }
}
