package cn.bianmin.platform.limits;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.time.Instant;
import java.util.stream.IntStream;

import jakarta.inject.Inject;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import cn.bianmin.platform.TestDatabase;
import cn.bianmin.platform.TurnableClock;
import cn.bianmin.platform.UniqueNames;
import cn.bianmin.platform.problem.ProblemException;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class LimitsTest {

    private static final int BURST = 5;
    private static final Duration REFILL = Duration.ofSeconds(10);
    private static final Instant MORNING = Instant.parse("2026-11-23T00:00:00Z");

    @Inject
    Limits limits;

    @Inject
    TurnableClock clock;

    private final String key = UniqueNames.text();

    @BeforeEach
    void morning() {
        clock.set(MORNING);
    }

    @AfterEach
    void realTime() {
        clock.reset();
    }

    @Test
    void afterTheBurstOneIsToldWhenToComeAgain() {
        takeAll();
        clock.advance(Duration.ofSeconds(3));

        var refused = refusal();
        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.type()).isEqualTo("too-many-requests");
        assertThat(refused.retryAfterSeconds()).isEqualTo(7);

        clock.advance(Duration.ofSeconds(7));
        assertThat(take()).isNull();
        assertThat(take()).isNotNull();
    }

    @Test
    void aBucketNeverHoldsMoreThanItsBurst() {
        takeAll();
        clock.advance(Duration.ofHours(1));
        takeAll();
        assertThat(take()).isNotNull();
    }

    @Test
    void eachKeyHasItsOwnBucket() {
        takeAll();
        limits.take("test", UniqueNames.text(), BURST, REFILL).await().indefinitely();
    }

    @Test
    void sixtyRacersGetExactlyTheBurst() {
        var racers = IntStream.range(0, 60).mapToObj(i -> limits.take("test", key, BURST, REFILL)
                .replaceWith(1).onFailure(ProblemException.class).recoverWithItem(0)).toList();
        var taken = Uni.join().all(racers).andFailFast().await().indefinitely();
        assertThat(taken.stream().mapToInt(Integer::intValue).sum()).isEqualTo(BURST);
    }

    @Test
    void aClockThatWasAheadLocksNobodyOut() {
        clock.advance(Duration.ofHours(2));
        takeAll();
        clock.set(MORNING);
        takeAll();
        assertThat(refusal().retryAfterSeconds()).isEqualTo(10);
    }

    private void takeAll() {
        for (var i = 0; i < BURST; i++) {
            assertThat(take()).isNull();
        }
    }

    private @Nullable ProblemException take() {
        return catchThrowableOfType(ProblemException.class,
                () -> limits.take("test", key, BURST, REFILL).await().indefinitely());
    }

    private ProblemException refusal() {
        return requireNonNull(take(), "there was a token");
    }
}
