package cn.bianmin.booking.slot;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

/**
 * How the places of one desk, channel and day are shared out when the plan changes under them: cancelled places give way first,
 * then holds, then the bookings made last. Pure, so that a preview says exactly what the change will do.
 *
 * @param free places left, one for each start
 * @param orphans bookings that lose their place, first come first
 * @param dropped holds and cancelled places that are no more
 */
// Only handed on: equality of the array is never asked for.
@SuppressWarnings("ArrayRecordComponent")
public record CapacityAllocation(Integer[] free, List<UUID> orphans, List<UUID> dropped) {

    /** Who stays longest stands first. */
    public enum Claim {
        /** The period has begun, or the citizen came or was missed: the place is used and nobody is sent away from it. */
        USED,
        BOOKED,
        HELD,
        /** On its way back. */
        CANCELLED
    }

    /** One place that is not free. */
    public record Taken(int startMinute, UUID id, Claim claim) {
    }

    /**
     * Allocates the capacity of each period to its claims.
     *
     * @param taken in the order of their claims
     */
    public static CapacityAllocation of(DaySlots slots, List<Taken> taken) {
        var allocation = new CapacityAllocation(slots.capacity().clone(), new ArrayList<>(), new ArrayList<>());
        taken.forEach(each -> allocation.seat(slots, each));
        return allocation;
    }

    private void seat(DaySlots slots, Taken each) {
        var place = Arrays.binarySearch(slots.starts(), (short) each.startMinute());
        if (place >= 0 && free[place] > 0) {
            free[place]--;
            return;
        }
        switch (each.claim()) {
            case USED -> {
                // Where it was stays in the books as it was.
            }
            case BOOKED -> orphans.add(each.id());
            case HELD, CANCELLED -> dropped.add(each.id());
        }
    }
}
