package cn.bianmin.hall;

import io.smallrye.mutiny.Uni;

/** Says what a change of a hall touches before it is stored; {@code booking}, which lies above this package, implements it. */
public interface HallChangeReview {

    /** How many bookings would lose their period under this plan, by the bookings of this moment; nothing is written. */
    Uni<Integer> bookingsLosing(HallPlan then);
}
