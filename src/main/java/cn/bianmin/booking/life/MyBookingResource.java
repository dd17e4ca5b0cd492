package cn.bianmin.booking.life;

import java.util.List;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

import cn.bianmin.booking.Booking;
import cn.bianmin.booking.BookingView;
import cn.bianmin.identity.Caller;
import cn.bianmin.identity.Roles;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

/** The citizen's own bookings, latest day first. */
@Path("/api/me/bookings")
@Tag(name = "booking")
@RolesAllowed(Roles.CITIZEN)
class MyBookingResource {

    /** @param next the cursor of the following page; null on the last one */
    record Page(List<BookingView> bookings, @Nullable String next) {
    }

    private final Bookings bookings;
    private final OwnBookings own;
    private final Caller caller;

    MyBookingResource(Bookings bookings, OwnBookings own, Caller caller) {
        this.bookings = bookings;
        this.own = own;
        this.caller = caller;
    }

    @GET
    @Operation(summary = "My bookings")
    public Uni<Page> list(@RestQuery @DefaultValue("20") @Min(1) @Max(100) int limit, @RestQuery @Nullable String cursor) {
        var start = cursor == null ? BookingCursor.FIRST : BookingCursor.of(cursor);
        var citizen = caller.citizen().orElseThrow();
        return bookings.of(citizen, start, limit)
                .chain(page -> Multi.createFrom()
                        .iterable(page)
                        .onItem()
                        .transformToUniAndConcatenate(own::view)
                        .collect()
                        .asList()
                        .map(views -> new Page(views, page.size() < limit ? null : after(page.get(page.size() - 1)))));
    }

    private static String after(Booking last) {
        return new BookingCursor(last.slot().day(), last.id().value()).cursor();
    }
}
