package cn.bianmin.platform;

import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;

import cn.bianmin.platform.events.EventDeliveries;
import cn.bianmin.platform.jobs.Jobs;
import cn.bianmin.platform.limits.Idempotency;
import cn.bianmin.platform.limits.Limits;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;

/** What the platform does by itself, each minute on one replica and in bounded portions. */
@ApplicationScoped
class Housekeeping {

    private static final Logger LOG = Logger.getLogger(Housekeeping.class);
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final Jobs jobs;
    private final Limits limits;
    private final Idempotency idempotency;
    private final EventDeliveries deliveries;
    private final Clock clock;

    Housekeeping(Jobs jobs, Limits limits, Idempotency idempotency, EventDeliveries deliveries, Clock clock) {
        this.jobs = jobs;
        this.limits = limits;
        this.idempotency = idempotency;
        this.deliveries = deliveries;
        this.clock = clock;
    }

    @Scheduled(identity = "clean", every = "10s", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> clean() {
        return jobs.inSteps("platform.clean", MINUTE, () -> limits.clean()
                .chain(() -> deliveries.clean(now()))
                .chain(() -> idempotency.clean(now()))
                .replaceWithVoid())
                .onFailure().invoke(failure -> LOG.warnf("Cleaning comes later: %s", failure.getMessage()))
                .onFailure().recoverWithItem(false)
                .replaceWithVoid();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
