package cn.bianmin.identity;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;

import cn.bianmin.platform.Audit;
import cn.bianmin.platform.Database;
import cn.bianmin.platform.ProblemException;
import io.smallrye.mutiny.Uni;

/** The public halves of the signing keys, and the admin's way to a new one. */
@Path("/")
public class KeyResource {

    /** Half of {@link KeyRing#PUBLISHED_BEFORE}: whoever keeps the set this long still knows a key before it signs. */
    private static final int KEPT_SECONDS = 300;

    /** RFC 7517, section 5. */
    record KeySet(List<Map<String, Object>> keys) {
    }

    record NewKey(String kid, OffsetDateTime signsFrom) {
    }

    @Inject
    SigningKeys keys;
    @Inject
    Database database;
    @Inject
    Audit audit;
    @Inject
    Clock clock;
    @Inject
    Caller caller;

    @GET
    @Path(".well-known/jwks.json")
    @PermitAll
    public Response keySet(@Context Request request) {
        var published = keys.ring().published(clock.instant());
        var kids = String.join(" ", published.stream().map(SigningKey::kid).toList());
        // A kid is its key's thumbprint, so the kids stand for the whole set.
        var tag = new EntityTag(HexFormat.of().formatHex(Secrets.hash(kids), 0, 16));
        var unchanged = request.evaluatePreconditions(tag);
        var answer = unchanged == null
                ? Response.ok(new KeySet(published.stream().map(SigningKey::publicJwk).toList()))
                : unchanged;
        var cache = "public, max-age=" + KEPT_SECONDS;
        return answer.tag(tag).header("Cache-Control", cache).build();
    }

    /** A new key now, which signs when everyone knows it; for an admin of every hall. */
    @POST
    @Path("api/signing-keys")
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
