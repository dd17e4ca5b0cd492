package cn.bianmin.identity.key;

import static cn.bianmin.identity.HttpCaller.anyone;
import static cn.bianmin.identity.HttpCaller.as;
import static cn.bianmin.identity.HttpCaller.me;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import cn.bianmin.identity.TestPeople;
import cn.bianmin.platform.TestDatabase;
import cn.bianmin.platform.TurnableClock;
import cn.bianmin.platform.database.Database;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Tuple;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class KeyRotationTest {

    @Inject
    TestPeople people;
    @Inject
    TurnableClock clock;
    @Inject
    SigningKeys keys;
    @Inject
    Database database;

    @AfterEach
    void realTime() {
        clock.reset();
    }

    @Test
    void aRotationLosesNoGoodRequest() {
        var before = people.citizen().token();
        var kid = as(people.admin()).post("/api/signing-keys").then().statusCode(201).extract().jsonPath().getString("kid");
        assertThat(kids()).contains(kid);
        for (var minute = 1; minute <= 14; minute++) {
            clock.advance(Duration.ofMinutes(1));
            assertThat(me(before)).as("the old token in minute " + minute).isEqualTo(200);
            assertThat(me(people.citizen().token())).as("a new token in minute " + minute).isEqualTo(200);
        }
        assertThat(keys.ring().signer(clock.instant()).kid()).isEqualTo(kid);
        clock.advance(Duration.ofMinutes(15));
        assertThat(kids()).startsWith(kid);
    }

    @Test
    void aKeyOfNinetyDaysIsReplacedByTheJob() {
        var youngest = keys.ring().youngest();
        clock.set(youngest.signsFrom().plus(SigningKeys.EACH).plusSeconds(1));
        keys.rotateWhenOld().chain(keys::reload).await().indefinitely();
        assertThat(keys.ring().youngest().kid()).isNotEqualTo(youngest.kid());
        assertThat(keys.ring().signer(clock.instant())).extracting(SigningKey::kid).isEqualTo(youngest.kid());
    }

    @Test
    void aStartThatFindsKeysMakesNone() {
        var before = keys.ring().keys().size();
        keys.start(new io.quarkus.runtime.StartupEvent());
        assertThat(keys.ring().keys()).hasSize(before);
    }

    @Test
    void theKeySetMayBeKeptAndAskedAgain() {
        var set = anyone().get("/.well-known/jwks.json");
        assertThat(set.header("Cache-Control")).isEqualTo("public, max-age=300");
        assertThat(anyone().header("If-None-Match", set.header("ETag")).get("/.well-known/jwks.json").statusCode())
                .isEqualTo(304);
        assertThat(set.jsonPath().<Map<String, Object>> getList("keys")).allSatisfy(
                key -> assertThat(key).containsOnlyKeys("kty", "crv", "x", "y", "kid", "use", "alg"));
    }

    @Test
    void thePrivateHalfLiesSealed() {
        var rows = database.query("SELECT encode(private_sealed, 'escape') AS text FROM signing_key", Tuple.tuple())
                .await().indefinitely();
        rows.forEach(row -> assertThat(row.getString("text")).doesNotContain("\"d\""));
    }

    private static List<String> kids() {
        return anyone().get("/.well-known/jwks.json").jsonPath().getList("keys.kid");
    }
}
