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
import io.smallrye.mutiny.Uni;

/** A new kiosk or screen shows the code that was typed into it, and gets its secret. */
@Path("/api/device-enrolments")
public class DeviceEnrolmentResource {

    record Code(@NotNull @Size(max = 40) String code) {
    }

    @Inject
    Devices devices;
    @Inject
    Caller caller;

    @POST
    @PermitAll
    @APIResponse(responseCode = "201", description = "The secret, this once", content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = Devices.Enrolled.class)))
    public Uni<Response> enrol(@NotNull @Valid Code body) {
        return devices.enrol(body.code(), caller).map(DeviceResource::created);
    }
}
