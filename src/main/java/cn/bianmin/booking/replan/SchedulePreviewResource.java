package cn.bianmin.booking.replan;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;

import cn.bianmin.booking.BookingId;
import cn.bianmin.booking.SlotId;
import cn.bianmin.hall.ClosureRequest;
import cn.bianmin.hall.HallId;
import cn.bianmin.hall.HallPlan;
import cn.bianmin.hall.Halls;
import cn.bianmin.hall.OpeningRequest;
import cn.bianmin.identity.Caller;
import cn.bianmin.identity.Citizens;
import cn.bianmin.identity.Roles;
import cn.bianmin.platform.problem.ProblemException;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

/** Shows the director what closing or opening specially would do, before it is done. */
@Path("/api/halls/{hall}/schedule-previews")
@Tag(name = "booking")
class SchedulePreviewResource {

    /** Listed by name at most; the numbers count all. */
    private static final int MOST_LISTED = 200;

    /**
     * One of the two, as it would be sent to {@code /closures} or {@code /special-openings}.
     *
     * @param closure of the hall or a desk
     * @param opening on a day of its own
     */
    record PreviewRequest(@Nullable @Valid ClosureRequest closure, @Nullable @Valid OpeningRequest opening) {

        @JsonIgnore
        @AssertTrue(message = "{cn.bianmin.booking.closureOrOpening}")
        boolean isOneOfThem() {
            return (closure == null) != (opening == null);
        }
    }

    /**
     * @param placesGone places, taken or not, that would be no more
     * @param placesCome places that are not there now
     * @param bookingsLosing how many bookings would lose their period
     * @param bookingsMoved how many of these would find another
     * @param bookings those bookings in the order in which they were made, at most 200
     */
    record Preview(int placesGone, int placesCome, int bookingsLosing, int bookingsMoved, List<Losing> bookings) {
    }

    /**
     * @param name masked
     * @param movesTo the period the booking would be moved to; absent when there is none
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Losing(BookingId booking, OffsetDateTime start, OffsetDateTime end, String name, @Nullable SlotId movesTo) {
    }

    private final SchedulePreview preview;
    private final Halls halls;
    private final Citizens citizens;
    private final Caller caller;
    private final Clock clock;

    SchedulePreviewResource(SchedulePreview preview, Halls halls, Citizens citizens, Caller caller, Clock clock) {
        this.preview = preview;
        this.halls = halls;
        this.citizens = citizens;
        this.caller = caller;
        this.clock = clock;
    }

    @POST
    @RolesAllowed({ Roles.DIRECTOR, Roles.ADMIN })
    @Operation(summary = "What a closure or a special opening would do to places and bookings", description = """
            Changes nothing. Computed from the bookings of this moment by the same rules that act when the change is made.""")
    @APIResponse(responseCode = "200", description = "The effect within the days that can be booked")
    public Uni<Preview> preview(@RestPath HallId hall, @NotNull @Valid PreviewRequest request) {
        caller.mustWorkAt(hall);
        return halls.currentPlan(hall)
                .chain(plan -> preview.of(then(plan, request)))
                .chain(this::named);
    }

    private HallPlan then(HallPlan plan, PreviewRequest request) {
        if (request.opening != null) {
            mustNotBeOver(plan, request.opening.date());
            return plan.with(request.opening.value());
        }
        if (request.closure == null) {
            throw new IllegalStateException("Validated: one of them is there");
        }
        var desk = request.closure.desk();
        if (desk != null && plan.desk(desk).isEmpty()) {
            throw new ProblemException(404, "unknown-desk");
        }
        mustNotBeOver(plan, request.closure.to());
        return plan.with(request.closure.value());
    }

    private void mustNotBeOver(HallPlan plan, LocalDate day) {
        if (day.isBefore(LocalDate.ofInstant(clock.instant(), plan.zone()))) {
            throw new ProblemException(422, "day-is-over");
        }
    }

    private Uni<Preview> named(ProjectedSlots places) {
        var moved = (int) places.losses().stream().filter(loss -> loss.to() != null).count();
        return Multi.createFrom()
                .iterable(places.losses().stream().limit(MOST_LISTED).toList())
                .onItem()
                .transformToUniAndConcatenate(loss -> losing(places.plan(), loss))
                .collect()
                .asList()
                .map(listed -> new Preview(places.gone(), places.come(), places.losses().size(), moved, listed));
    }

    private Uni<Losing> losing(HallPlan plan, ProjectedSlots.Loss loss) {
        var booking = loss.booking();
        var start = booking.slot().startIn(plan.zone()).toOffsetDateTime();
        return citizens.masked(booking.citizen())
                .map(person -> new Losing(booking.id(), start, start.plusMinutes(booking.minutes()), person.name(), loss.to()));
    }
}
