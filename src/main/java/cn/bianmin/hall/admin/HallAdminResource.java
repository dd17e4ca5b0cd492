package cn.bianmin.hall.admin;

import java.net.URI;
import java.time.Clock;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;

import cn.bianmin.hall.HallEditor;
import cn.bianmin.hall.Halls;
import cn.bianmin.hall.plan.HallShape;
import io.smallrye.mutiny.Uni;

/** Lets a city add its next hall as data. */
@Path("/api/halls")
@RolesAllowed(HallEditor.ADMIN)
class HallAdminResource {

    private final Halls halls;
    private final HallChanges changes;
    private final HallEditor editor;
    private final Clock clock;

    HallAdminResource(Halls halls, HallChanges changes, HallEditor editor, Clock clock) {
        this.halls = halls;
        this.changes = changes;
        this.editor = editor;
        this.clock = clock;
    }

    /** Adds a hall with everything in it, in the shape of {@code sample/hall.json}. */
    @POST
    public Uni<Response> add(@NotNull @Valid HallShape shape) {
        editor.mustWorkEverywhere();
        return changes.add(shape, editor.name())
                .chain(halls::plan)
                .map(plan -> Response.created(URI.create("/api/halls/" + plan.id()))
                        .entity(HallView.of(plan, clock.instant()))
                        .build());
    }
}
