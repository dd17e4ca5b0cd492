package cn.bianmin.booking.life;

import java.time.Clock;
import java.time.Duration;

import jakarta.enterprise.context.ApplicationScoped;

import cn.bianmin.booking.Booking;
import cn.bianmin.booking.BookingId;
import cn.bianmin.booking.BookingState;
import cn.bianmin.booking.BookingView;
import cn.bianmin.booking.Refusal;
import cn.bianmin.booking.SlotId;
import cn.bianmin.booking.slot.SlotLookup;
import cn.bianmin.guide.Guide;
import cn.bianmin.hall.HallPlan;
import cn.bianmin.hall.Halls;
import cn.bianmin.identity.Caller;
import cn.bianmin.identity.Roles;
import io.smallrye.mutiny.Uni;

/** What the owner of a booking, or the hall's staff for them, may do with it. To everybody else it does not exist. */
@ApplicationScoped
class OwnBookings {

    private final Bookings bookings;
    private final BookingTransitions moves;
    private final SlotLookup scenes;
    private final Halls halls;
    private final Guide guide;
    private final Clock clock;

    OwnBookings(Bookings bookings, BookingTransitions moves, SlotLookup scenes, Halls halls, Guide guide, Clock clock) {
        this.bookings = bookings;
        this.moves = moves;
        this.scenes = scenes;
        this.halls = halls;
        this.guide = guide;
        this.clock = clock;
    }

    Uni<Booking> find(BookingId id, Caller caller) {
        return bookings.find(id).map(found -> found.filter(booking -> mayRead(booking, caller))
                .orElseThrow(Refusal.UNKNOWN_BOOKING::problem));
    }

    Uni<BookingView> view(Booking booking) {
        return halls.plan(booking.id().hall())
                .chain(plan -> guide.item(booking.item())
                        .map(item -> BookingView.of(booking, plan, item.name(), item.materials().stream()
                                .map(material -> material.name())
                                .toList(), null)));
    }

    /** The new place first; fails with the refusal's problem and then nothing has changed. */
    Uni<BookingView> move(BookingId id, SlotId to, Caller caller) {
        return find(id, caller)
                .invoke(booking -> {
                    if (!to.hall().equals(booking.id().hall()) || to.channel() != booking.slot().channel()) {
                        throw Refusal.SLOT_DOES_NOT_FIT.problem();
                    }
                })
                .chain(booking -> scenes.of(to, booking.item())
                        .invoke(scene -> mustBeInTime(booking, scene.plan()))
                        .chain(scene -> moves.move(booking, to, scene.plan().parameters())))
                .chain(this::view);
    }

    /** A second time changes nothing and says so by the same answer. */
    Uni<Void> cancel(BookingId id, Caller caller) {
        var isStaff = caller.staff().isPresent();
        return find(id, caller).chain(booking -> booking.state().isCancelled()
                ? Uni.createFrom().voidItem()
                : halls.plan(id.hall())
                        .invoke(plan -> {
                            if (!isStaff) {
                                mustBeInTime(booking, plan);
                            }
                        })
                        .chain(plan -> moves.cancel(booking, plan.parameters(), isStaff)));
    }

    /** The desk says that the citizen came, or did not. */
    Uni<Void> end(BookingId id, BookingState state, Caller caller) {
        return find(id, caller).chain(booking -> moves.end(booking, state));
    }

    /** Who lost the period to the hall may move or cancel at any time. */
    private void mustBeInTime(Booking booking, HallPlan plan) {
        var start = booking.slot().startIn(plan.zone()).toInstant();
        var deadline = start.minus(Duration.ofMinutes(plan.parameters().cancelDeadlineMinutes()));
        if (booking.state() == BookingState.CONFIRMED && clock.instant().isAfter(deadline)) {
            throw Refusal.TOO_LATE.problem();
        }
    }

    private static boolean mayRead(Booking booking, Caller caller) {
        return caller.citizen().map(booking.citizen()::equals)
                .orElseGet(() -> caller.worksAt(booking.id().hall())
                        && (caller.has(Roles.CLERK) || caller.has(Roles.DIRECTOR)));
    }
}
