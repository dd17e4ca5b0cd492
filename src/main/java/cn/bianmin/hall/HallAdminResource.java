package cn.bianmin.hall;

import java.net.URI;
import java.time.Clock;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;

import cn.bianmin.platform.Audit;
import cn.bianmin.platform.Database;
import io.smallrye.mutiny.Uni;

/** How a city adds its next hall: as data. */
@Path("/api/halls")
@RolesAllowed(Insider.ADMIN)
class HallAdminResource {

    private final Halls halls;
    private final HallStore store;
    private final Database database;
    private final Audit audit;
    private final Insider insider;
    private final Clock clock;

    HallAdminResource(Halls halls, HallStore store, Database database, Audit audit, Insider insider, Clock clock) {
        this.halls = halls;
        this.store = store;
        this.database = database;
        this.audit = audit;
        this.insider = insider;
        this.clock = clock;
    }

    /** A hall with everything in it, in the shape of {@code sample/hall.json}. */
    @POST
    public Uni<Response> add(@NotNull @Valid HallShape shape) {
        insider.mustWorkEverywhere();
        var actor = insider.name();
        return database.inSessionTransaction(session -> store.create(session, shape, false)
                .call(hall -> audit.record(session,
                        new Audit.Entry(hall.value(), actor, "hall.added", hall.toString(), shape.name()))))
                .chain(halls::plan)
                .map(plan -> Response.created(URI.create("/api/halls/" + plan.id()))
                        .entity(HallView.of(plan, clock.instant()))
                        .build());
    }
}
