package cn.bianmin.identity.key;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.Test;

class SigningKeySetTest {

    private static final Instant START = Instant.parse("2026-11-23T00:00:00Z");
    private static final SigningKey OLD = SigningKey.generate(START);
    private static final SigningKey YOUNG = SigningKey.generate(START.plus(Duration.ofMinutes(60)));
    private static final SigningKeySet RING = new SigningKeySet(List.of(YOUNG, OLD));

    @Test
    void aKeyIsPublishedBeforeItSigns() {
        assertThat(RING.published(at(55))).containsExactly(OLD, YOUNG);
        assertThat(RING.signer(at(55))).isEqualTo(OLD);
        assertThat(RING.signer(at(60))).isEqualTo(YOUNG);
    }

    @Test
    void theOldKeyStaysUntilItsLastTokenIsDead() {
        assertThat(RING.find(OLD.kid(), at(75))).contains(OLD);
        assertThat(RING.find(OLD.kid(), at(77))).isEmpty();
        assertThat(RING.published(at(77))).containsExactly(YOUNG);
    }

    @Test
    void aClockThatWasSetBackStillFindsASigner() {
        assertThat(RING.signer(at(-10))).isEqualTo(OLD);
    }

    @Test
    void onlyThePublicHalfIsPublished() {
        assertThat(OLD.publicJwk()).containsEntry("kty", "EC").containsEntry("crv", "P-256").containsEntry("alg", "ES256")
                .containsEntry("use", "sig").containsKeys("kid", "x", "y").doesNotContainKey("d");
    }

    private static Instant at(int minute) {
        return START.plus(Duration.ofMinutes(minute));
    }
}
