package cn.bianmin.identity.account;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;

import cn.bianmin.identity.Caller;
import cn.bianmin.identity.Citizens;
import cn.bianmin.identity.MaskedPerson;
import cn.bianmin.identity.Roles;
import io.smallrye.mutiny.Uni;

/** What a citizen can see and do about themselves. */
@Path("/api/me")
@RolesAllowed(Roles.CITIZEN)
public class MeResource {

    record PasswordChange(@NotNull @Size(max = 256) String oldPassword, @NotNull @Size(max = 256) String newPassword) {
    }

    @Inject
    Citizens citizens;
    @Inject
    PasswordChanges passwords;
    @Inject
    Caller caller;

    @GET
    public Uni<MaskedPerson> me() {
        return citizens.masked(caller.citizen().orElseThrow());
    }

    /** The citizen's other sessions end. */
    @PUT
    @Path("/password")
    public Uni<Void> changePassword(@NotNull @Valid PasswordChange change) {
        return passwords.change(caller, change.oldPassword(), change.newPassword());
    }
}
