package cn.bianmin.identity.device;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;

import cn.bianmin.hall.HallId;
import cn.bianmin.identity.Caller;
import cn.bianmin.identity.Cursors;
import cn.bianmin.identity.DeviceId;
import cn.bianmin.identity.Roles;
import cn.bianmin.platform.text.PlainText;
import io.smallrye.mutiny.Uni;

/** Kiosks and screens of a hall. */
@Path("/api/halls/{hall}/devices")
public class DeviceResource {

    record NewDevice(@NotNull DeviceKind kind, @NotNull @PlainText(min = 1, max = 60) String name) {
    }

    /** @param code typed at the device, once, before {@code expiresAt} */
    record Announcement(DeviceId device, String code, OffsetDateTime expiresAt) {
    }

    record DeviceView(DeviceId device, DeviceKind kind, String name, boolean enrolled) {

        static DeviceView of(DeviceStore.Known known) {
            return new DeviceView(known.id(), known.kind(), known.name(), known.enrolled());
        }
    }

    @Inject
    Devices devices;
    @Inject
    Caller caller;

    @POST
    @RolesAllowed(Roles.ADMIN)
    @APIResponse(responseCode = "201", description = "The code, this once", content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = Announcement.class)))
    public Uni<Response> announce(HallId hall, @NotNull @Valid NewDevice device) {
        caller.mustWorkAt(hall);
        return devices.announce(hall, device.kind(), device.name(), caller.name())
                .map(announced -> created(new Announcement(announced.device(), announced.code(),
                        announced.expiresAt().atOffset(ZoneOffset.UTC))));
    }

    @GET
    @RolesAllowed({ Roles.ADMIN, Roles.DIRECTOR })
    public Uni<Cursors.Page<DeviceView>> list(HallId hall, @QueryParam("after") @Nullable DeviceId after,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(Cursors.LONGEST_PAGE) int limit) {
        caller.mustWorkAt(hall);
        return devices.ofHall(hall, after, limit + 1)
                .map(found -> Cursors.page(found, limit, DeviceView::of, known -> known.id().toString()));
    }

    @DELETE
    @Path("/{device}")
    @RolesAllowed(Roles.ADMIN)
    public Uni<Void> revoke(HallId hall, DeviceId device) {
        caller.mustWorkAt(hall);
        return devices.revoke(hall, device, caller.name());
    }

    static Response created(Object secret) {
        return Response.status(Response.Status.CREATED).header("Cache-Control", "no-store").entity(secret).build();
    }
}
