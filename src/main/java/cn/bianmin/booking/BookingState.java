package cn.bianmin.booking;

/**
 * The life of a booking.
 *
 * <pre>
 * CONFIRMED ── hours or capacity change ──▶ ORPHANED ── moved ──▶ CONFIRMED
 *     │                                        └──── cancel ────▶ CANCELLED
 *     ├── cancel ──▶ CANCELLED
 *     ├── arrive ──▶ KEPT
 *     └── the day ends ──▶ NO_SHOW
 * </pre>
 *
 * Each step is one statement that names the state it leaves; {@code booking_live_or_ended} holds the rest.
 */
public enum BookingState {
    /** A place is promised. */
    CONFIRMED,
    /** The hall took the period away; kept until the citizen or the hall finds another. */
    ORPHANED,
    CANCELLED,
    /** 爽约. */
    NO_SHOW,
    /** The citizen came. */
    KEPT;

    public boolean isLive() {
        return this == CONFIRMED || this == ORPHANED;
    }
}
