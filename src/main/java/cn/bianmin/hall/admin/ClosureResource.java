package cn.bianmin.hall.admin;

import java.net.URI;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

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

import cn.bianmin.hall.ClosureRequest;
import cn.bianmin.hall.HallEditor;
import cn.bianmin.hall.HallId;
import cn.bianmin.hall.HallPlan;
import cn.bianmin.hall.Halls;
import cn.bianmin.hall.admin.HallChanges.Act;
import cn.bianmin.hall.admin.HallChanges.Done;
import cn.bianmin.hall.calendar.Closure;
import cn.bianmin.hall.plan.ClosureRow;
import cn.bianmin.platform.UuidV7;
import cn.bianmin.platform.database.Database;
import cn.bianmin.platform.problem.ProblemException;
import io.smallrye.mutiny.Uni;

/** The director closes the hall or a desk, for days or for a part of them. */
@Path("/api/halls/{hall}/closures")
@RolesAllowed({ HallEditor.DIRECTOR, HallEditor.ADMIN })
class ClosureResource {

    record StoredClosure(UUID closure, Closure period) {
    }

    record Closures(List<StoredClosure> closures) {
    }

    private final HallChanges changes;
    private final HallStore store;
    private final Halls halls;
    private final Database database;
    private final HallEditor editor;
    private final Clock clock;

    ClosureResource(HallChanges changes, HallStore store, Halls halls, Database database, HallEditor editor, Clock clock) {
        this.changes = changes;
        this.store = store;
        this.halls = halls;
        this.database = database;
        this.editor = editor;
        this.clock = clock;
    }

    /** Lists the closures of today and later days. */
    @GET
    public Uni<Closures> list(HallId hall) {
        editor.mustWorkAt(hall);
        return halls.plan(hall)
                .chain(plan -> database.inSession(session -> store.rows(session,
                        "FROM ClosureRow WHERE hall = ?1 ORDER BY fromDay, closure", ClosureRow.class, hall))
                        .map(rows -> rows.stream().filter(row -> !row.toDay.isBefore(today(plan))).toList()))
                .map(rows -> new Closures(rows.stream().map(ClosureResource::stored).toList()));
    }

    @POST
    public Uni<Response> close(HallId hall, @RestQuery @DefaultValue("0") @Min(0) int confirm,
            @NotNull @Valid ClosureRequest request) {
        editor.mustWorkAt(hall);
        var id = UuidV7.next(clock);
        var act = new Act(editor.name(), "closure.added", id.toString(), request.reason(), confirm);
        return halls.plan(hall)
                .invoke(plan -> refuseUnlessPossible(plan, request.value()))
                .chain(() -> changes.change(hall, act, session -> {
                    var row = new ClosureRow(hall.value(), id, request.value());
                    return session.persist(row).map(any -> new Done<>(stored(row), row.fromDay, row.toDay));
                }))
                .map(stored -> Response.created(URI.create("/api/halls/" + hall + "/closures/" + stored.closure()))
                        .entity(stored)
                        .build());
    }

    @DELETE
    @Path("{closure}")
    public Uni<Void> reopen(HallId hall, UUID closure, @RestQuery @DefaultValue("0") @Min(0) int confirm) {
        editor.mustWorkAt(hall);
        var act = new Act(editor.name(), "closure.removed", closure.toString(), "", confirm);
        return changes.change(hall, act, session -> session.find(ClosureRow.class, new ClosureRow.Key(hall.value(), closure))
                .onItem()
                .ifNull()
                .failWith(() -> new ProblemException(404, "unknown-closure"))
                .call(session::remove)
                .map(row -> new Done<>(row, row.fromDay, row.toDay))).replaceWithVoid();
    }

    private void refuseUnlessPossible(HallPlan plan, Closure closure) {
        var desk = closure.desk();
        if (desk != null && plan.desk(desk).isEmpty()) {
            throw new ProblemException(404, "unknown-desk");
        }
        if (closure.to().isBefore(today(plan))) {
            throw new ProblemException(422, "day-is-over");
        }
    }

    private LocalDate today(HallPlan plan) {
        return LocalDate.now(clock.withZone(plan.zone()));
    }

    private static StoredClosure stored(ClosureRow row) {
        return new StoredClosure(row.closure, row.value());
    }
}
