package cn.bianmin.booking.admission;

import java.time.OffsetDateTime;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import cn.bianmin.booking.SlotId;
import cn.bianmin.guide.ItemId;
import cn.bianmin.hall.HallParameters;
import cn.bianmin.platform.database.TransactionStep;
import cn.bianmin.platform.limits.Idempotency;

/**
 * One request for a place, as the admission statement gets it: everything that does not depend on other people is decided.
 *
 * @param id of the booking or hold to be
 * @param minutes the slot's length
 * @param rules the hall's limits
 * @param holdUntil set for a hold, which has no citizen yet
 * @param share of the network that asks
 * @param booking set for a booking
 */
record AdmissionRequest(UUID id, SlotId slot, ItemId item, int minutes, HallParameters rules,
        @Nullable OffsetDateTime holdUntil,
        NetworkShare share,
        @Nullable Person booking) {

    /**
     * Who books, and what is kept and answered when the place is granted.
     *
     * @param citizen for whom
     * @param code said or typed at the kiosk
     * @param hold a place already held, to be turned into this booking
     * @param preReview opens a home visit; null: any that fits
     * @param visited whom a home visit is for, see {@link PreReviews#personKey}
     * @param details sealed
     * @param key the same post again gets the same answer
     * @param answer the bytes of the answer, kept with the key
     * @param onSuccess written in the same transaction when the place is granted
     */
    // Only handed on: equality of the arrays is never asked for.
    @SuppressWarnings("ArrayRecordComponent")
    record Person(UUID citizen, String code, @Nullable UUID hold, @Nullable UUID preReview, byte @Nullable [] visited,
            byte @Nullable [] details, Idempotency.@Nullable Key key, byte[] answer,
            @Nullable TransactionStep onSuccess) {
    }

    /** Whether more is written than the admission statement writes. */
    boolean writesMore() {
        return booking != null && booking.onSuccess != null;
    }

    /** Whose requests must not meet in one batch: the citizen's, of all halls; holds of one network, which are counted. */
    Object owner() {
        if (booking != null) {
            return booking.citizen;
        }
        return share.network() == null ? id : share.network();
    }
}
