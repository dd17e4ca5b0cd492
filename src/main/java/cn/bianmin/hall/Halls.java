package cn.bianmin.hall;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.ObservesAsync;

import cn.bianmin.hall.plan.PlanReading;
import cn.bianmin.platform.IsolatedContext;
import cn.bianmin.platform.database.Database;
import cn.bianmin.platform.events.Notification;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;

/** The facade of this feature: the halls of the installation and their plans. */
@ApplicationScoped
public class Halls {

    /** A plan is no older than this, so a change of another replica is seen no later. */
    static final Duration FRESH = Duration.ofSeconds(5);

    /** The topic of the event that a hall's hours, windows or parameters changed. */
    public static final String CHANGED = "hall.hours-changed";

    private final Database database;
    private final Vertx vertx;
    private final ConcurrentMap<HallId, Kept> kept = new ConcurrentHashMap<>();

    Halls(Database database, Vertx vertx) {
        this.database = database;
        this.vertx = vertx;
    }

    /** The hall's snapshot, at most five seconds old; 404 {@code unknown-hall}. It is read once, however many ask at the same time. */
    public Uni<HallPlan> plan(HallId hall) {
        var known = kept.get(hall);
        if (known != null && known.isFresh()) {
            return known.plan();
        }
        return kept.compute(hall, (id, old) -> old != null && old.isFresh() ? old : new Kept(id)).plan();
    }

    /** The snapshot of this moment, for work that follows a change made on another replica. */
    public Uni<HallPlan> currentPlan(HallId hall) {
        forget(hall);
        return plan(hall);
    }

    /** All halls, by number. */
    public Uni<List<HallId>> all() {
        return database.inSession(session -> session
                .createSelectionQuery("SELECT hall FROM HallRow ORDER BY hall", Integer.class)
                .getResultList()).map(numbers -> numbers.stream().map(HallId::new).toList());
    }

    /** Drops the plan when another replica changed the hall. */
    void hear(@ObservesAsync Notification announcement) {
        if (announcement.equals(Notification.MISSED)) {
            forgetAll();
        } else if (announcement.topic().equals(CHANGED)) {
            forget(new HallId(announcement.hall()));
        }
    }

    /** Drops the plan after this replica committed a change. */
    public void forget(HallId hall) {
        kept.remove(hall);
    }

    /** Drops all plans after the working-day calendar changed, which is in every plan. */
    public void forgetAll() {
        kept.clear();
    }

    /** Holds a plan while it is read and after that. */
    private final class Kept {

        /** It measures elapsed time, so that a clock that is set back does not keep an old plan. */
        private final long since = System.nanoTime();
        private final Uni<HallPlan> reading;
        private volatile Uni<HallPlan> ready;

        Kept(HallId hall) {
            reading = Uni.createFrom()
                    .deferred(() -> database.inSession(session -> new PlanReading(session, hall).read()))
                    .runSubscriptionOn(task -> ownContext().runOnContext(any -> task.run()))
                    .invoke(plan -> ready = Uni.createFrom().item(plan))
                    .onFailure()
                    .invoke(() -> kept.remove(hall, this))
                    .memoize()
                    .indefinitely();
            ready = reading;
        }

        boolean isFresh() {
            return System.nanoTime() - since < FRESH.toNanos();
        }

        Uni<HallPlan> plan() {
            var current = ready;
            return current == reading ? onCallersContext(reading) : current;
        }
    }

    /** The reading has a context of its own, because the caller may be in the middle of a transaction. */
    private Context ownContext() {
        return IsolatedContext.of(vertx);
    }

    private static <T> Uni<T> onCallersContext(Uni<T> shared) {
        var caller = Vertx.currentContext();
        return caller == null ? shared : shared.emitOn(task -> caller.runOnContext(any -> task.run()));
    }
}
