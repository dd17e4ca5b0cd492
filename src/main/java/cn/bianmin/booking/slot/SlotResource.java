package cn.bianmin.booking.slot;

import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

import jakarta.annotation.security.PermitAll;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

import cn.bianmin.guide.Channel;
import cn.bianmin.guide.ItemId;
import cn.bianmin.hall.HallId;
import cn.bianmin.hall.HallPlan;
import cn.bianmin.hall.Halls;
import cn.bianmin.platform.http.Etags;
import cn.bianmin.platform.problem.ProblemException;
import io.smallrye.mutiny.Uni;

/** The free places of an item in one channel. */
@Path("/api/halls/{hall}/slots")
@Tag(name = "booking")
class SlotResource {

    /** Two months: more than any hall's horizon that a person looks through. */
    private static final int MAX_DAYS = 62;
    /** Years of four digits; others a database may not know. */
    private static final int LAST_YEAR = 9_999;

    private final Availability availability;
    private final Halls halls;
    private final Etags etags;
    private final HttpHeaders headers;
    private final Clock clock;

    SlotResource(Availability availability, Halls halls, Etags etags, HttpHeaders headers, Clock clock) {
        this.headers = headers;
        this.availability = availability;
        this.halls = halls;
        this.etags = etags;
        this.clock = clock;
    }

    @GET
    @PermitAll
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "Free places", description = """
            Days with the periods that can be booked now; without from and to, everything that is released. Free places are at \
            most a second old. At most 62 days.""")
    @APIResponse(responseCode = "200", description = "Days in order", content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(type = SchemaType.ARRAY, implementation = Availability.Day.class)))
    @APIResponse(responseCode = "304", description = "What the client has is still true")
    public Uni<Response> slots(
            @RestPath HallId hall,
            @RestQuery @NotNull ItemId item,
            @RestQuery @NotNull Channel channel,
            @RestQuery @Nullable LocalDate from,
            @RestQuery @Nullable LocalDate to,
            @Context Request request) {
        if (!item.hall().equals(hall)) {
            throw new ProblemException(404, "unknown-item");
        }
        var question = new Availability.Question(item, channel);
        return halls.plan(hall)
                .chain(plan -> from == null && to == null ? availability.of(question)
                        : availability.of(question, first(plan, from), last(plan, first(plan, from), to)))
                .map(answer -> answer(request, answer));
    }

    private LocalDate first(HallPlan plan, @Nullable LocalDate from) {
        var first = from == null ? LocalDate.ofInstant(clock.instant(), plan.zone()) : from;
        if (first.getYear() < 1 || first.getYear() > LAST_YEAR) {
            throw new ProblemException(400, "invalid-period");
        }
        return first;
    }

    private static LocalDate last(HallPlan plan, LocalDate first, @Nullable LocalDate to) {
        var last = to == null ? first.plusDays(plan.parameters().horizonDays()) : to;
        if (last.isBefore(first) || ChronoUnit.DAYS.between(first, last) >= MAX_DAYS) {
            throw new ProblemException(400, "invalid-period");
        }
        return last;
    }

    private Response answer(Request request, Availability.Answer answer) {
        var encodings = headers.getHeaderString(HttpHeaders.ACCEPT_ENCODING);
        if (encodings == null || !encodings.contains("gzip")) {
            return etags.answer(request, answer.json(), MediaType.APPLICATION_JSON);
        }
        return Response.fromResponse(etags.answer(request, answer.gzip(), MediaType.APPLICATION_JSON))
                .header(HttpHeaders.CONTENT_ENCODING, "gzip")
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING)
                .build();
    }
}
