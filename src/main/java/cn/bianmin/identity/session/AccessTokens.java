package cn.bianmin.identity.session;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.NumericDate;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.jwt.consumer.JwtContext;
import org.jose4j.jwx.JsonWebStructure;
import org.jose4j.lang.JoseException;
import org.jose4j.lang.UnresolvableKeyException;

import cn.bianmin.identity.Access;
import cn.bianmin.identity.SessionKind;
import cn.bianmin.identity.key.SigningKey;
import cn.bianmin.identity.key.SigningKeySet;
import cn.bianmin.identity.key.SigningKeys;
import io.quarkus.security.AuthenticationFailedException;

/**
 * Writes and reads access tokens: JWTs (RFC 7519) signed with ES256 and nothing else, by a key of our own ring.
 *
 * <p>
 * A token's own word on keys ({@code jwk}, {@code jku}, {@code x5u}) is never heard; one that claims to live longer than ours
 * do was not written by us, whoever signed it.
 */
@ApplicationScoped
class AccessTokens {

    private static final String ES256 = AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256;
    private static final String GROUPS = "groups";
    private static final String SESSION = "sid";
    private static final String HALLS = "halls";
    private static final String EVERY_HALL = "everyHall";
    private static final String KIND = "kind";

    /** What a token says, when it ends, and the key it was signed with. */
    record Checked(Access access, Instant expiresAt, String kid) {
    }

    private final SigningKeys keys;
    private final Clock clock;
    private final String issuer;
    private final String audience;

    AccessTokens(SigningKeys keys, Clock clock,
            @ConfigProperty(name = "bianmin.identity.issuer") String issuer,
            @ConfigProperty(name = "bianmin.identity.audience") String audience) {
        this.keys = keys;
        this.clock = clock;
        this.issuer = issuer;
        this.audience = audience;
    }

    String write(Access access) {
        var now = clock.instant();
        var claims = new JwtClaims();
        claims.setIssuer(issuer);
        claims.setAudience(audience);
        claims.setSubject(access.subject().toString());
        claims.setIssuedAt(date(now));
        claims.setExpirationTime(date(now.plus(SessionKind.ACCESS_LIFE)));
        claims.setStringListClaim(GROUPS, List.copyOf(access.roles()));
        claims.setStringClaim(SESSION, access.session().toString());
        claims.setStringClaim(KIND, access.kind().word());
        claims.setClaim(HALLS, List.copyOf(access.halls()));
        claims.setClaim(EVERY_HALL, access.everyHall());
        return sign(claims, keys.ring().signer(now));
    }

    /** @throws AuthenticationFailedException when anything about it is not as we write it */
    Checked read(String token) {
        try {
            var context = verified(token);
            var claims = context.getJwtClaims();
            var issued = claims.getIssuedAt().getValue();
            var expires = claims.getExpirationTime().getValue();
            if (expires - issued > SessionKind.ACCESS_LIFE.toSeconds()) {
                throw new AuthenticationFailedException("A token lives longer than ours do");
            }
            return new Checked(access(claims), Instant.ofEpochSecond(expires),
                    context.getJoseObjects().get(0).getKeyIdHeaderValue());
        } catch (InvalidJwtException | MalformedClaimException | IllegalArgumentException | NullPointerException e) {
            throw new AuthenticationFailedException("Not a token of ours");
        }
    }

    /** Whether what was read once would be read again now: the token lives and its key is still ours. */
    boolean stands(Checked read) {
        var now = clock.instant();
        return now.isBefore(read.expiresAt()) && keys.ring().find(read.kid(), now).isPresent();
    }

    private JwtContext verified(String token) throws InvalidJwtException {
        var now = clock.instant();
        return new JwtConsumerBuilder()
                .setJwsAlgorithmConstraints(ConstraintType.PERMIT, ES256)
                .setVerificationKeyResolver((jws, nesting) -> keyOf(jws, now))
                .setExpectedIssuer(issuer)
                .setExpectedAudience(audience)
                .setRequireSubject()
                .setRequireExpirationTime()
                .setRequireIssuedAt()
                .setIssuedAtRestrictions(Math.toIntExact(SigningKeySet.SKEW.toSeconds()), Integer.MAX_VALUE)
                .setEvaluationTime(date(now))
                .build()
                .process(token);
    }

    private java.security.Key keyOf(JsonWebStructure jws, Instant now) throws UnresolvableKeyException {
        var kid = jws.getKeyIdHeaderValue();
        if (kid == null) {
            throw new UnresolvableKeyException("No kid");
        }
        return keys.ring().find(kid, now).orElseThrow(() -> new UnresolvableKeyException("Not our kid")).publicKey();
    }

    private static Access access(JwtClaims claims) throws MalformedClaimException {
        var halls = claims.getClaimValue(HALLS, List.class);
        return new Access(
                UUID.fromString(claims.getStringClaimValue(SESSION)),
                SessionKind.fromWord(claims.getStringClaimValue(KIND)),
                UUID.fromString(claims.getSubject()),
                Set.copyOf(claims.getStringListClaimValue(GROUPS)),
                numbers(halls),
                claims.getClaimValue(EVERY_HALL, Boolean.class));
    }

    private static Set<Integer> numbers(List<?> halls) {
        return halls.stream().map(hall -> Math.toIntExact((Long) hall)).collect(Collectors.toUnmodifiableSet());
    }

    private static String sign(JwtClaims claims, SigningKey key) {
        try {
            var jws = new JsonWebSignature();
            jws.setPayload(claims.toJson());
            jws.setAlgorithmHeaderValue(ES256);
            jws.setKeyIdHeaderValue(key.kid());
            jws.setHeader("typ", "JWT");
            jws.setKey(key.privateKey());
            return jws.getCompactSerialization();
        } catch (JoseException e) {
            throw new IllegalStateException("A token could not be signed", e);
        }
    }

    private static NumericDate date(Instant instant) {
        return NumericDate.fromSeconds(instant.getEpochSecond());
    }
}
