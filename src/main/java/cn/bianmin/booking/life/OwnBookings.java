package cn.bianmin.booking.life;

import jakarta.enterprise.context.ApplicationScoped;

import cn.bianmin.booking.Booking;
import cn.bianmin.booking.BookingId;
import cn.bianmin.booking.BookingView;
import cn.bianmin.booking.Refusal;
import cn.bianmin.booking.SlotId;
import cn.bianmin.booking.slot.SlotLookup;
import cn.bianmin.guide.Guide;
import cn.bianmin.hall.Halls;
import cn.bianmin.identity.Caller;
import cn.bianmin.identity.Roles;
import io.smallrye.mutiny.Uni;

/** What the owner of a booking, or the hall's staff for them, may do with it. To everybody else it does not exist. */
@ApplicationScoped
class OwnBookings {

    private final Bookings bookings;
    private final BookingTransitions transitions;
    private final SlotLookup slots;
    private final Halls halls;
    private final Guide guide;

    OwnBookings(Bookings bookings, BookingTransitions transitions, SlotLookup slots, Halls halls, Guide guide) {
        this.bookings = bookings;
        this.transitions = transitions;
        this.slots = slots;
        this.halls = halls;
        this.guide = guide;
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
                .chain(booking -> slots.of(to, booking.item())
                        .chain(bookable -> transitions.move(booking, to, bookable.plan(), actor(caller))))
                .chain(this::view);
    }

    /** A second time changes nothing and says so by the same answer. */
    Uni<Void> cancel(BookingId id, Caller caller) {
        return find(id, caller).chain(booking -> booking.state().isCancelled()
                ? Uni.createFrom().voidItem()
                : halls.plan(id.hall()).chain(plan -> transitions.cancel(booking, plan, actor(caller))));
    }

    /** The desk says that the citizen came. */
    Uni<Void> keep(BookingId id, Caller caller) {
        return find(id, caller).chain(booking -> halls.plan(id.hall()).chain(plan -> transitions.keep(booking, plan)));
    }

    /** The desk says that the citizen did not come. */
    Uni<Void> miss(BookingId id, Caller caller) {
        return find(id, caller).chain(booking -> halls.plan(id.hall()).chain(plan -> transitions.miss(booking, plan)));
    }

    private static BookingStep.Actor actor(Caller caller) {
        return caller.staff().isPresent() ? BookingStep.Actor.STAFF : BookingStep.Actor.CITIZEN;
    }

    private static boolean mayRead(Booking booking, Caller caller) {
        return caller.citizen().map(booking.citizen()::equals)
                .orElseGet(() -> caller.worksAt(booking.id().hall())
                        && (caller.has(Roles.CLERK) || caller.has(Roles.DIRECTOR)));
    }
}
