package cn.bianmin.booking.slot;

import java.time.Clock;

import jakarta.enterprise.context.ApplicationScoped;

import cn.bianmin.platform.jobs.Jobs;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;

/** Gives places back whose time has come: holds that ran out and cancelled places after their random wait. */
@ApplicationScoped
public class PlaceRelease {

    /** In one transaction; what is left comes with the next tick. */
    private static final int PORTION = 1_000;

    private final Jobs jobs;
    private final Clock clock;

    PlaceRelease(Jobs jobs, Clock clock) {
        this.jobs = jobs;
        this.clock = clock;
    }

    @Scheduled(every = "1s", concurrentExecution = ConcurrentExecution.SKIP)
    public Uni<Void> tick() {
        return jobs.exclusively("booking.return-places", this::returnDue).replaceWithVoid();
    }

    private Uni<Void> returnDue(SqlConnection connection) {
        var now = clock.instant();
        return PendingPlaces.due(connection, now, PORTION)
                .chain(due -> due.isEmpty() ? Uni.createFrom().voidItem()
                        : SlotDays.lock(connection, due.stream().map(PendingPlaces.Due::slot).toList())
                                .chain(() -> PendingPlaces.giveBack(connection, due, now)));
    }
}
