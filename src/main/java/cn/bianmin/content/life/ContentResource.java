package cn.bianmin.content.life;

import java.net.URI;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jboss.resteasy.reactive.RestResponse.Status;
import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonInclude;

import cn.bianmin.content.ContentKind;
import cn.bianmin.content.ContentState;
import cn.bianmin.content.life.ContentStore.Wanted;
import cn.bianmin.content.writing.NewContent;
import cn.bianmin.hall.HallId;
import cn.bianmin.identity.Caller;
import cn.bianmin.identity.Roles;
import cn.bianmin.platform.text.PlainText;
import io.smallrye.mutiny.Uni;

/** Lets the staff write and read contents; the public reads them at {@code /published}. */
@Path("/api/halls/{hall}/contents")
@RolesAllowed({ Roles.EDITOR, Roles.REVIEWER, Roles.DIRECTOR })
class ContentResource {

    private static final int LONGEST_PAGE = 100;
    private static final String ETAG = "ETag";

    /** @param next what to ask for as {@code after}; absent on the last page */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "ContentPage")
    record Page(List<ContentView> contents, @Nullable UUID next) {
    }

    record History(List<PastStep> versions) {
    }

    /** @param state the version's, after the step */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record PastStep(int version, ContentState state, String title, String who, Step step, OffsetDateTime at,
            @Nullable String reason) {
    }

    private final ContentLife life;
    private final ContentReading reading;
    private final Caller caller;

    ContentResource(ContentLife life, ContentReading reading, Caller caller) {
        this.life = life;
        this.reading = reading;
        this.caller = caller;
    }

    /** Lists the newest version of each content, newest first. */
    @GET
    public Uni<Page> list(HallId hall, @QueryParam("kind") @Nullable ContentKind kind,
            @QueryParam("state") @Nullable ContentState state,
            @QueryParam("q") @DefaultValue("") @PlainText(min = 0, max = 40) String q,
            @QueryParam("after") @Nullable UUID after,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(LONGEST_PAGE) int limit) {
        caller.mustWorkAt(hall);
        return reading.list(hall, new Wanted(kind, state, q.strip(), after, limit + 1)).map(found -> {
            var contents = found.subList(0, Math.min(limit, found.size()));
            return new Page(contents, found.size() > limit ? contents.get(limit - 1).content() : null);
        });
    }

    @POST
    @RolesAllowed(Roles.EDITOR)
    public Uni<RestResponse<ContentView>> write(HallId hall, @NotNull @Valid NewContent words) {
        caller.mustWorkAt(hall);
        return life.write(hall, words, caller.name()).chain(stand -> reading.view(hall, stand))
                .map(view -> ResponseBuilder
                        .create(Status.CREATED, view)
                        .location(URI.create("/api/halls/" + hall + "/contents/" + view.content()))
                        .header(ETAG, quoted(view))
                        .build());
    }

    /**
     * Answers one content, with an {@code ETag} for {@code If-Match}.
     *
     * @param version absent: the newest
     */
    @GET
    @Path("{content}")
    public Uni<RestResponse<ContentView>> one(HallId hall, UUID content,
            @QueryParam("version") @Nullable @Min(1) Integer version) {
        caller.mustWorkAt(hall);
        return reading.one(hall, content, version).map(ContentResource::tagged);
    }

    /**
     * Saves other words, in the draft itself or in a new version beside what was approved, is shown or is over.
     *
     * @param ifMatch only if nobody saved other words meanwhile; else 412 {@code changed-meanwhile}
     */
    @PUT
    @Path("{content}")
    @RolesAllowed(Roles.EDITOR)
    public Uni<RestResponse<ContentView>> edit(HallId hall, UUID content, @HeaderParam("If-Match") @Nullable String ifMatch,
            @NotNull @Valid NewContent words) {
        caller.mustWorkAt(hall);
        return life.edit(hall, content, words, caller.name(), ifMatch)
                .chain(stand -> reading.view(hall, stand))
                .map(ContentResource::tagged);
    }

    /** Lists the steps that the content took, in order. */
    @GET
    @Path("{content}/history")
    public Uni<History> history(HallId hall, UUID content) {
        caller.mustWorkAt(hall);
        return reading.history(hall, content).map(History::new);
    }

    private static RestResponse<ContentView> tagged(ContentView view) {
        return ResponseBuilder.ok(view).header(ETAG, quoted(view)).build();
    }

    private static String quoted(ContentView view) {
        return '"' + view.tag() + '"';
    }
}
