package cn.bianmin.identity.account;

import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

import cn.bianmin.identity.Caller;
import cn.bianmin.identity.Tokens;
import cn.bianmin.identity.session.Sessions;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;

/** A citizen signs in; anyone stays in and signs out. No answer here may be kept by a cache. */
@Path("/api/sessions")
public class SessionResource {

    /** A bound, not the rule: a password that is too long is simply wrong. */
    public static final int LONGEST = 256;

    record CitizenCredentials(@NotNull @Size(max = 64) String idNumber, @NotNull @Size(max = LONGEST) String password) {
    }

    record RefreshToken(@NotNull @Size(max = LONGEST) String refreshToken) {
    }

    @Inject
    CitizenSignIn citizens;
    @Inject
    Sessions sessions;
    @Inject
    Caller caller;

    @POST
    @PermitAll
    @APIResponse(responseCode = "201", description = "The citizen is in", content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = Tokens.class)))
    public Uni<Response> citizen(@NotNull @Valid CitizenCredentials credentials) {
        return citizens.open(credentials.idNumber(), credentials.password(), caller).map(SessionResource::created);
    }

    @POST
    @Path("/refresh")
    @PermitAll
    @APIResponse(responseCode = "201", description = "The next tokens; the old ones are dead", content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = Tokens.class)))
    public Uni<Response> refresh(@NotNull @Valid RefreshToken body) {
        return sessions.refresh(body.refreshToken()).map(SessionResource::created);
    }

    @DELETE
    @Path("/current")
    @Authenticated
    public Uni<Void> end() {
        var access = caller.access();
        return access == null ? Uni.createFrom().voidItem() : sessions.end(access.session());
    }

    public static Response created(Tokens tokens) {
        return Response.status(Response.Status.CREATED).header("Cache-Control", "no-store").entity(tokens).build();
    }
}
