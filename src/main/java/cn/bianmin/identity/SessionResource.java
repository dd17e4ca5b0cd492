package cn.bianmin.identity;

import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;

import org.jspecify.annotations.Nullable;

import cn.bianmin.hall.HallId;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;

/** Signing in, staying in, signing out. No answer here may be kept by a cache. */
@Path("/api")
public class SessionResource {

    /** A bound, not the rule: a password that is too long is simply wrong. */
    private static final int LONGEST = 256;

    record CitizenCredentials(@NotNull @Size(max = 64) String idNumber, @NotNull @Size(max = LONGEST) String password) {
    }

    /** @param hall where they want to work; without it the first of theirs */
    record StaffCredentials(@NotNull @Size(max = 64) String username, @NotNull @Size(max = LONGEST) String password,
            @Nullable HallId hall) {
    }

    record DeviceCredentials(@NotNull DeviceId deviceId, @NotNull @Size(max = LONGEST) String secret) {
    }

    record RefreshToken(@NotNull @Size(max = LONGEST) String refreshToken) {
    }

    @Inject
    CitizenSignIn citizens;
    @Inject
    StaffSignIn staff;
    @Inject
    Devices devices;
    @Inject
    Sessions sessions;
    @Inject
    Caller caller;

    @POST
    @Path("/sessions")
    @PermitAll
    public Uni<Response> citizen(@NotNull @Valid CitizenCredentials credentials) {
        return citizens.open(credentials.idNumber(), credentials.password(), caller).map(SessionResource::created);
    }

    @POST
    @Path("/staff-sessions")
    @PermitAll
    public Uni<Response> staff(@NotNull @Valid StaffCredentials credentials) {
        return staff.open(credentials.username(), credentials.password(), credentials.hall(), caller)
                .map(SessionResource::created);
    }

    @POST
    @Path("/device-sessions")
    @PermitAll
    public Uni<Response> device(@NotNull @Valid DeviceCredentials credentials) {
        return devices.openSession(credentials.deviceId(), credentials.secret(), caller).map(SessionResource::created);
    }

    @POST
    @Path("/sessions/refresh")
    @PermitAll
    public Uni<Response> refresh(@NotNull @Valid RefreshToken body) {
        return sessions.refresh(body.refreshToken()).map(SessionResource::created);
    }

    @DELETE
    @Path("/sessions/current")
    @Authenticated
    public Uni<Void> end() {
        var access = caller.access();
        return access == null ? Uni.createFrom().voidItem() : sessions.end(access.session());
    }

    private static Response created(Tokens tokens) {
        return Response.status(Response.Status.CREATED).header("Cache-Control", "no-store").entity(tokens).build();
    }
}
