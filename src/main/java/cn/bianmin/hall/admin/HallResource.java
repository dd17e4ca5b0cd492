package cn.bianmin.hall.admin;

import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;

import jakarta.annotation.security.PermitAll;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

import cn.bianmin.hall.DayHours;
import cn.bianmin.hall.HallId;
import cn.bianmin.hall.Halls;
import cn.bianmin.hall.plan.Rule;
import cn.bianmin.hall.plan.RuleRow;
import cn.bianmin.platform.database.Database;
import cn.bianmin.platform.http.Etags;
import cn.bianmin.platform.problem.ProblemException;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

/** Shows the halls to everybody. */
@Path("/api/halls")
@PermitAll
class HallResource {

    /** A page shows a whole year and a few days at most. */
    private static final int MOST_DAYS = 370;
    private static final int DEFAULT_DAYS = 31;

    /**
     * A page of halls.
     *
     * @param next ask for the next page with {@code after=} this; null on the last page
     */
    @Schema(name = "HallPage")
    record Page(List<HallView> halls, @Nullable HallId next) {
    }

    record Days(HallId hall, List<DayHours> days) {
    }

    record Rules(HallId hall, List<Rule> rules) {
    }

    private final Halls halls;
    private final HallStore store;
    private final Database database;
    private final Etags etags;
    private final Clock clock;

    HallResource(Halls halls, HallStore store, Database database, Etags etags, Clock clock) {
        this.halls = halls;
        this.store = store;
        this.database = database;
        this.etags = etags;
        this.clock = clock;
    }

    @GET
    @APIResponse(responseCode = "200", description = "A page of halls", content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = Page.class)))
    public Uni<Response> list(@RestQuery @DefaultValue("0") @Min(0) int after,
            @RestQuery @DefaultValue("50") @Min(1) @Max(100) int limit, @Context Request request) {
        return halls.all()
                .map(all -> all.stream().filter(hall -> hall.value() > after).toList())
                .chain(rest -> page(rest, limit))
                .map(page -> etags.answer(request, page));
    }

    @GET
    @Path("{hall}")
    public Uni<Response> hall(HallId hall, @Context Request request) {
        return halls.plan(hall).map(plan -> etags.answer(request, HallView.of(plan, clock.instant())));
    }

    @GET
    @Path("{hall}/calendar")
    public Uni<Response> calendar(HallId hall, @RestQuery @Nullable LocalDate from, @RestQuery @Nullable LocalDate to,
            @Context Request request) {
        return halls.plan(hall).map(plan -> {
            var first = from == null ? LocalDate.now(clock.withZone(plan.zone())) : from;
            var last = to == null ? first.plusDays(DEFAULT_DAYS - 1) : to;
            refuseUnlessPeriod(first, last);
            return etags.answer(request, new Days(hall, first.datesUntil(last.plusDays(1)).map(plan::hoursOn).toList()));
        });
    }

    @GET
    @Path("{hall}/rules")
    public Uni<Response> rules(HallId hall, @Context Request request) {
        return database.inSession(session -> store.hall(session, hall)
                .chain(() -> store.rows(session, "FROM RuleRow WHERE hall = ?1 ORDER BY number", RuleRow.class, hall)))
                .map(rows -> etags.answer(request, new Rules(hall, rows.stream().map(RuleRow::value).toList())));
    }

    private Uni<Page> page(List<HallId> rest, int limit) {
        var shown = rest.subList(0, Math.min(limit, rest.size()));
        var next = rest.size() > limit ? shown.get(limit - 1) : null;
        return Multi.createFrom()
                .iterable(shown)
                .onItem()
                .transformToUniAndConcatenate(halls::plan)
                .map(plan -> HallView.of(plan, clock.instant()))
                .collect()
                .asList()
                .map(views -> new Page(views, next));
    }

    private static void refuseUnlessPeriod(LocalDate from, LocalDate to) {
        if (to.isBefore(from)) {
            throw new ProblemException(400, "period-backwards");
        }
        if (ChronoUnit.DAYS.between(from, to) >= MOST_DAYS) {
            throw new ProblemException(400, "period-too-long", MOST_DAYS);
        }
    }
}
