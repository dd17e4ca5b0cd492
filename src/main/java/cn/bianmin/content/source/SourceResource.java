package cn.bianmin.content.source;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;

import cn.bianmin.content.ContentKind;
import cn.bianmin.hall.HallId;
import cn.bianmin.hall.Halls;
import cn.bianmin.identity.Caller;
import cn.bianmin.identity.Roles;
import cn.bianmin.platform.problem.ProblemTexts;
import cn.bianmin.platform.text.PlainText;
import io.smallrye.mutiny.Uni;

/** The addresses from which a hall takes news on a schedule. */
@Path("/api/halls/{hall}/sources")
@RolesAllowed(Roles.ADMIN)
class SourceResource {

    /**
     * An address that the hall asks to read from now on.
     *
     * @param everyMinutes from five minutes to a week
     */
    record NewSource(
            @NotNull @PlainText(max = 500) String url,
            @NotNull ContentKind kind,
            @Min(5) @Max(10_080) int everyMinutes) {
    }

    /** @param fault why the last visit brought nothing; absent when it did */
    record SourceView(UUID source, String url, ContentKind kind, int everyMinutes, @Nullable Instant visitedAt,
            @Nullable String fault) {

        static SourceView of(SourceStore.Source source, ProblemTexts texts) {
            var fault = source.fault();
            return new SourceView(source.id(), source.url(), source.kind(), source.everyMinutes(), source.visitedAt(),
                    fault == null ? null : fault.in(texts));
        }
    }

    record SourcesView(List<SourceView> sources) {
    }

    private final Sources sources;
    private final Halls halls;
    private final Caller caller;

    SourceResource(Sources sources, Halls halls, Caller caller) {
        this.sources = sources;
        this.halls = halls;
        this.caller = caller;
    }

    /** Lists the sources, oldest first, each with the outcome of its last visit. */
    @GET
    public Uni<SourcesView> list(HallId hall,
            @Parameter(hidden = true) @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Nullable String language) {
        caller.mustWorkAt(hall);
        var texts = ProblemTexts.of(language);
        return sources.of(hall)
                .map(all -> new SourcesView(all.stream().map(source -> SourceView.of(source, texts)).toList()));
    }

    /** Adds an address of a site that the installation allows; the first visit follows at once. */
    @POST
    @APIResponse(responseCode = "201", description = "It is read from now on", content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = SourceView.class)))
    public Uni<Response> add(HallId hall, @NotNull @Valid NewSource source) {
        caller.mustWorkAt(hall);
        var actor = caller.name();
        return halls.plan(hall)
                .chain(() -> sources.add(hall, source.url(), source.kind(), source.everyMinutes(), actor))
                .map(added -> Response.created(URI.create("/api/halls/" + hall + "/sources/" + added.id()))
                        .entity(SourceView.of(added, ProblemTexts.of(null)))
                        .build());
    }

    /** Removes a source; the contents that it brought stay. */
    @DELETE
    @Path("{source}")
    public Uni<Void> remove(HallId hall, UUID source) {
        caller.mustWorkAt(hall);
        return sources.remove(hall, source, caller.name());
    }
}
