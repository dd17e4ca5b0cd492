package cn.bianmin.content.published;

import java.net.URI;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;

import jakarta.annotation.security.PermitAll;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonInclude;

import cn.bianmin.content.ContentKind;
import cn.bianmin.content.Job;
import cn.bianmin.content.Published;
import cn.bianmin.hall.HallId;
import cn.bianmin.hall.HallPlan;
import cn.bianmin.hall.Halls;
import cn.bianmin.platform.http.Etags;
import cn.bianmin.platform.problem.ProblemException;
import cn.bianmin.platform.text.PlainText;
import io.smallrye.mutiny.Uni;

/** Lets anybody read what is published. */
@Path("/api/halls/{hall}/published")
@PermitAll
class PublishedResource {

    private static final int LONGEST_PAGE = 100;

    /** {@link Published} with the hall's times. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record PublishedView(UUID content, int version, ContentKind kind, String title, String body, @Nullable Job job,
            String source, @Nullable URI link, OffsetDateTime from, OffsetDateTime until, int weight,
            OffsetDateTime publishedAt) {

        static PublishedView of(Published shown, ZoneId zone) {
            return new PublishedView(shown.content(), shown.version(), shown.kind(), shown.title(), shown.body(), shown.job(),
                    shown.source(), shown.link(), shown.from().atZone(zone).toOffsetDateTime(),
                    shown.until().atZone(zone).toOffsetDateTime(), shown.weight(),
                    shown.publishedAt().atZone(zone).toOffsetDateTime());
        }
    }

    /** @param next what to ask for as {@code after}; absent on the last page */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Page(List<PublishedView> contents, @Nullable String next) {

        static Page of(List<Published> found, int limit, HallPlan plan) {
            var shown = found.subList(0, Math.min(limit, found.size()));
            var next = found.size() > limit ? PublishedCursor.of(shown.get(limit - 1)).cursor() : null;
            return new Page(shown.stream().map(each -> PublishedView.of(each, plan.zone())).toList(), next);
        }
    }

    private final PublishedStore store;
    private final Halls halls;
    private final Etags etags;
    private final Clock clock;

    PublishedResource(PublishedStore store, Halls halls, Etags etags, Clock clock) {
        this.store = store;
        this.halls = halls;
        this.etags = etags;
        this.clock = clock;
    }

    /** Lists what is shown now, newest first. */
    @GET
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Page.class)))
    public Uni<Response> list(HallId hall, @QueryParam("kind") @Nullable ContentKind kind,
            @QueryParam("q") @DefaultValue("") @PlainText(min = 0, max = 40) String q,
            @QueryParam("after") @Nullable @Size(max = 120) String after,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(LONGEST_PAGE) int limit, @Context Request request) {
        var place = after == null ? PublishedCursor.START : PublishedCursor.ofCursor(after);
        var wanted = new PublishedStore.Wanted(kind, q.strip(), place, limit + 1);
        return halls.plan(hall).chain(plan -> store.shown(hall, clock.instant(), wanted)
                .map(found -> etags.answer(request, Page.of(found, limit, plan))));
    }

    /** Answers one content that is shown now; else 404 {@code unknown-content}. */
    @GET
    @Path("{content}")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = PublishedView.class)))
    public Uni<Response> one(HallId hall, UUID content, @Context Request request) {
        return halls.plan(hall).chain(plan -> store.one(hall, content, clock.instant()).map(found -> {
            if (found == null) {
                throw new ProblemException(404, "unknown-content");
            }
            return etags.answer(request, PublishedView.of(found, plan.zone()));
        }));
    }
}
