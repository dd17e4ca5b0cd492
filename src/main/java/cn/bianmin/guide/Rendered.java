package cn.bianmin.guide;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

/** An answer ready to be sent, with a strong tag: equal bytes have equal tags, on every replica. */
final class Rendered {

    final byte[] body;
    final String tag;

    private Rendered(byte[] body, String tag) {
        this.body = body;
        this.tag = tag;
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
