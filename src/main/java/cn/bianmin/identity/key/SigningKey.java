package cn.bianmin.identity.key;

import java.security.PrivateKey;
import java.security.PublicKey;
import java.time.Instant;
import java.util.Map;

import org.jose4j.jwk.EcJwkGenerator;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.keys.EllipticCurves;
import org.jose4j.lang.JoseException;

/**
 * A P-256 key pair that signs access tokens.
 *
 * @param signsFrom from here it signs, until a younger key does; it is published before
 */
public record SigningKey(PublicJsonWebKey jwk, Instant signsFrom) {

    /** The key's own thumbprint (RFC 7638) is its name. */
    static SigningKey generate(Instant signsFrom) {
        try {
            var jwk = EcJwkGenerator.generateJwk(EllipticCurves.P256);
            jwk.setUse("sig");
            jwk.setAlgorithm(AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256);
            jwk.setKeyId(jwk.calculateBase64urlEncodedThumbprint("SHA-256"));
            return new SigningKey(jwk, signsFrom);
        } catch (JoseException e) {
            throw new IllegalStateException("This Java has no P-256", e);
        }
    }

    static SigningKey parse(String privateJwk, Instant signsFrom) {
        try {
            return new SigningKey(PublicJsonWebKey.Factory.newPublicJwk(privateJwk), signsFrom);
        } catch (JoseException e) {
            throw new IllegalStateException("A stored signing key is not a key", e);
        }
    }

    public String kid() {
        return jwk.getKeyId();
    }

    public PublicKey publicKey() {
        return jwk.getPublicKey();
    }

    public PrivateKey privateKey() {
        return jwk.getPrivateKey();
    }

    Map<String, Object> publicJwk() {
        return jwk.toParams(OutputControlLevel.PUBLIC_ONLY);
    }

    /** Only ever stored sealed. */
    String privateJwk() {
        return jwk.toJson(OutputControlLevel.INCLUDE_PRIVATE);
    }

    @Override
    public String toString() {
        return "SigningKey[" + kid() + " from " + signsFrom + "]";
    }
}
