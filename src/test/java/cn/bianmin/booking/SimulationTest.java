package cn.bianmin.booking;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;

import org.jboss.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import cn.bianmin.booking.replan.SlotPlanning;
import cn.bianmin.platform.TestDatabase;
import cn.bianmin.platform.TurnableClock;
import io.quarkus.scheduler.Scheduler;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

/** Random days of a hall; the seed in the name of a test that failed tells the same day again. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class SimulationTest {

    private static final Logger LOG = Logger.getLogger(SimulationTest.class);
    private static final int A_DAY = 500;
    private static final int DAYS = 100;

    @Inject
    TurnableClock clock;
    @Inject
    Scheduler scheduler;

    /** The scheduled opening of days would find places for orphans at moments of its own. */
    @BeforeEach
    void onlyTheTestOpensDays() {
        scheduler.pause(SlotPlanning.TICK);
    }

    @AfterEach
    void realTimeAgain() {
        scheduler.resume(SlotPlanning.TICK);
        clock.reset();
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = { 1, 20_261_123, 88 })
    void everyCommandEndsAsTheModelSays(long seed) {
        var outcomes = new Simulation(seed, clock).run(A_DAY);
        LOG.infof("Seed %d: %s", seed, outcomes);
        assertThat(outcomes).containsKeys("book: done", "book: slot-full", "hold: done", "windows");
    }

    @Test
    @Tag("long")
    void fiftyThousandCommandsEndAsTheModelSays() {
        for (var seed = 1_000L; seed < 1_000 + DAYS; seed++) {
            LOG.infof("Seed %d", seed);
            new Simulation(seed, clock).run(A_DAY);
        }
    }
}
