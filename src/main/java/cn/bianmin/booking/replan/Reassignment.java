package cn.bianmin.booking.replan;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import cn.bianmin.booking.Booking;
import cn.bianmin.booking.SlotId;
import cn.bianmin.booking.life.BookingTransitions;
import cn.bianmin.booking.life.Bookings;
import cn.bianmin.booking.slot.Rules;
import cn.bianmin.booking.slot.SlotDays;
import cn.bianmin.guide.Guide;
import cn.bianmin.hall.HallPlan;
import cn.bianmin.platform.problem.ProblemException;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

/**
 * Finds the nearest free period for bookings that lost theirs, in the order in which they were made. Who finds none stays an
 * orphan: may choose a period, or cancel, and is tried again at the next change.
 */
@ApplicationScoped
class Reassignment {

    private final Bookings bookings;
    private final SlotDays slotDays;
    private final BookingTransitions transitions;
    private final Guide guide;
    private final Clock clock;

    Reassignment(Bookings bookings, SlotDays slotDays, BookingTransitions transitions, Guide guide, Clock clock) {
        this.bookings = bookings;
        this.slotDays = slotDays;
        this.transitions = transitions;
        this.guide = guide;
        this.clock = clock;
    }

    /** All orphans of the hall whose day is still to come. */
    Uni<Void> reassign(HallPlan plan) {
        return bookings.orphans(plan.id(), today(plan))
                .chain(orphans -> Multi.createFrom()
                        .iterable(orphans)
                        .onItem()
                        .transformToUniAndConcatenate(orphan -> reassign(plan, orphan))
                        .onItem()
                        .ignoreAsUni());
    }

    private Uni<Void> reassign(HallPlan plan, Booking orphan) {
        return nearest(plan, orphan)
                .chain(slot -> slot.isEmpty() ? Uni.createFrom().<Void> nullItem()
                        : transitions.reassign(orphan, slot.get(), plan).<Void> replaceWith((Void) null))
                .onFailure(ProblemException.class)
                .recoverWithNull();
    }

    private Uni<Optional<SlotId>> nearest(HallPlan plan, Booking orphan) {
        var today = today(plan);
        return guide.offer(orphan.item(), orphan.slot().channel())
                .map(offer -> new Rules(plan, offer, clock.instant()))
                .chain(rules -> bookings.liveDays(plan.id(), List.of(orphan))
                        .chain(live -> slotDays
                                .read(orphan.slot().desk(), orphan.slot().channel(), today,
                                        today.plusDays(plan.parameters().horizonDays()))
                                .map(days -> NearestSlot.of(orphan, rules, days, live))));
    }

    private LocalDate today(HallPlan plan) {
        return LocalDate.ofInstant(clock.instant(), plan.zone());
    }
}
