package cn.bianmin.content.source;

import java.time.Clock;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import cn.bianmin.content.ContentKind;
import cn.bianmin.content.source.SourceStore.Source;
import cn.bianmin.hall.HallId;
import cn.bianmin.platform.UuidV7;
import cn.bianmin.platform.audit.Audit;
import cn.bianmin.platform.database.AdvisoryLock;
import cn.bianmin.platform.database.Database;
import cn.bianmin.platform.problem.ProblemException;
import io.smallrye.mutiny.Uni;

/** Keeps the addresses that a hall reads. The audit names who adds and removes them, because they decide what reviewers see. */
@ApplicationScoped
class Sources {

    static final int MOST_OF_A_HALL = 50;

    private final SourceStore store;
    private final FeedHosts hosts;
    private final Database database;
    private final Audit audit;
    private final Clock clock;

    Sources(SourceStore store, FeedHosts hosts, Database database, Audit audit, Clock clock) {
        this.store = store;
        this.hosts = hosts;
        this.database = database;
        this.audit = audit;
        this.clock = clock;
    }

    Uni<List<Source>> of(HallId hall) {
        return database.withConnection(connection -> store.ofHall(connection, hall));
    }

    /** @throws ProblemException 422 {@code source-not-allowed}, {@code too-many-sources}; 409 {@code source-known} */
    Uni<Source> add(HallId hall, String url, ContentKind kind, int everyMinutes, String actor) {
        if (hosts.allowed(url).isEmpty()) {
            throw new ProblemException(422, "source-not-allowed");
        }
        var source = new Source(hall, UuidV7.next(clock), url, kind, everyMinutes, null, null, null);
        return database.inTransaction(connection -> AdvisoryLock.inHall(connection, "content.source", hall.value())
                .chain(() -> store.count(connection, hall))
                .invoke(count -> refuseIf(count >= MOST_OF_A_HALL,
                        new ProblemException(422, "too-many-sources", MOST_OF_A_HALL)))
                .chain(() -> store.add(connection, source, clock.instant()))
                .invoke(added -> refuseIf(!added, new ProblemException(409, "source-known")))
                .chain(() -> audit.record(connection, entry(source, actor, "source.added"))))
                .replaceWith(source);
    }

    /** @throws ProblemException 404 {@code unknown-source} */
    Uni<Void> remove(HallId hall, UUID source, String actor) {
        return database.inTransaction(connection -> store.remove(connection, hall, source)
                .invoke(removed -> refuseIf(!removed, new ProblemException(404, "unknown-source")))
                .chain(() -> audit.record(connection,
                        new Audit.Entry(hall.value(), actor, "source.removed", source.toString(), ""))));
    }

    private static Audit.Entry entry(Source source, String actor, String act) {
        return new Audit.Entry(source.hall().value(), actor, act, source.id().toString(), source.url());
    }

    private static void refuseIf(boolean wrong, ProblemException refusal) {
        if (wrong) {
            throw refusal;
        }
    }
}
