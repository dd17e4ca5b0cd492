package cn.bianmin.identity.key;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;

import jakarta.inject.Inject;

import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.keys.HmacKey;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import cn.bianmin.identity.HttpCaller;
import cn.bianmin.identity.TestPeople;
import cn.bianmin.platform.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class ForgedTokenTest {

    @Inject
    TestPeople people;
    @Inject
    SigningKeys keys;
    @Inject
    Clock clock;

    private SigningKey ours;
    private JwtClaims claims;

    @BeforeEach
    void startFromAGoodToken() throws Exception {
        ours = keys.ring().signer(clock.instant());
        claims = new JwtConsumerBuilder().setSkipAllValidators().setSkipSignatureVerification().build()
                .processToClaims(people.citizen().token());
    }

    @Test
    void theSameClaimsSignedByOurKeyAreGood() throws Exception {
        assertThat(answer(jws -> {
        })).isEqualTo(200);
    }

    @Test
    void unsigned() throws Exception {
        assertThat(answer(jws -> {
            jws.setAlgorithmConstraints(AlgorithmConstraints.NO_CONSTRAINTS);
            jws.setAlgorithmHeaderValue(AlgorithmIdentifiers.NONE);
            jws.setKey(null);
        })).isEqualTo(401);
    }

    @Test
    void signedByHmacWithOurPublicKey() throws Exception {
        assertThat(answer(jws -> {
            jws.setAlgorithmHeaderValue(AlgorithmIdentifiers.HMAC_SHA256);
            jws.setKey(new HmacKey(ours.publicKey().getEncoded()));
        })).isEqualTo(401);
    }

    @Test
    void signedByAForeignKeyUnderOurName() throws Exception {
        assertThat(answer(jws -> jws.setKey(SigningKey.generate(clock.instant()).privateKey()))).isEqualTo(401);
    }

    @Test
    void signedByAForeignKeyThatItBringsAlong() throws Exception {
        var foreign = SigningKey.generate(clock.instant());
        assertThat(answer(jws -> {
            jws.setKeyIdHeaderValue(foreign.kid());
            jws.getHeaders().setObjectHeaderValue("jwk", foreign.publicJwk());
            jws.setHeader("jku", "http://127.0.0.1:1/jwks.json");
            jws.setKey(foreign.privateKey());
        })).isEqualTo(401);
    }

    @Test
    void keysThatAreNotNames() throws Exception {
        for (var kid : List.of("../../etc/passwd", "' OR '1'='1", "", "0")) {
            assertThat(answer(jws -> jws.setKeyIdHeaderValue(kid))).as(kid).isEqualTo(401);
        }
        assertThat(answer(jws -> jws.getHeaders().setObjectHeaderValue("kid", null))).isEqualTo(401);
    }

    @Test
    void forAnotherAudienceOrFromAnotherIssuer() throws Exception {
        claims.setAudience("another");
        assertThat(answer(jws -> {
        })).isEqualTo(401);
        claims.setAudience("bianmin");
        claims.setIssuer("another");
        assertThat(answer(jws -> {
        })).isEqualTo(401);
    }

    @Test
    void tenYearsLong() throws Exception {
        claims.setExpirationTime(NumericDate.fromSeconds(clock.instant().plus(Duration.ofDays(3652)).getEpochSecond()));
        assertThat(answer(jws -> {
        })).isEqualTo(401);
    }

    @Test
    void withoutAnEndOrABeginning() throws Exception {
        for (var claim : List.of("exp", "iat", "sub", "aud", "iss", "sid", "kind", "groups")) {
            var value = claims.getClaimValue(claim);
            claims.unsetClaim(claim);
            assertThat(answer(jws -> {
            })).as("without " + claim).isEqualTo(401);
            claims.setClaim(claim, value);
        }
    }

    @Test
    void ofASessionThatNeverWas() throws Exception {
        claims.setClaim("sid", UUID.randomUUID().toString());
        assertThat(answer(jws -> {
        })).isEqualTo(401);
    }

    @Test
    void nonsense() {
        var header = Base64.getUrlEncoder().encodeToString("{\"alg\":\"ES256\"}".getBytes(StandardCharsets.UTF_8));
        for (var token : List.of("x", "..", "a.b.c", header + ".e30.", "e30.e30.e30", "x".repeat(5_000))) {
            assertThat(HttpCaller.me(token)).as(token).isEqualTo(401);
        }
    }

    @Test
    void noOtherWayIn() {
        var token = people.citizen().token();
        assertThat(HttpCaller.anyone().cookies(Map.of("Bearer", token, "Authorization", token)).get("/api/me").statusCode())
                .isEqualTo(401);
        assertThat(HttpCaller.anyone().queryParam("access_token", token).get("/api/me").statusCode()).isEqualTo(401);
    }

    private int answer(Consumer<JsonWebSignature> forge) throws Exception {
        var jws = new JsonWebSignature();
        jws.setPayload(claims.toJson());
        jws.setAlgorithmHeaderValue(AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256);
        jws.setKeyIdHeaderValue(ours.kid());
        jws.setKey(ours.privateKey());
        jws.setDoKeyValidation(false);
        forge.accept(jws);
        return HttpCaller.me(jws.getCompactSerialization());
    }
}
