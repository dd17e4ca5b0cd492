package cn.bianmin.booking.admission;

import java.time.Duration;

import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;

import cn.bianmin.booking.HoldId;
import cn.bianmin.booking.SlotId;
import cn.bianmin.booking.slot.SlotLookup;
import cn.bianmin.guide.ItemId;
import cn.bianmin.identity.Caller;
import cn.bianmin.identity.Roles;
import cn.bianmin.platform.limits.Limits;
import io.smallrye.mutiny.Uni;

/** Keeps a place while the citizen types. */
@Path("/api/holds")
@Tag(name = "booking")
class HoldResource {

    /** Holds are for free, so a source gets a handful; a kiosk serves one after the other and is not limited. */
    private static final int HOLDS_PER_SOURCE = 10;
    private static final Duration NEXT_PER_SOURCE = Duration.ofSeconds(30);

    /** @param item must be served at the slot's desk in the slot's channel */
    record HoldRequest(@NotNull SlotId slot, @NotNull ItemId item) {
    }

    private final SlotLookup slots;
    private final Holds holds;
    private final Limits limits;
    private final Caller caller;

    HoldResource(SlotLookup slots, Holds holds, Limits limits, Caller caller) {
        this.slots = slots;
        this.holds = holds;
        this.limits = limits;
        this.caller = caller;
    }

    @POST
    @PermitAll
    @ResponseStatus(201)
    @Operation(summary = "Keep a place for a few minutes", description = "Whoever knows the hold's id may book the place until it expires.")
    @APIResponse(responseCode = "201", description = "The place is kept")
    public Uni<Holds.Hold> hold(@NotNull @Valid HoldRequest request) {
        return limit().chain(() -> slots.of(request.slot, request.item))
                .chain(slot -> holds.takeFor(caller, slot));
    }

    @DELETE
    @Path("{hold}")
    @PermitAll
    @Operation(summary = "Let a kept place go", description = "The same answer whether or not the hold was still there.")
    @APIResponse(responseCode = "204", description = "The place is free again")
    public Uni<Void> letGo(@RestPath HoldId hold) {
        return holds.letGo(hold);
    }

    private Uni<Void> limit() {
        return caller.has(Roles.KIOSK) ? Uni.createFrom().voidItem()
                : limits.take("booking.hold", caller.citizen().map(Object::toString).orElseGet(caller::source),
                        HOLDS_PER_SOURCE, NEXT_PER_SOURCE);
    }
}
