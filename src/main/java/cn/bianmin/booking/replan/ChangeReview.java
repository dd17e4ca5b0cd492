package cn.bianmin.booking.replan;

import jakarta.enterprise.context.ApplicationScoped;

import cn.bianmin.hall.HallChangeReview;
import cn.bianmin.hall.HallPlan;
import io.smallrye.mutiny.Uni;

/** Counts the bookings that a change of the hall would take their period, by the rules that act when the change is made. */
@ApplicationScoped
class ChangeReview implements HallChangeReview {

    private final SchedulePreview preview;

    ChangeReview(SchedulePreview preview) {
        this.preview = preview;
    }

    @Override
    public Uni<Integer> bookingsLosing(HallPlan then) {
        return preview.losing(then).map(places -> places.orphans().size());
    }
}
