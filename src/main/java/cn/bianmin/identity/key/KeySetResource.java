package cn.bianmin.identity.key;

import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;

import cn.bianmin.identity.password.Secrets;

/** The public halves of the signing keys (RFC 7517). */
@Path("/.well-known/jwks.json")
public class KeySetResource {

    /** Half of {@link SigningKeySet#PUBLISHED_BEFORE}: whoever keeps the set this long still knows a key before it signs. */
    private static final int KEPT_SECONDS = 300;

    /** RFC 7517, section 5. */
    record KeySet(List<Map<String, Object>> keys) {
    }

    @Inject
    SigningKeys keys;
    @Inject
    Clock clock;

    @GET
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

}
