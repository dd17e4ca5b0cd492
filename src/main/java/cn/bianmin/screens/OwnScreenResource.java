package cn.bianmin.screens;

import java.util.List;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import cn.bianmin.identity.DeviceId;
import cn.bianmin.identity.Roles;
import cn.bianmin.screens.emergency.Emergencies;
import cn.bianmin.screens.playlist.Playlist;
import cn.bianmin.screens.playlist.PlaylistCache;
import io.smallrye.mutiny.Uni;

/** What a screen asks for and reports. */
@Path("/api/screens/{screen}")
@Tag(name = "screens")
public class OwnScreenResource {

    /** RFC 7515, section 9.2.1. */
    private static final String JOSE = "application/jose";
    private static final int MOST_PLAYS = 500;

    /**
     * Proof of play.
     *
     * @param version of the playlist
     */
    record Plays(@Min(1) long version, @NotNull @Size(max = MOST_PLAYS) List<@NotNull @Valid Play> plays) {
    }

    @Inject
    ScreenAccess door;
    @Inject
    PlaylistCache shelf;
    @Inject
    ProofOfPlayStore plays;
    @Inject
    Emergencies emergencies;
    @Inject
    Screens screens;

    @GET
    @Path("/playlist")
    @RolesAllowed({ Roles.SCREEN, Roles.EDITOR, Roles.REVIEWER, Roles.DIRECTOR, Roles.ADMIN })
    @Operation(summary = "What to show, with enough to go on alone for a day", description = "The header Playlist-Signature is a detached JWS (RFC 7515, appendix F) over the body's bytes, ES256, with "
            + "a key of /.well-known/jwks.json and the typ bianmin-playlist.")
    @APIResponse(responseCode = "200", content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = Playlist.class)))
    public Uni<Response> playlist(DeviceId screen, @Context Request request) {
        var isItself = door.isItself(screen);
        return door.itselfOrStaff(screen).chain(device -> shelf.copy(device)
                .call(copy -> isItself ? screens.see(device.hall(), screen, copy.version()) : Uni.createFrom().voidItem()))
                .chain(copy -> answer(copy, request));
    }

    private static Uni<Response> answer(PlaylistCache.Copy copy, Request request) {
        var tag = new EntityTag(copy.tag());
        var unchanged = request.evaluatePreconditions(tag);
        var answer = unchanged != null ? Uni.createFrom().item(unchanged)
                : copy.body().get().map(body -> Response.ok(body, MediaType.APPLICATION_JSON));
        // Kept by the screen, but asked for each time.
        return answer.map(response -> response.tag(tag)
                .header("Cache-Control", "no-cache")
                .header("Playlist-Signature", copy.signature())
                .build());
    }

    @POST
    @Path("/plays")
    @RolesAllowed(Roles.SCREEN)
    @Operation(summary = "Report what was shown; the same may be reported again")
    public Uni<Void> report(DeviceId screen, @NotNull @Valid Plays shown) {
        return door.itself(screen)
                .chain(device -> plays.add(device.hall(), screen, shown.plays)
                        .chain(() -> screens.see(device.hall(), screen, shown.version)));
    }

    @GET
    @Path("/emergency")
    @Produces(JOSE)
    @RolesAllowed({ Roles.SCREEN, Roles.EDITOR, Roles.REVIEWER, Roles.DIRECTOR, Roles.ADMIN })
    @Operation(summary = "The emergency that covers the screen now, for who missed its event", description = "A compact JWS, ES256, typ bianmin-emergency; of several the gravest.")
    @APIResponse(responseCode = "200", description = "There is one", content = @Content(mediaType = JOSE))
    @APIResponse(responseCode = "204", description = "There is none")
    public Uni<Response> emergency(DeviceId screen) {
        return door.itselfOrStaff(screen)
                .chain(device -> emergencies.covering(device.hall(), screen))
                .map(found -> found.isEmpty() ? Response.noContent().build()
                        : Response.ok(found.get(0), JOSE).header("Cache-Control", "no-store").build());
    }
}
