package cn.bianmin.platform.sealing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import cn.bianmin.platform.TestDatabase;
import cn.bianmin.platform.TurnableClock;
import cn.bianmin.platform.jobs.Jobs;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class ResealingTest {

    private static final String KEY = Base64.getEncoder().encodeToString(new byte[SealingKeys.KEY_BYTES]);

    @Inject
    Jobs jobs;

    @Inject
    TurnableClock clock;

    private final Drawer drawer = new Drawer();

    /** So many rows under an old key. */
    private static final class Drawer implements Sealed {

        private int old = 2_500;

        @Override
        public String name() {
            return "test drawer";
        }

        @Override
        public Uni<Integer> reseal(SqlConnection connection, int limit) {
            var resealed = Math.min(limit, old);
            old -= resealed;
            return Uni.createFrom().item(resealed);
        }
    }

    @AfterEach
    void realTime() {
        clock.reset();
    }

    @Test
    void whileTheRingHoldsAnOldKeyRowsAreSealedAgainMinuteByMinute() {
        var resealing = resealing("new:" + KEY + ",old:" + KEY);
        clock.advance(Duration.ofMinutes(2));
        resealing.tick().await().indefinitely();
        assertThat(drawer.old).isEqualTo(500);

        resealing.tick().await().indefinitely();
        assertThat(drawer.old).as("at most once a minute").isEqualTo(500);

        clock.advance(Duration.ofMinutes(1));
        resealing.tick().await().indefinitely();
        assertThat(drawer.old).isZero();
    }

    @Test
    void withOneKeyNothingIsTouched() {
        resealing("new:" + KEY).tick().await().indefinitely();
        assertThat(drawer.old).isEqualTo(2_500);
    }

    private Resealing resealing(String ring) {
        var keys = new SealingKeys(Optional.of(ring), Optional.of(KEY), Optional.empty());
        return new Resealing(jobs, keys, List.of(drawer));
    }
}
