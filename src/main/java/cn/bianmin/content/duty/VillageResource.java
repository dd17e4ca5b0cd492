package cn.bianmin.content.duty;

import java.util.List;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;

import cn.bianmin.content.duty.Villages.Village;
import cn.bianmin.hall.HallId;
import cn.bianmin.hall.Halls;
import cn.bianmin.identity.Caller;
import cn.bianmin.identity.Roles;
import cn.bianmin.platform.audit.Audit;
import cn.bianmin.platform.database.Database;
import cn.bianmin.platform.problem.ProblemException;
import cn.bianmin.platform.problem.ProblemException.FieldError;
import io.smallrye.mutiny.Uni;

/** Shows and sets the villages and communities (村、社区) that publish through a hall. */
@Path("/api/halls/{hall}/villages")
class VillageResource {

    /** All villages of a hall, by number. */
    record All(@NotNull @Size(max = 200) List<@NotNull @Valid Village> villages) {
    }

    private final Database database;
    private final Villages villages;
    private final Halls halls;
    private final Audit audit;
    private final Caller caller;

    VillageResource(Database database, Villages villages, Halls halls, Audit audit, Caller caller) {
        this.database = database;
        this.villages = villages;
        this.halls = halls;
        this.audit = audit;
        this.caller = caller;
    }

    @GET
    @PermitAll
    public Uni<All> list(HallId hall) {
        return halls.plan(hall).chain(plan -> database.withConnection(connection -> villages.of(connection, hall)))
                .map(All::new);
    }

    /** Sets the villages; what others published stays. */
    @PUT
    @RolesAllowed({ Roles.DIRECTOR, Roles.ADMIN })
    public Uni<All> set(HallId hall, @NotNull @Valid All all) {
        caller.mustWorkAt(hall);
        refuseRepetitions(all.villages());
        var entry = new Audit.Entry(hall.value(), caller.name(), "villages.changed", hall.toString(), "");
        return halls.plan(hall)
                .chain(plan -> database.inTransaction(connection -> villages.set(connection, hall, all.villages())
                        .chain(() -> audit.record(connection, entry))
                        .chain(() -> villages.of(connection, hall))))
                .map(All::new);
    }

    private static void refuseRepetitions(List<Village> villages) {
        var isOnce = villages.stream().map(Village::village).distinct().count() == villages.size()
                && villages.stream().map(Village::name).distinct().count() == villages.size();
        if (!isOnce) {
            throw new ProblemException(400, "invalid-request", List.of(new FieldError("villages", "village.repeated")));
        }
    }
}
