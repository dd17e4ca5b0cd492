package cn.bianmin.identity.key;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;

import cn.bianmin.identity.Caller;
import cn.bianmin.identity.Roles;
import cn.bianmin.platform.audit.Audit;
import cn.bianmin.platform.database.Database;
import cn.bianmin.platform.problem.ProblemException;
import io.smallrye.mutiny.Uni;

/** The admin's way to a new signing key. */
@Path("/api/signing-keys")
public class SigningKeyResource {

    record NewKey(String kid, OffsetDateTime signsFrom) {
    }

    @Inject
    SigningKeys keys;
    @Inject
    Database database;
    @Inject
    Audit audit;
    @Inject
    Caller caller;

    /** A new key now, which signs when everyone knows it; for an admin of every hall. */
    @POST
    @RolesAllowed(Roles.ADMIN)
    public Uni<Response> rotate() {
        if (!caller.worksEverywhere()) {
            throw new ProblemException(403, "forbidden");
        }
        return keys.rotate()
                .call(key -> database.inTransaction(connection -> audit.record(connection,
                        new Audit.Entry(0, caller.name(), "signing-key.rotated", key.kid(), ""))))
                .map(key -> Response.status(Response.Status.CREATED)
                        .entity(new NewKey(key.kid(), key.signsFrom().atOffset(ZoneOffset.UTC)))
                        .build());
    }
}
