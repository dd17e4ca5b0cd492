package cn.bianmin.booking.life;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

import jakarta.enterprise.context.ApplicationScoped;

import cn.bianmin.booking.Booking;
import cn.bianmin.booking.BookingState;
import cn.bianmin.booking.Refusal;
import cn.bianmin.booking.SlotId;
import cn.bianmin.booking.slot.SlotDays;
import cn.bianmin.hall.HallParameters;
import cn.bianmin.platform.UuidV7;
import cn.bianmin.platform.database.Database;
import cn.bianmin.platform.events.Outbox;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.SqlConnection;

/**
 * Moves and ends bookings.
 *
 * <p>
 * Locks are taken in one order everywhere: the citizen, then slot rows by primary key, then the booking. Moves that cross
 * therefore wait for each other instead of blocking each other.
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

    /** The new place first, then the old one back, both or neither. */
    public Uni<Booking> move(Booking seen, SlotId to, HallParameters rules) {
        return database.inTransaction(connection -> Bookings.lockCitizenAndFind(connection, seen)
                .invoke(BookingTransitions::mustBeLive)
                .chain(booking -> isThere(booking, to)
                        ? Uni.createFrom().item(booking)
                        : move(connection, booking, to, rules)));
    }

    /** For who lost their period; nothing happens when they have another by now. */
    public Uni<Booking> rehome(Booking orphan, SlotId to, HallParameters rules) {
        return database.inTransaction(connection -> Bookings.lockCitizenAndFind(connection, orphan)
                .invoke(booking -> mustHaveHappened(booking.state() == BookingState.ORPHANED))
                .chain(booking -> move(connection, booking, to, rules)));
    }

    /**
     * Cancelled by the citizen or the hall: the place comes back after a random while, so that it cannot be passed on. Only
     * what the citizen cancels of a period the hall had kept counts against the citizen.
     */
    public Uni<Void> cancel(Booking seen, HallParameters rules, boolean byHall) {
        return database.inTransaction(connection -> Bookings.lockCitizenAndFind(connection, seen)
                .invoke(BookingTransitions::mustBeLive)
                .chain(booking -> Bookings.end(connection, booking, cancelled(booking, byHall), clock.instant())
                        .invoke(BookingTransitions::mustHaveHappened)
                        .chain(() -> booking.state() == BookingState.CONFIRMED
                                ? Bookings.coolDown(connection, booking, UuidV7.next(clock),
                                        clock.instant().plus(randomWait(rules)))
                                : Uni.createFrom().voidItem())
                        .chain(() -> Bookings.releasePreReview(connection, booking))
                        .chain(() -> tell(connection, booking, "booking.cancelled",
                                new JsonObject().put("by", byHall ? "hall" : "citizen")))));
    }

    /** The citizen came, or did not. */
    Uni<Void> end(Booking seen, BookingState state) {
        return database.inTransaction(connection -> Bookings.lockCitizenAndFind(connection, seen)
                .invoke(booking -> {
                    if (booking.state() != BookingState.CONFIRMED) {
                        throw Refusal.NOT_LIVE.problem();
                    }
                })
                .chain(booking -> Bookings.end(connection, booking, state, clock.instant())
                        .invoke(BookingTransitions::mustHaveHappened)
                        .chain(() -> tell(connection, booking,
                                state == BookingState.KEPT ? "booking.kept" : "booking.missed", new JsonObject()))));
    }

    private Uni<Booking> move(SqlConnection connection, Booking booking, SlotId to, HallParameters rules) {
        var places = booking.state() == BookingState.CONFIRMED ? List.of(booking.slot(), to) : List.of(to);
        return SlotDays.lock(connection, places)
                .chain(() -> Bookings.isCovered(connection, booking, to.day()))
                .invoke(covered -> {
                    if (!covered) {
                        throw Refusal.PRE_REVIEW_REQUIRED.problem();
                    }
                })
                .chain(() -> Bookings.othersOnDay(connection, booking, to))
                .invoke(others -> {
                    if (others >= rules.perDayLimit()) {
                        throw Refusal.TOO_MANY_THAT_DAY.problem();
                    }
                })
                .chain(() -> SlotDays.take(connection, to))
                .invoke(minutes -> {
                    if (minutes == 0) {
                        throw Refusal.SLOT_FULL.problem();
                    }
                })
                .call(minutes -> Bookings.move(connection, booking, to, minutes).invoke(BookingTransitions::mustHaveHappened))
                .call(() -> places.size() == 1 ? Uni.createFrom().voidItem()
                        : SlotDays.giveBack(connection, booking.slot()))
                .call(() -> tell(connection, booking, "booking.moved",
                        new JsonObject().put("from", booking.slot().toString()).put("to", to.toString())))
                .map(minutes -> new Booking(booking.id(), booking.citizen(), booking.item(), to, minutes, booking.code(),
                        BookingState.CONFIRMED, booking.bookedAt(), booking.preReview()));
    }

    private Uni<Void> tell(SqlConnection connection, Booking booking, String topic, JsonObject data) {
        return outbox.append(connection, new Outbox.Event(booking.id().hall().value(), topic,
                data.put("booking", booking.id().value().toString())));
    }

    private static BookingState cancelled(Booking booking, boolean byHall) {
        return byHall || booking.state() == BookingState.ORPHANED ? BookingState.WITHDRAWN : BookingState.CANCELLED;
    }

    private static boolean isThere(Booking booking, SlotId to) {
        return booking.state() == BookingState.CONFIRMED && booking.slot().equals(to);
    }

    private static void mustBeLive(Booking booking) {
        if (!booking.state().isLive()) {
            throw Refusal.NOT_LIVE.problem();
        }
    }

    /** The hall may have taken the place away between reading and writing; then the caller looks again. */
    private static void mustHaveHappened(boolean changed) {
        if (!changed) {
            throw Refusal.NOT_LIVE.problem();
        }
    }

    private static Duration randomWait(HallParameters rules) {
        var seconds = ThreadLocalRandom.current()
                .nextLong(rules.returnMinMinutes() * 60L, rules.returnMaxMinutes() * 60L + 1);
        return Duration.ofSeconds(seconds);
    }
}
