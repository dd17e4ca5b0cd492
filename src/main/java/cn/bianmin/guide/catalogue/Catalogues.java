package cn.bianmin.guide.catalogue;

import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import cn.bianmin.guide.HallCatalogue;
import cn.bianmin.hall.HallId;
import cn.bianmin.platform.IsolatedContext;
import cn.bianmin.platform.database.Database;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;

/**
 * The catalogues kept in memory, one per hall, at most {@link #MAX_AGE} behind the database.
 *
 * <p>
 * A look costs nothing while it is fresh. An older one is compared by version – one row – and read anew only when that moved;
 * however many ask, one asks the database.
 */
@ApplicationScoped
public class Catalogues {

    /** A change on another replica is seen here within 5 s; the rest of it is for the reading itself. */
    static final Duration MAX_AGE = Duration.ofSeconds(2);

    private final Database database;
    private final Vertx vertx;
    private final ConcurrentHashMap<HallId, Kept> kept = new ConcurrentHashMap<>();

    Catalogues(Database database, Vertx vertx) {
        this.database = database;
        this.vertx = vertx;
    }

    /** Without a catalogue yet, an empty one. */
    public Uni<HallCatalogue> of(HallId hall) {
        var known = kept.get(hall);
        var fresh = known == null ? null : known.fresh();
        return fresh != null ? fresh : load(hall);
    }

    /** The catalogue when it is at hand without asking anyone. */
    @Nullable
    public HallCatalogue atHand(HallId hall) {
        var known = kept.get(hall);
        return known == null || known.fresh() == null ? null : known.catalogue;
    }

    /** After a change on this replica; a reading under way before it is thrown away with its place. */
    public void forget(HallId hall) {
        kept.remove(hall);
    }

    private Uni<HallCatalogue> load(HallId hall) {
        var place = kept.computeIfAbsent(hall, Kept::new);
        return onCallersContext(place.refresh());
    }

    /** One flight serves many callers: each goes on in its own Vert.x context, not in the one of whoever came first. */
    public static <T> Uni<T> onCallersContext(Uni<T> shared) {
        Context caller = Vertx.currentContext();
        return caller == null ? shared : shared.emitOn(task -> caller.runOnContext(any -> task.run()));
    }

    /** The session of a caller, who may be in the middle of a transaction, is not ours to read with. */
    private Context ownContext() {
        return IsolatedContext.of(vertx);
    }

    /** What is known of one hall. */
    private final class Kept {
        private final HallId hall;
        private volatile @Nullable HallCatalogue catalogue;
        private volatile @Nullable Uni<HallCatalogue> answer;
        private volatile long checkedAt;
        private @Nullable Uni<HallCatalogue> flight;

        Kept(HallId hall) {
            this.hall = hall;
        }

        @Nullable
        Uni<HallCatalogue> fresh() {
            return System.nanoTime() - checkedAt < MAX_AGE.toNanos() ? answer : null;
        }

        synchronized Uni<HallCatalogue> refresh() {
            var running = flight;
            if (running == null) {
                var startedAt = System.nanoTime();
                running = Uni.createFrom().deferred(this::newest)
                        .runSubscriptionOn(task -> ownContext().runOnContext(any -> task.run()))
                        .invoke(newest -> keep(newest, startedAt))
                        .onFailure().invoke(this::giveUp)
                        .onTermination().invoke(this::land)
                        .memoize().indefinitely();
                flight = running;
            }
            return running;
        }

        private Uni<HallCatalogue> newest() {
            var old = catalogue;
            return database.inSession(session -> old == null
                    ? CatalogueReading.read(session, hall).map(CatalogueReading::catalogue)
                    : session.createQuery("SELECT version FROM Catalogue WHERE hall = :hall", Integer.class)
                            .setParameter("hall", hall.value())
                            .getSingleResultOrNull()
                            .chain(version -> version != null && version == old.version
                                    ? Uni.createFrom().item(old)
                                    : CatalogueReading.read(session, hall).map(CatalogueReading::catalogue)));
        }

        private void keep(HallCatalogue newest, long startedAt) {
            if (newest.version == 0) {
                // Nothing stored under this number: perhaps no hall at all, so it must not fill the memory.
                kept.remove(hall, this);
                return;
            }
            if (newest != catalogue) {
                catalogue = newest;
                answer = Uni.createFrom().item(newest);
            }
            checkedAt = startedAt;
        }

        /** A place with nothing in it is not kept: hall numbers can be made up by the million. */
        private void giveUp() {
            if (catalogue == null) {
                kept.remove(hall, this);
            }
        }

        private synchronized void land() {
            flight = null;
        }
    }
}
