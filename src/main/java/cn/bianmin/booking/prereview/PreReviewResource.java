package cn.bianmin.booking.prereview;

import java.time.Clock;
import java.time.LocalDate;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;

import cn.bianmin.booking.PreReviewId;
import cn.bianmin.booking.Refusal;
import cn.bianmin.booking.slot.SlotLookup;
import cn.bianmin.guide.Channel;
import cn.bianmin.guide.ItemId;
import cn.bianmin.hall.HallId;
import cn.bianmin.identity.Caller;
import cn.bianmin.identity.Citizens;
import cn.bianmin.identity.Roles;
import cn.bianmin.platform.text.PlainText;
import io.smallrye.mutiny.Uni;

/** 预审 at the first-floor consultation desk. */
@Path("/api/halls/{hall}/pre-reviews")
@Tag(name = "booking")
class PreReviewResource {

    /** Long enough to find a day that suits; then the materials have to be looked at again. */
    private static final int VALID_DAYS = 30;

    /** @param idNumber of the person who will be visited */
    record PreReviewRequest(@NotNull ItemId item, @NotNull @PlainText(min = 18, max = 18) String idNumber) {

        @Override
        public String toString() {
            return "PreReviewRequest[item=" + item + "]";
        }
    }

    /** @param validUntil the last day on which the visit may take place */
    record PreReview(PreReviewId preReview, LocalDate validUntil) {
    }

    private final PreReviews preReviews;
    private final SlotLookup slots;
    private final Citizens citizens;
    private final Caller caller;
    private final Clock clock;

    PreReviewResource(PreReviews preReviews, SlotLookup slots, Citizens citizens, Caller caller, Clock clock) {
        this.preReviews = preReviews;
        this.slots = slots;
        this.citizens = citizens;
        this.caller = caller;
        this.clock = clock;
    }

    @POST
    @RolesAllowed(Roles.CLERK)
    @ResponseStatus(201)
    @Operation(summary = "Approve a home visit for one person and one item")
    @APIResponse(responseCode = "201", description = "Opens one home-visit booking")
    public Uni<PreReview> approve(@RestPath HallId hall, @NotNull @Valid PreReviewRequest request) {
        caller.mustWorkAt(hall);
        if (!request.item.hall().equals(hall)) {
            throw Refusal.SLOT_DOES_NOT_FIT.problem();
        }
        var clerk = caller.staff().orElseThrow();
        return citizens.findByIdNumber(request.idNumber)
                .chain(() -> slots.rules(request.item, Channel.HOME_VISIT))
                .chain(rules -> {
                    var until = LocalDate.ofInstant(clock.instant(), rules.plan().zone()).plusDays(VALID_DAYS);
                    return preReviews.approve(request.item, request.idNumber, clerk, until)
                            .map(id -> new PreReview(id, until));
                });
    }
}
