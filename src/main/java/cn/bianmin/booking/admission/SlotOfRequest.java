package cn.bianmin.booking.admission;

import jakarta.enterprise.context.ApplicationScoped;

import cn.bianmin.booking.Refusal;
import cn.bianmin.booking.slot.BookableSlot;
import cn.bianmin.booking.slot.SlotLookup;
import cn.bianmin.identity.Citizens;
import io.smallrye.mutiny.Uni;

/** The slot that a request names, itself or by a hold, with all rules kept that can be told without looking at people. */
@ApplicationScoped
class SlotOfRequest {

    private final SlotLookup slots;
    private final Citizens citizens;

    SlotOfRequest(SlotLookup slots, Citizens citizens) {
        this.slots = slots;
        this.citizens = citizens;
    }

    /** Fails with the first {@link Refusal}, or with 400 {@code invalid-id-number} of the person somebody acts for. */
    Uni<BookableSlot> of(BookingRequest request) {
        var principal = request.behalfOf();
        if (principal != null) {
            citizens.checkIdNumber(principal.idNumber());
        }
        var period = request.period();
        if (period.channel() != request.channel()) {
            throw Refusal.SLOT_DOES_NOT_FIT.problem();
        }
        return request.hold() == null ? slots.of(period, request.item()) : slots.ofHold(period, request.item());
    }
}
