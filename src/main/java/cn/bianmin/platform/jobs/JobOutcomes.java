package cn.bianmin.platform.jobs;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.jboss.logging.Logger;

import cn.bianmin.platform.database.Database;
import io.quarkus.scheduler.FailedExecution;

/**
 * Tells the log how scheduled work fails, in the place of the scheduler, which would log an error for each job and second of an
 * outage of the database.
 */
@ApplicationScoped
class JobOutcomes {

    private static final Logger LOG = Logger.getLogger(JobOutcomes.class);
    private static final long QUIET_NANOS = Duration.ofMinutes(5).toNanos();

    /** By {@link System#nanoTime()}. */
    private final AtomicLong quietUntil = new AtomicLong(System.nanoTime());

    void hear(@Observes FailedExecution failed) {
        if (!Database.saysAway(failed.getException())) {
            LOG.errorf(failed.getException(), "The job %s failed", failed.getExecution().getTrigger().getId());
        } else if (isTimeToSayIt()) {
            LOG.warn("Jobs wait for the database; the next of these warnings comes in five minutes at the earliest");
        }
    }

    private boolean isTimeToSayIt() {
        var now = System.nanoTime();
        var until = quietUntil.get();
        return now - until >= 0 && quietUntil.compareAndSet(until, now + QUIET_NANOS);
    }
}
