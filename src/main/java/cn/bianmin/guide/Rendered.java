package cn.bianmin.guide;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

/** An answer ready to be sent, with a strong tag: equal bytes have equal tags, on every replica. */
final class Rendered {

    private final byte[] body;
    private final String tag;

    private Rendered(byte[] body, String tag) {
        this.body = body;
        this.tag = tag;
    }

    /** Kiosks ask again and again: what they have already is not sent again (RFC 9110, 13.1.2). */
    Response answer(Request request) {
        var entityTag = new EntityTag(tag);
        var unchanged = request.evaluatePreconditions(entityTag);
        return (unchanged != null ? unchanged : Response.ok(body).tag(entityTag))
                .header(HttpHeaders.CACHE_CONTROL, "no-cache")
                .build();
    }

    static Rendered of(Object view, ObjectMapper json) {
        try {
            var body = json.writeValueAsBytes(view);
            var hash = MessageDigest.getInstance("SHA-256").digest(body);
            return new Rendered(body, Base64.getUrlEncoder().withoutPadding().encodeToString(hash).substring(0, 22));
        } catch (JsonProcessingException | NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
