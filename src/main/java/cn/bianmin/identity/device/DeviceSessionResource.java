package cn.bianmin.identity.device;

import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

import cn.bianmin.identity.Caller;
import cn.bianmin.identity.DeviceId;
import cn.bianmin.identity.Tokens;
import cn.bianmin.identity.account.SessionResource;
import io.smallrye.mutiny.Uni;

/** A kiosk or screen signs in. */
@Path("/api/device-sessions")
public class DeviceSessionResource {

    record DeviceCredentials(@NotNull DeviceId deviceId, @NotNull @Size(max = SessionResource.LONGEST) String secret) {
    }

    @Inject
    Devices devices;
    @Inject
    Caller caller;

    @POST
    @PermitAll
    @APIResponse(responseCode = "201", description = "The device is in", content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = Tokens.class)))
    public Uni<Response> device(@NotNull @Valid DeviceCredentials credentials) {
        return devices.openSession(credentials.deviceId(), credentials.secret(), caller).map(SessionResource::created);
    }
}
