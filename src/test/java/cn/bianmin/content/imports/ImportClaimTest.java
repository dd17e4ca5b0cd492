package cn.bianmin.content.imports;

import static cn.bianmin.platform.WallClock.await;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import cn.bianmin.content.ContentKind;
import cn.bianmin.content.life.Drafts;
import cn.bianmin.content.writing.NewContent;
import cn.bianmin.hall.HallPlan;
import cn.bianmin.hall.TestHall;
import cn.bianmin.platform.TestDatabase;
import cn.bianmin.platform.UniqueNames;
import cn.bianmin.platform.database.Database;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

/** Two imports of one list at the same moment, on two replicas. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class ImportClaimTest {

    @Inject
    ImportStore store;

    @Inject
    Drafts drafts;

    @Inject
    Database database;

    private final ImportFingerprint fingerprint = new ImportFingerprint(UniqueNames.text());
    private TestHall hall;
    private HallPlan plan;

    @BeforeEach
    void aHall() {
        hall = TestHall.open();
        plan = hall.plan();
    }

    @Test
    void whatAnotherImportIsJustTakingOverIsADuplicate() {
        var mayCommit = new CompletableFuture<Boolean>();
        var first = inTransaction(connection -> claim(connection, List.of())
                .chain(() -> write(connection))
                .chain(() -> Uni.createFrom().completionStage(mayCommit)));
        await().until(() -> writers("idle in transaction") > 0);
        var second = inTransaction(connection -> claim(connection, List.of()));
        await().until(() -> writers("active") > 0);
        mayCommit.complete(true);
        first.join();
        assertThat(second.join()).isEmpty();
    }

    @Test
    void whatHasEndedIsAnnouncedAgainByOneOfTwo() {
        var ended = inTransaction(connection -> claim(connection, List.of()).chain(() -> write(connection))).join();
        var one = inTransaction(connection -> claimAndWrite(connection, ended));
        var other = inTransaction(connection -> claimAndWrite(connection, ended));
        assertThat(List.of(one.join().size(), other.join().size())).containsExactlyInAnyOrder(0, 1);
    }

    private Uni<List<ImportFingerprint>> claimAndWrite(SqlConnection connection, List<UUID> ended) {
        return claim(connection, ended)
                .call(claimed -> claimed.isEmpty() ? Uni.createFrom().item(List.of()) : write(connection));
    }

    private Uni<List<ImportFingerprint>> claim(SqlConnection connection, List<UUID> ended) {
        return store.claim(connection, hall.id(), List.of(fingerprint), ended);
    }

    private Uni<List<UUID>> write(SqlConnection connection) {
        var words = new NewContent(ContentKind.NOTICE, "题", "文", null, "源", null, null, null, null, null);
        return drafts.add(connection, plan, List.of(words), "staff:1", false)
                .call(contents -> store.name(connection, hall.id(), List.of(fingerprint), contents));
    }

    private <T> CompletableFuture<T> inTransaction(Function<SqlConnection, Uni<T>> work) {
        return database.inTransaction(Duration.ofSeconds(60), work).subscribeAsCompletionStage();
    }

    /** How many transactions that have written to the table are in this state. */
    private long writers(String state) {
        return database.query("""
                SELECT count(*) FROM pg_locks l JOIN pg_stat_activity a USING (pid)
                 WHERE a.state = $1 AND l.relation = CAST('content_origin' AS regclass) AND l.mode = 'RowExclusiveLock'
                """, Tuple.of(state)).await().indefinitely().iterator().next().getLong(0);
    }
}
