package cn.bianmin.booking;

import cn.bianmin.platform.problem.ProblemException;

/**
 * Every reason a booking can be refused for, in the order in which they are looked at: a request that breaks several rules is told
 * the first, whether or not its citizen is signed in.
 *
 * <p>
 * What can be said to anybody comes first. Between {@link #NETWORK_SHARE} and {@link #NO_SHOWS} somebody who is not signed in must
 * prove who they are, and only the proven are told what is theirs alone; {@link #PRE_REVIEW_REQUIRED} is also told to who cannot
 * prove it, so that it tells nobody who is known.
 */
public enum Refusal {
    /** The same key came with another body; told to the citizen whose key it is. */
    KEY_REUSED(422, "idempotency-key-reused"),
    /** The first post with this key is still being answered. */
    KEY_IN_USE(409, "idempotency-key-in-use"),
    /** The slot belongs to another desk, channel or hall than the item's. */
    SLOT_DOES_NOT_FIT(422, "slot-does-not-fit"),
    /** Nobody is served that day: rest day, holiday or closure. */
    HALL_CLOSED(422, "hall-closed"),
    /** The hall has no such period. */
    UNKNOWN_SLOT(404, "unknown-slot"),
    /** The period has begun, or begins within the cut-off. */
    TOO_LATE(422, "too-late"),
    /** The day is beyond the horizon, or its release time (放号) is still to come. */
    NOT_RELEASED(422, "not-released"),
    /** 立等可取: handling would not end before closing. */
    DOES_NOT_FIT_TODAY(422, "does-not-fit-before-closing"),
    /** Much comes in, or much from one network: who is not signed in solves a puzzle first. */
    CHALLENGE_REQUIRED(422, "challenge-required"),
    /** The hold is unknown, used or run out. */
    HOLD_EXPIRED(409, "hold-expired"),
    SLOT_FULL(409, "slot-full"),
    /** People of one network who are not signed in have their share of the hall's places. */
    NETWORK_SHARE(422, "network-share-used"),
    /** 爽约: too many no-shows or cancellations within the hall's pause. */
    NO_SHOWS(422, "no-shows"),
    ALREADY_BOOKED(409, "already-booked"),
    TOO_MANY_THAT_DAY(422, "too-many-bookings"),
    /** 上门服务: without 预审 at the consultation desk. */
    PRE_REVIEW_REQUIRED(422, "pre-review-required"),
    /** Of steps after the booking: only a live booking can be moved or cancelled. */
    NOT_LIVE(409, "booking-not-live"),
    /** Of steps after the booking. */
    UNKNOWN_BOOKING(404, "unknown-booking"),
    /** Of steps after the booking: the step is taken before its time: the day has not come, or the period is not over. */
    TOO_EARLY(422, "too-early");

    private final int status;
    private final String type;

    Refusal(int status, String type) {
        this.status = status;
        this.type = type;
    }

    public ProblemException problem() {
        return new ProblemException(status, type);
    }
}
