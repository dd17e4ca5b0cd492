package cn.bianmin.identity.staff;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;

import cn.bianmin.identity.Caller;
import cn.bianmin.identity.Roles;
import cn.bianmin.identity.StaffId;
import cn.bianmin.platform.problem.ProblemException;
import cn.bianmin.platform.text.PersonName;
import io.smallrye.mutiny.Uni;

/** Members of staff as a whole, whatever their halls; for admins. */
@Path("/api/staff")
@RolesAllowed(Roles.ADMIN)
public class StaffResource {

    static final String USERNAME = "[a-z][a-z0-9._-]{2,31}";

    record NewAdmin(@NotNull @Pattern(regexp = USERNAME) String username, @NotNull @PersonName String name,
            @NotNull @Size(max = 256) String password) {
    }

    record NewPassword(@NotNull @Size(max = 256) String password) {
    }

    record Appointed(StaffId staff) {
    }

    @Inject
    StaffRegister register;
    @Inject
    Caller caller;

    /** An admin of every hall is appointed by another. */
    @POST
    public Uni<Response> appointEverywhere(@NotNull @Valid NewAdmin admin) {
        if (!caller.worksEverywhere()) {
            throw new ProblemException(403, "forbidden");
        }
        return register.appointEverywhere(admin.username(), admin.name(), admin.password(), caller.name())
                .map(StaffResource::created);
    }

    @PUT
    @Path("/{staff}/password")
    public Uni<Void> resetPassword(StaffId staff, @NotNull @Valid NewPassword password) {
        return register.resetPassword(staff, password.password(), caller);
    }

    @DELETE
    @Path("/{staff}")
    public Uni<Void> dismiss(StaffId staff) {
        return register.dismiss(staff, caller);
    }

    static Response created(StaffId staff) {
        return Response.status(Response.Status.CREATED).entity(new Appointed(staff)).build();
    }
}
