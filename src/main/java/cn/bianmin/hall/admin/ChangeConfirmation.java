package cn.bianmin.hall.admin;

import java.util.List;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.config.inject.ConfigProperty;

import cn.bianmin.hall.HallChangeReview;
import cn.bianmin.hall.HallPlan;
import cn.bianmin.platform.problem.ProblemException;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

/**
 * Asks for a second yes before a change takes many bookings their period. The second yes names the number that the caller was
 * told, so a number that has grown since is told again.
 */
@ApplicationScoped
class ChangeConfirmation {

    private final HallChangeReview review;
    private final int unasked;

    /** @param unasked so many bookings lose their period without a second yes */
    ChangeConfirmation(HallChangeReview review,
            @ConfigProperty(name = "bianmin.hall.confirm-above-bookings", defaultValue = "20") int unasked) {
        this.review = review;
        this.unasked = unasked;
    }

    /**
     * Fails with 409 {@code confirmation-required}, which carries the number.
     *
     * @param then the plans that the change would make; asked for outside any transaction
     * @param confirmed the number the caller has said yes to, 0 for none
     */
    Uni<Void> of(List<HallPlan> then, int confirmed) {
        return Multi.createFrom()
                .iterable(then)
                .onItem()
                .transformToUniAndConcatenate(review::bookingsLosing)
                .collect()
                .with(Collectors.summingInt(Integer::intValue))
                .invoke(losing -> {
                    if (losing > Math.max(unasked, confirmed)) {
                        throw new ProblemException(409, "confirmation-required", losing.toString());
                    }
                })
                .replaceWithVoid();
    }
}
