package cn.bianmin.content.source;

import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;

import cn.bianmin.content.imports.ImportFile;
import cn.bianmin.content.imports.ImportFingerprint;
import cn.bianmin.content.imports.Imports;
import cn.bianmin.content.imports.SheetRow;
import cn.bianmin.content.source.SourceStore.Source;
import cn.bianmin.content.source.SourceStore.Visit;
import cn.bianmin.platform.database.Database;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;

/**
 * Visits the addresses that are due, one after the other; one replica at a time visits an address. What is new becomes an import whose
 * author is the source, and waits for a reviewer: nothing from elsewhere is shown unseen.
 */
@ApplicationScoped
class SourcePolling {

    /** It is longer than any visit lasts. When a replica dies during a visit, another visits after this time. */
    static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Logger LOG = Logger.getLogger(SourcePolling.class);

    private final SourceStore store;
    private final FeedEntries entries;
    private final Imports imports;
    private final Database database;
    private final Clock clock;

    SourcePolling(SourceStore store, FeedEntries entries, Imports imports, Database database, Clock clock) {
        this.store = store;
        this.entries = entries;
        this.imports = imports;
        this.database = database;
        this.clock = clock;
    }

    @Scheduled(identity = "content.sources", every = "5s", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> visitDue() {
        return Multi.createBy().repeating().uni(this::visitNext).whilst(visited -> visited)
                .collect().last()
                .replaceWithVoid();
    }

    private Uni<Boolean> visitNext() {
        return database.inTransaction(connection -> store.setOut(connection, clock.instant(), PATIENCE))
                .chain(source -> source.isEmpty() ? Uni.createFrom().item(false) : visit(source.get()).replaceWith(true))
                .onFailure().invoke(failure -> LOG.warnf("A source is visited again later: %s", failure.getMessage()))
                .onFailure().recoverWithItem(false);
    }

    private Uni<Void> visit(Source source) {
        return entries.of(source.url(), source.etag())
                .chain(brought -> database.inTransaction(connection -> take(connection, source, brought)))
                .onFailure(FeedFailure.class).recoverWithUni(failure -> database.inTransaction(connection -> store.comeBack(
                        connection, source, new Visit(clock.instant(), failure.reason(), source.etag()))));
    }

    private Uni<Void> take(SqlConnection connection, Source source, FeedEntries.Brought brought) {
        var author = ImportFile.authorOf(source.id());
        return unknown(connection, source, author, brought.rows())
                .chain(rows -> rows.isEmpty() ? Uni.createFrom().voidItem()
                        : imports.begin(connection, new ImportFile(source.hall(), source.kind(), author, true, rows))
                                .replaceWithVoid())
                .chain(() -> store.comeBack(connection, source, new Visit(clock.instant(), null, brought.etag())));
    }

    /** An import of nothing but old news would only fill the list of imports. */
    private Uni<List<SheetRow>> unknown(SqlConnection connection, Source source, String author, List<SheetRow> rows) {
        var fingerprints = rows.stream().map(row -> ImportFingerprint.of(source.kind(), author, row)).toList();
        return imports.known(connection, source.hall(), fingerprints).map(HashSet::new)
                .map(known -> rows.stream().filter(row -> !known.contains(ImportFingerprint.of(source.kind(), author, row)))
                        .toList());
    }
}
