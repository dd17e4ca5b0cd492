package cn.bianmin.identity;

import java.time.Clock;

import jakarta.enterprise.context.ApplicationScoped;

import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.lang.JoseException;

import cn.bianmin.identity.key.SigningKeys;

/** What this installation says to its devices, signed with the key of the key set (JWS, RFC 7515, ES256). */
@ApplicationScoped
public class DeviceSigner {

    /**
     * A signature as it goes over the wire.
     *
     * @param kid whose; the key is in the key set for as long as tokens of that key live, so what is kept longer is signed anew
     * @param compact header, payload, signature
     * @param detached the same without the payload, which travels beside it byte for byte (RFC 7515, appendix F)
     */
    public record Jws(String kid, String compact, String detached) {
    }

    private final SigningKeys keys;
    private final Clock clock;

    DeviceSigner(SigningKeys keys, Clock clock) {
        this.keys = keys;
        this.clock = clock;
    }

    /**
     * Signs with the key of this moment.
     *
     * @param type the header's {@code typ}, so that a statement of one kind never passes for another, or for a token
     */
    public Jws sign(String type, byte[] payload) {
        var key = keys.ring().signer(clock.instant());
        try {
            var jws = new JsonWebSignature();
            jws.setPayloadBytes(payload);
            jws.setAlgorithmHeaderValue(AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256);
            jws.setKeyIdHeaderValue(key.kid());
            jws.setHeader("typ", type);
            jws.setKey(key.privateKey());
            var compact = jws.getCompactSerialization();
            return new Jws(key.kid(), compact,
                    compact.substring(0, compact.indexOf('.') + 1) + compact.substring(compact.lastIndexOf('.')));
        } catch (JoseException e) {
            throw new IllegalStateException("A statement could not be signed", e);
        }
    }

    /** The key that signs at this moment: what was signed with another one is to be signed anew. */
    public String signer() {
        return keys.ring().signer(clock.instant()).kid();
    }
}
