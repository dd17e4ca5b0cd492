package cn.bianmin.platform.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.IntStream;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import cn.bianmin.platform.TestDatabase;
import cn.bianmin.platform.UniqueNames;
import cn.bianmin.platform.audit.Audit.Entry;
import cn.bianmin.platform.audit.Audit.Head;
import cn.bianmin.platform.database.Database;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class AuditTest {

    @Inject
    Audit audit;

    @Inject
    Database database;

    private final int hall = UniqueNames.hall();

    @Test
    void aChainOfHonestEntriesIsSound() {
        record(5);
        assertThat(verification()).isEqualTo(new Audit.Verification(true, 5, null));
        assertThat(head().number()).isEqualTo(5);
    }

    @Test
    void aHallWithoutEntriesIsSound() {
        assertThat(verification()).isEqualTo(new Audit.Verification(true, 0, null));
    }

    @Test
    void entriesInASessionAreOfTheSameChain() {
        record(1);
        database.inSessionTransaction(session -> audit.record(session, entry("in a session"))).await().indefinitely();
        record(1);
        assertThat(verification()).isEqualTo(new Audit.Verification(true, 3, null));
    }

    @Test
    void manyAtOnceMakeOneChain() {
        var entries = IntStream.range(0, 40).mapToObj(i -> record(entry("at once " + i))).toList();
        Uni.join().all(entries).andFailFast().await().indefinitely();
        assertThat(verification()).isEqualTo(new Audit.Verification(true, 40, null));
    }

    @Test
    void anEntryWhoseTransactionFailsLeavesNoGap() {
        record(1);
        assertThatThrownBy(() -> database.inTransaction(connection -> audit.record(connection, entry("undone"))
                .chain(() -> Uni.createFrom().<Void> failure(new IllegalStateException("undone")))).await().indefinitely())
                .hasMessage("undone");
        record(1);
        assertThat(verification()).isEqualTo(new Audit.Verification(true, 2, null));
    }

    @Test
    void ordinaryUseCanNeitherChangeNorRemove() {
        record(1);
        for (var attack : new String[] { "UPDATE audit SET reason = ''", "DELETE FROM audit", "TRUNCATE audit",
                "DELETE FROM audit_head", "TRUNCATE audit_head" }) {
            assertThatThrownBy(() -> sql(attack)).hasMessageContaining("append-only");
        }
    }

    @Test
    void anAlteredRowIsFound() {
        record(5);
        asOwner("UPDATE audit SET reason = 'another' WHERE hall_id = %d AND number = 3");
        assertThat(verification()).isEqualTo(new Audit.Verification(false, 2, 3L));
    }

    @Test
    void aRemovedRowIsFound() {
        record(5);
        asOwner("DELETE FROM audit WHERE hall_id = %d AND number = 2");
        assertThat(verification()).isEqualTo(new Audit.Verification(false, 1, 2L));
    }

    @Test
    void aRemovedLastRowIsFound() {
        record(5);
        asOwner("DELETE FROM audit WHERE hall_id = %d AND number = 5");
        assertThat(verification()).isEqualTo(new Audit.Verification(false, 4, 5L));
    }

    @Test
    void anInsertedRowIsFound() {
        record(3);
        asOwner("""
                INSERT INTO audit SELECT hall_id, 4, at, actor, act, subject, reason, hash FROM audit
                 WHERE hall_id = %d AND number = 3""");
        assertThat(verification().sound()).isFalse();
    }

    @Test
    void aWholeChainThatWasRewrittenIsFoundByTheExportedHead() {
        record(3);
        var exported = head();
        asOwner("DELETE FROM audit WHERE hall_id = %d");
        asOwner("DELETE FROM audit_head WHERE hall_id = %d");
        assertThat(audit.verify(exported).await().indefinitely().sound()).isFalse();
        record(4);
        assertThat(verification().sound()).isTrue();
        assertThat(audit.verify(exported).await().indefinitely()).isEqualTo(new Audit.Verification(false, 2, 3L));
    }

    @Test
    void anHonestChainStillHoldsItsExportedHead() {
        record(3);
        var exported = head();
        record(2);
        assertThat(audit.verify(exported).await().indefinitely().sound()).isTrue();
    }

    private void record(int times) {
        for (var i = 0; i < times; i++) {
            record(entry("entry " + i)).await().indefinitely();
        }
    }

    private Uni<Void> record(Entry entry) {
        return database.inTransaction(connection -> audit.record(connection, entry));
    }

    private Entry entry(String subject) {
        return new Entry(hall, "staff:" + UniqueNames.text(), "test.done", subject, "以防万一");
    }

    private Audit.Verification verification() {
        return audit.verify(hall).await().indefinitely();
    }

    private Head head() {
        return audit.head(hall).await().indefinitely();
    }

    /** The owner of the table can lift the trigger; the chain still tells. */
    private void asOwner(String sql) {
        database.inTransaction(connection -> connection.query("ALTER TABLE audit DISABLE TRIGGER USER").execute()
                .chain(() -> connection.query("ALTER TABLE audit_head DISABLE TRIGGER USER").execute())
                .chain(() -> connection.query(sql.formatted(hall)).execute())
                .chain(() -> connection.query("ALTER TABLE audit ENABLE TRIGGER USER").execute())
                .chain(() -> connection.query("ALTER TABLE audit_head ENABLE TRIGGER USER").execute()))
                .await().indefinitely();
    }

    private void sql(String sql) {
        database.withConnection(connection -> connection.query(sql).execute()).await().indefinitely();
    }
}
