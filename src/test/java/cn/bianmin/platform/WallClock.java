package cn.bianmin.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;

import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.jboss.logging.Logger;

/**
 * How tests deal with time that really passes. No test fails because the machine is slow: what must happen is waited for with
 * patience, and a promise in seconds is judged only with {@code -Pfull}, on a quiet machine, and logged elsewhere.
 */
public final class WallClock {

    /** Longer than anything here takes on a machine that has other work to do. */
    public static final Duration PATIENCE = Duration.ofMinutes(2);

    private static final Logger LOG = Logger.getLogger(WallClock.class);
    private static final boolean IS_JUDGED = Boolean.getBoolean("bianmin.test.clock");

    private WallClock() {
    }

    /** Looks often, so that nobody waits longer than needed. */
    public static ConditionFactory await() {
        return Awaitility.await().atMost(PATIENCE).pollDelay(Duration.ZERO).pollInterval(Duration.ofMillis(25));
    }

    /** The limit where promises are judged, else the patience: for waiting on what a limit ends. */
    public static Duration atMost(Duration limit) {
        return IS_JUDGED ? limit : PATIENCE;
    }

    /** What was promised to take no longer than the limit took this long, by {@link System#nanoTime()}. */
    public static void promised(String what, long since, Duration limit) {
        promised(what, Duration.ofNanos(System.nanoTime() - since), limit);
    }

    /** What was promised to take no longer than the limit took this long. */
    public static void promised(String what, Duration taken, Duration limit) {
        LOG.infof("%s: %d ms, promised %d ms", what, taken.toMillis(), limit.toMillis());
        if (IS_JUDGED) {
            assertThat(taken).as(what).isLessThanOrEqualTo(limit);
        }
    }
}
