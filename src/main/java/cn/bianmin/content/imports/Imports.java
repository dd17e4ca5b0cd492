package cn.bianmin.content.imports;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

import cn.bianmin.hall.HallId;
import cn.bianmin.hall.HallPlan;
import cn.bianmin.hall.Halls;
import cn.bianmin.platform.UuidV7;
import cn.bianmin.platform.database.AdvisoryLock;
import cn.bianmin.platform.database.Database;
import cn.bianmin.platform.jobs.Jobs;
import cn.bianmin.platform.problem.ProblemException;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;

/**
 * Takes rows over slice by slice, on the replica that comes first. Drafts, fingerprints, refusals and the count of what is done
 * are one transaction, so a replica that dies leaves a slice undone and never half done or done twice.
 */
@ApplicationScoped
public class Imports {

    static final int SLICE = 100;
    /** A hall has no more imports under way at a time. */
    static final int MOST_RUNNING = 5;
    private static final int MOST_FAILURES = 5;
    private static final Duration SLICE_LIMIT = Duration.ofSeconds(30);
    private static final Duration KEPT = Duration.ofDays(90);
    private static final Duration DAILY = Duration.ofDays(1);
    private static final Logger LOG = Logger.getLogger(Imports.class);

    private final ImportStore store;
    private final ImportSlice slices;
    private final Halls halls;
    private final Database database;
    private final Jobs jobs;
    private final Clock clock;

    Imports(ImportStore store, ImportSlice slices, Halls halls, Database database, Jobs jobs, Clock clock) {
        this.store = store;
        this.slices = slices;
        this.halls = halls;
        this.database = database;
        this.jobs = jobs;
        this.clock = clock;
    }

    /**
     * Stores the rows of a file and begins its import.
     *
     * @throws ProblemException 429 {@code too-many-imports}
     */
    public Uni<UUID> begin(ImportFile file) {
        return database.inTransaction(SLICE_LIMIT, connection -> begin(connection, file));
    }

    /** Does the same inside the caller's transaction. */
    public Uni<UUID> begin(SqlConnection connection, ImportFile file) {
        var id = UuidV7.next(clock);
        return AdvisoryLock.inHall(connection, "content.import", file.hall().value())
                .chain(() -> store.begin(connection, id, file, MOST_RUNNING, clock.instant())).invoke(begun -> {
                    if (!begun) {
                        throw new ProblemException(429, "too-many-imports", MOST_RUNNING).retryAfter(30);
                    }
                }).replaceWith(id);
    }

    /** The fingerprints that the hall has imported before; a caller leaves out what would be a duplicate in any case. */
    public Uni<List<ImportFingerprint>> known(SqlConnection connection, HallId hall, List<ImportFingerprint> fingerprints) {
        return store.known(connection, hall, fingerprints);
    }

    /** @throws ProblemException 404 {@code unknown-import} */
    Uni<ImportFile.Report> report(HallId hall, UUID id) {
        return database.withConnection(connection -> store.report(connection, hall, id))
                .map(found -> found.orElseThrow(() -> new ProblemException(404, "unknown-import")));
    }

    Uni<List<ImportFile.Progress>> latest(HallId hall) {
        return database.withConnection(connection -> store.latest(connection, hall));
    }

    @Scheduled(identity = "content.imports", every = "1s", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> work() {
        return Multi.createBy().repeating().uni(this::slice).whilst(worked -> worked)
                .collect().last()
                .replaceWithVoid();
    }

    @Scheduled(identity = "content.imports-forgotten", every = "10m", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> forget() {
        return jobs.once("content.imports-forgotten", DAILY,
                connection -> store.forget(connection, clock.instant().minus(KEPT))).replaceWithVoid();
    }

    /**
     * Takes one slice; false when there was none, and after a failure, so that the others wait for the next tick. The plan is read
     * before the transaction, which borrows no second connection.
     */
    private Uni<Boolean> slice() {
        var taken = new AtomicReference<ImportFile.@Nullable Slice>();
        return database.withConnection(store::nextHall)
                .chain(hall -> hall.isEmpty() ? Uni.createFrom().item(false)
                        : halls.plan(hall.get()).chain(plan -> slice(plan, taken)).replaceWith(true))
                .onFailure().recoverWithUni(failure -> failed(taken.get(), failure).replaceWith(false));
    }

    /** Nothing when another replica was faster. */
    private Uni<Void> slice(HallPlan plan, AtomicReference<ImportFile.@Nullable Slice> taken) {
        return database.inTransaction(SLICE_LIMIT, connection -> store.next(connection, plan.id(), SLICE)
                .invoke(slice -> taken.set(slice.orElse(null)))
                .chain(slice -> slice.isEmpty() ? Uni.createFrom().voidItem() : slices.take(connection, slice.get(), plan)));
    }

    /** Counts a failure that the rows may have caused; a database that is away does not count. */
    private Uni<Void> failed(ImportFile.@Nullable Slice slice, Throwable failure) {
        if (slice == null || failure instanceof ProblemException) {
            return Uni.createFrom().voidItem();
        }
        LOG.warnf("A slice of import %s failed: %s", slice.id(), failure.getClass().getName());
        return database.withConnection(connection -> store.fail(connection, slice, MOST_FAILURES, clock.instant()))
                .onFailure().recoverWithNull()
                .replaceWithVoid();
    }
}
