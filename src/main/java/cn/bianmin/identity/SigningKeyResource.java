package cn.bianmin.identity;

import cn.bianmin.hall.HallId;
import cn.bianmin.platform.Audit;
import cn.bianmin.platform.Database;
import cn.bianmin.platform.PersonName;
import cn.bianmin.platform.PlainText;
import cn.bianmin.platform.ProblemException;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

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
