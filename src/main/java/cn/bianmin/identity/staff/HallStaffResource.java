package cn.bianmin.identity.staff;

import java.util.Set;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;

import org.jspecify.annotations.Nullable;

import cn.bianmin.hall.HallId;
import cn.bianmin.identity.Caller;
import cn.bianmin.identity.Cursors;
import cn.bianmin.identity.Roles;
import cn.bianmin.identity.StaffId;
import cn.bianmin.platform.text.PersonName;
import io.smallrye.mutiny.Uni;

/** Who works in a hall, for its admins. */
@Path("/api/halls/{hall}/staff")
@RolesAllowed(Roles.ADMIN)
public class HallStaffResource {

    record NewStaff(@NotNull @Pattern(regexp = StaffResource.USERNAME) String username, @NotNull @PersonName String name,
            @NotNull @Size(max = 256) String password, @NotEmpty Set<@NotNull @Pattern(regexp = Roles.OF_STAFF) String> roles) {
    }

    record NewRoles(@NotNull Set<@NotNull @Pattern(regexp = Roles.OF_STAFF) String> roles) {
    }

    record StaffView(StaffId staff, String username, String name, Set<String> roles) {
    }

    @Inject
    StaffRegister register;
    @Inject
    Caller caller;

    @POST
    public Uni<Response> appoint(HallId hall, @NotNull @Valid NewStaff staff) {
        caller.mustWorkAt(hall);
        return register.appoint(hall, staff.username(), staff.name(), staff.password(), staff.roles(), caller.name())
                .map(StaffResource::created);
    }

    @GET
    public Uni<Cursors.Page<StaffView>> list(HallId hall, @QueryParam("after") @Nullable StaffId after,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(Cursors.LONGEST_PAGE) int limit) {
        caller.mustWorkAt(hall);
        return register.ofHall(hall, after, limit + 1)
                .map(found -> Cursors.page(found, limit, known -> view(known, hall), known -> known.id().toString()));
    }

    /** The person's roles in that hall from now on; an empty set: they no longer work there. */
    @PUT
    @Path("/{staff}/roles")
    public Uni<Void> setRoles(HallId hall, StaffId staff, @NotNull @Valid NewRoles roles) {
        caller.mustWorkAt(hall);
        return register.setRoles(hall, staff, roles.roles(), caller);
    }

    private static StaffView view(StaffStore.Known known, HallId hall) {
        var roles = known.appointments().byHall().getOrDefault(hall.value(), Set.of());
        return new StaffView(known.id(), known.username(), known.name(), roles);
    }
}
