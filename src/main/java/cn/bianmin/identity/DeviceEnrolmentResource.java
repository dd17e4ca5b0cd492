package cn.bianmin.identity;

import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;

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
    public Uni<Response> enrol(@NotNull @Valid Code body) {
        return devices.enrol(body.code(), caller).map(DeviceResource::created);
    }
}
