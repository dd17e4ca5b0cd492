package cn.bianmin.booking.admission;

import org.jspecify.annotations.Nullable;

/**
 * How many places of a hall one network may have at a time: held, booked, or cancelled and on their way back.
 *
 * @param network keyed hash; null for who is not counted by it: a kiosk, a citizen who is signed in
 * @param limit places
 */
public record NetworkShare(@Nullable Long network, int limit) {

    /** Of who is not counted. */
    public static final NetworkShare UNLIMITED = new NetworkShare(null, Integer.MAX_VALUE);
}
