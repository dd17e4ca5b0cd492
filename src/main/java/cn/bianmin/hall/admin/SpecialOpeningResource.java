package cn.bianmin.hall.admin;

import java.net.URI;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;

import org.jboss.resteasy.reactive.RestQuery;

import cn.bianmin.hall.HallEditor;
import cn.bianmin.hall.HallId;
import cn.bianmin.hall.HallPlan;
import cn.bianmin.hall.Halls;
import cn.bianmin.hall.OpeningRequest;
import cn.bianmin.hall.admin.HallChanges.Act;
import cn.bianmin.hall.admin.HallChanges.Done;
import cn.bianmin.hall.calendar.SpecialOpening;
import cn.bianmin.hall.plan.SpecialOpeningRow;
import cn.bianmin.platform.database.Database;
import cn.bianmin.platform.problem.ProblemException;
import io.smallrye.mutiny.Uni;

/** The director opens the hall on a day of its own: a Saturday for pensioners, longer hours before a deadline. */
@Path("/api/halls/{hall}/special-openings")
@RolesAllowed({ HallEditor.DIRECTOR, HallEditor.ADMIN })
class SpecialOpeningResource {

    record SpecialOpenings(List<SpecialOpening> openings) {
    }

    private final HallChanges changes;
    private final HallStore store;
    private final Halls halls;
    private final Database database;
    private final HallEditor editor;
    private final Clock clock;

    SpecialOpeningResource(HallChanges changes, HallStore store, Halls halls, Database database, HallEditor editor,
            Clock clock) {
        this.changes = changes;
        this.store = store;
        this.halls = halls;
        this.database = database;
        this.editor = editor;
        this.clock = clock;
    }

    /** Lists the special openings of today and later days. */
    @GET
    public Uni<SpecialOpenings> list(HallId hall) {
        editor.mustWorkAt(hall);
        return halls.plan(hall)
                .chain(plan -> database.inSession(session -> store.rows(session,
                        "FROM SpecialOpeningRow WHERE hall = ?1 ORDER BY day", SpecialOpeningRow.class, hall))
                        .map(rows -> rows.stream().filter(row -> !row.day.isBefore(today(plan))).toList()))
                .map(rows -> new SpecialOpenings(rows.stream().map(SpecialOpeningRow::value).toList()));
    }

    @POST
    public Uni<Response> open(HallId hall, @RestQuery @DefaultValue("0") @Min(0) int confirm,
            @NotNull @Valid OpeningRequest request) {
        editor.mustWorkAt(hall);
        var opening = request.value();
        var act = new Act(editor.name(), "special-opening.added", opening.date().toString(), opening.name(), confirm);
        return halls.plan(hall)
                .invoke(plan -> refuseWhenOver(plan, opening.date()))
                .chain(() -> changes.change(hall, act, session -> session.persist(new SpecialOpeningRow(hall.value(), opening))
                        .chain(session::flush)
                        .map(any -> new Done<>(opening, opening.date(), opening.date()))))
                .onFailure(failure -> HallStore.isBreach(failure, "special_opening_once_a_day"))
                .transform(any -> new ProblemException(409, "special-opening-once-a-day", opening.date().toString()))
                .map(stored -> Response.created(URI.create("/api/halls/" + hall + "/special-openings/" + stored.date()))
                        .entity(stored)
                        .build());
    }

    @DELETE
    @Path("{day}")
    public Uni<Void> remove(HallId hall, LocalDate day, @RestQuery @DefaultValue("0") @Min(0) int confirm) {
        editor.mustWorkAt(hall);
        var act = new Act(editor.name(), "special-opening.removed", day.toString(), "", confirm);
        return changes.change(hall, act,
                session -> session.find(SpecialOpeningRow.class, new SpecialOpeningRow.Key(hall.value(), day))
                        .onItem()
                        .ifNull()
                        .failWith(() -> new ProblemException(404, "unknown-special-opening"))
                        .call(session::remove)
                        .map(row -> new Done<>(row, day, day)))
                .replaceWithVoid();
    }

    private void refuseWhenOver(HallPlan plan, LocalDate day) {
        if (day.isBefore(today(plan))) {
            throw new ProblemException(422, "day-is-over");
        }
    }

    private LocalDate today(HallPlan plan) {
        return LocalDate.now(clock.withZone(plan.zone()));
    }
}
