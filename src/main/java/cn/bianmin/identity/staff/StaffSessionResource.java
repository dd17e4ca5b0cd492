package cn.bianmin.identity.staff;

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
import org.jspecify.annotations.Nullable;

import cn.bianmin.hall.HallId;
import cn.bianmin.identity.Caller;
import cn.bianmin.identity.Tokens;
import cn.bianmin.identity.account.SessionResource;
import io.smallrye.mutiny.Uni;

/** A member of staff signs in. */
@Path("/api/staff-sessions")
public class StaffSessionResource {

    /** @param hall where they want to work; without it the first of theirs */
    record StaffCredentials(@NotNull @Size(max = 64) String username,
            @NotNull @Size(max = SessionResource.LONGEST) String password,
            @Nullable HallId hall) {
    }

    @Inject
    StaffSignIn staff;
    @Inject
    Caller caller;

    @POST
    @PermitAll
    @APIResponse(responseCode = "201", description = "The member of staff is in", content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = Tokens.class)))
    public Uni<Response> staff(@NotNull @Valid StaffCredentials credentials) {
        return staff.open(credentials.username(), credentials.password(), credentials.hall(), caller)
                .map(SessionResource::created);
    }
}
