package cn.bianmin.booking;

/** The states of a booking; how it gets from one to another stands in {@code life.BookingStep}. */
public enum BookingState {
    /** A place is promised. */
    CONFIRMED,
    /** The hall took the period away; kept until the citizen or the hall finds another. */
    ORPHANED,
    /** By the citizen; too many of these pause. */
    CANCELLED,
    /** Cancelled by the hall, or given up after the hall had taken the period away: counts against nobody. */
    WITHDRAWN,
    /** 爽约. */
    NO_SHOW,
    /** The citizen came. */
    KEPT,
    /** The day is over and nobody said whether the citizen came: counts against nobody. */
    LAPSED;

    public boolean isLive() {
        return this == CONFIRMED || this == ORPHANED;
    }

    public boolean isCancelled() {
        return this == CANCELLED || this == WITHDRAWN;
    }
}
