package cn.bianmin.platform.http;

import java.util.HexFormat;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import cn.bianmin.platform.Digests;

/**
 * Makes answers that screens and kiosks ask for again and again: with a strong {@code ETag} over the very bytes sent, and 304 for
 * a client that has them (RFC 9110, 8.8.3 and 13.1.2).
 */
@ApplicationScoped
public class Etags {

    /** 128 bits of SHA-256: two bodies with one tag do not happen. */
    private static final int TAG_BYTES = 16;

    private final ObjectMapper json;

    Etags(ObjectMapper json) {
        this.json = json;
    }

    /** 200 with the body as JSON, or 304 without it. */
    public Response answer(Request request, Object body) {
        try {
            return answer(request, json.writeValueAsBytes(body), MediaType.APPLICATION_JSON);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The same for bytes of any media type. */
    public Response answer(Request request, byte[] body, String mediaType) {
        var tag = new EntityTag(tag(body));
        var unchanged = request.evaluatePreconditions(tag);
        var response = unchanged == null ? Response.ok(body, mediaType) : unchanged;
        // The client keeps it but asks each time, so that a screen never shows what is older than the server.
        return response.tag(tag).header("Cache-Control", "no-cache").build();
    }

    private static String tag(byte[] body) {
        return HexFormat.of().formatHex(Digests.sha256(body), 0, TAG_BYTES);
    }
}
