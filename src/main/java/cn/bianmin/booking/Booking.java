package cn.bianmin.booking;

import java.time.Instant;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import cn.bianmin.guide.ItemId;
import cn.bianmin.identity.CitizenId;

/**
 * A promise of a place in a slot.
 *
 * @param minutes the slot's length
 * @param code twelve digits, said or typed at the kiosk
 * @param preReview of a home visit
 */
public record Booking(BookingId id, CitizenId citizen, ItemId item, SlotId slot, int minutes, String code, BookingState state,
        Instant bookedAt, @Nullable UUID preReview) {
}
