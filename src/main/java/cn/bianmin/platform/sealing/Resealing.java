package cn.bianmin.platform.sealing;

import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;

import cn.bianmin.platform.jobs.Jobs;
import io.quarkus.arc.All;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;

/**
 * The job that ends a change of keys: while the ring holds an old key, what it sealed is sealed again under the current one.
 *
 * <p>
 * When {@code nothing is left under an old key} is in the log, the old key can leave the ring.
 */
@ApplicationScoped
class Resealing {

    static final int PORTION = 200;
    private static final Logger LOG = Logger.getLogger(Resealing.class);
    private static final int PORTIONS = 10;

    private final Jobs jobs;
    private final SealingKeys keys;
    private final List<Sealed> holders;

    Resealing(Jobs jobs, SealingKeys keys, @All List<Sealed> holders) {
        this.jobs = jobs;
        this.keys = keys;
        this.holders = holders;
    }

    @Scheduled(identity = "reseal", every = "10s", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> tick() {
        if (!keys.isRotating()) {
            return Uni.createFrom().voidItem();
        }
        return jobs.once("platform.reseal", Duration.ofMinutes(1), this::resealAll)
                .onFailure().invoke(failure -> LOG.errorf(failure, "Sealing again failed and is tried again"))
                .onFailure().recoverWithItem(false)
                .replaceWithVoid();
    }

    /** Up to {@value #PORTIONS} portions of each holder, one after the other on the one connection. */
    Uni<Void> resealAll(SqlConnection connection) {
        return Multi.createFrom().iterable(holders)
                .onItem().transformToUniAndConcatenate(holder -> reseal(connection, holder))
                .onItem().ignoreAsUni();
    }

    private static Uni<Void> reseal(SqlConnection connection, Sealed holder) {
        return Multi.createBy().repeating()
                .uni(() -> holder.reseal(connection, PORTION))
                .whilst(resealed -> resealed > 0)
                .select().first(PORTIONS)
                .collect().with(Collectors.summingInt(Integer::intValue))
                .invoke(resealed -> LOG.infof(resealed == 0
                        ? "%s: nothing is left under an old key"
                        : "%s: %d rows sealed under the current key", holder.name(), resealed))
                .replaceWithVoid();
    }
}
