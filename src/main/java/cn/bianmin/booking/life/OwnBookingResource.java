package cn.bianmin.booking.life;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

import cn.bianmin.booking.BookingId;
import cn.bianmin.booking.BookingView;
import cn.bianmin.booking.SlotId;
import cn.bianmin.identity.Caller;
import cn.bianmin.identity.Roles;
import io.smallrye.mutiny.Uni;

/** One booking, for its owner and the hall's staff; for anyone else 404. */
@Path("/api/bookings/{booking}")
@Tag(name = "booking")
class OwnBookingResource {

    /** @param slot of the same hall and channel, at a desk that serves the item */
    record RescheduleRequest(@NotNull SlotId slot) {
    }

    private final OwnBookings own;
    private final BookingCalendar calendar;
    private final Caller caller;

    OwnBookingResource(OwnBookings own, BookingCalendar calendar, Caller caller) {
        this.own = own;
        this.calendar = calendar;
        this.caller = caller;
    }

    @GET
    @RolesAllowed({ Roles.CITIZEN, Roles.CLERK, Roles.DIRECTOR })
    @Operation(summary = "Read a booking")
    public Uni<BookingView> read(@RestPath BookingId booking) {
        return own.find(booking, caller).chain(own::view);
    }

    @GET
    @Path("calendar.ics")
    @Produces("text/calendar; charset=UTF-8")
    @RolesAllowed({ Roles.CITIZEN, Roles.CLERK, Roles.DIRECTOR })
    @Operation(summary = "The booking as a calendar entry (RFC 5545)")
    public Uni<String> calendar(@RestPath BookingId booking) {
        return own.find(booking, caller).chain(own::view).map(calendar::entry);
    }

    @GET
    @Path("qr.svg")
    @Produces("image/svg+xml")
    @RolesAllowed({ Roles.CITIZEN, Roles.CLERK, Roles.DIRECTOR })
    @Operation(summary = "The confirmation code as a QR code (ISO/IEC 18004)", description = "Holds the twelve digits of the code and nothing else.")
    public Uni<String> qr(@RestPath BookingId booking) {
        return own.find(booking, caller).map(found -> BookingQr.svg(found.code()));
    }

    @POST
    @Path("reschedule")
    @RolesAllowed({ Roles.CITIZEN, Roles.CLERK, Roles.DIRECTOR })
    @Operation(summary = "Move a booking to another period", description = """
            The new place is taken first and the old one freed in the same transaction. Moving to where the booking already is \
            changes nothing, so the request can be repeated.""")
    public Uni<BookingView> reschedule(@RestPath BookingId booking, @NotNull @Valid RescheduleRequest request) {
        return own.move(booking, request.slot, caller);
    }

    @DELETE
    @RolesAllowed({ Roles.CITIZEN, Roles.CLERK, Roles.DIRECTOR })
    @Operation(summary = "Cancel a booking", description = """
            The place comes back after a random 10 to 120 minutes, so that it cannot be passed on. Cancelling again changes \
            nothing.""")
    public Uni<Void> cancel(@RestPath BookingId booking) {
        return own.cancel(booking, caller);
    }

    @POST
    @Path("keep")
    @RolesAllowed({ Roles.CLERK, Roles.DIRECTOR })
    @Operation(summary = "The citizen came", description = "From the day of the booking on.")
    public Uni<Void> keep(@RestPath BookingId booking) {
        return own.keep(booking, caller);
    }

    @POST
    @Path("miss")
    @RolesAllowed({ Roles.CLERK, Roles.DIRECTOR })
    @Operation(summary = "The citizen did not come (爽约)", description = "When the period is over.")
    public Uni<Void> miss(@RestPath BookingId booking) {
        return own.miss(booking, caller);
    }
}
