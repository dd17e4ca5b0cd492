package cn.bianmin.identity.account;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;

import cn.bianmin.hall.HallId;
import cn.bianmin.identity.Caller;
import cn.bianmin.identity.Roles;
import cn.bianmin.platform.text.PlainText;
import io.smallrye.mutiny.Uni;

/** A citizen who forgot their password comes to a window with their ID card. */
@Path("/api/halls/{hall}/password-resets")
public class PasswordResetResource {

    record Reset(@NotNull @Size(max = 64) String idNumber, @NotNull @Size(max = 256) String password,
            @NotNull @PlainText(min = 2, max = 200) String reason) {
    }

    @Inject
    PasswordChanges passwords;
    @Inject
    Caller caller;

    /** All the citizen's sessions end; audited with the reason. */
    @POST
    @RolesAllowed({ Roles.CLERK, Roles.DIRECTOR })
    public Uni<Void> reset(HallId hall, @NotNull @Valid Reset reset) {
        caller.mustWorkAt(hall);
        return passwords.reset(hall, reset.idNumber(), reset.password(), reset.reason(), caller);
    }
}
