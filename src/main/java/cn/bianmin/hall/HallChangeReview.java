package cn.bianmin.hall;

import io.smallrye.mutiny.Uni;

/** Says what a change of a hall touches, before it is stored; given by booking, which lies above this package. */
public interface HallChangeReview {

    /** How many bookings would lose their period under this plan, by the bookings of this moment; nothing is written. */
    Uni<Integer> bookingsLosing(HallPlan then);
}
