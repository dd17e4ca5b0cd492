package cn.bianmin.platform.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.StreamSupport;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import cn.bianmin.platform.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Tuple;

/** What the catalogue must say so that the same schema can one day be spread over servers by {@code hall_id}. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class SchemaTest {

    /** Tables of the whole installation, each with its reason. */
    private static final Set<String> OF_THE_INSTALLATION = Set.of(
            "flyway_schema_history", // Flyway's own
            "job", // one row per job of the installation
            "rate_bucket", // a caller's rate is the same in every hall
            "idempotency", // a caller's key is the same key in every hall
            "citizen", // one person uses many halls
            "staff", // one person may work in many halls
            "session", // of a citizen, a member of staff or a device
            "refresh_token", // of a session
            "familiar_source", // where an account has signed in from
            "signing_key", // one key set for all tokens
            "working_calendar"); // the State Council's, one for all

    @Inject
    Database database;

    @Test
    void everyKeyOfAHallsTableStartsWithTheHall() {
        var others = names("""
                SELECT c.conname || ' of ' || t.relname, t.relname
                  FROM pg_constraint c
                  JOIN pg_class t ON t.oid = c.conrelid
                  JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = c.conkey[1]
                 WHERE t.relnamespace = 'public'::regnamespace AND c.contype IN ('p', 'u', 'x')
                   AND a.attname <> 'hall_id' AND NOT (t.relname = 'hall' AND c.contype = 'p')
                UNION ALL
                SELECT i.relname || ' of ' || t.relname, t.relname
                  FROM pg_index x
                  JOIN pg_class t ON t.oid = x.indrelid
                  JOIN pg_class i ON i.oid = x.indexrelid
                  LEFT JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = x.indkey[0]
                 WHERE t.relnamespace = 'public'::regnamespace AND x.indisunique
                   AND a.attname IS DISTINCT FROM 'hall_id'
                   AND NOT EXISTS (SELECT FROM pg_constraint c WHERE c.conindid = i.oid)
                """);
        assertThat(others).isEmpty();
    }

    @Test
    void everyReferenceBetweenTablesOfAHallStartsWithTheHall() {
        var others = names("""
                SELECT c.conname || ' of ' || t.relname, t.relname
                  FROM pg_constraint c
                  JOIN pg_class t ON t.oid = c.conrelid
                  JOIN pg_class target ON target.oid = c.confrelid
                  JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = c.conkey[1]
                 WHERE t.relnamespace = 'public'::regnamespace AND c.contype = 'f'
                   AND a.attname <> 'hall_id' AND target.relname <> ALL ($1)
                """, Tuple.tuple().addArrayOfString(OF_THE_INSTALLATION.toArray(String[]::new)));
        assertThat(others).isEmpty();
    }

    @Test
    void everyTableHasAPrimaryKey() {
        assertThat(names("""
                SELECT t.relname, t.relname FROM pg_class t
                 WHERE t.relnamespace = 'public'::regnamespace AND t.relkind IN ('r', 'p')
                   AND NOT EXISTS (SELECT FROM pg_constraint c WHERE c.conrelid = t.oid AND c.contype = 'p')
                """)).isEmpty();
    }

    /** PostgreSQL's own names end so; ours say the rule. A primary key may keep its own: nobody is told about it. */
    @Test
    void everyRuleHasANameOfOurs() {
        assertThat(names("""
                SELECT c.conname || ' of ' || t.relname, t.relname
                  FROM pg_constraint c JOIN pg_class t ON t.oid = c.conrelid
                 WHERE t.relnamespace = 'public'::regnamespace AND c.contype IN ('u', 'x', 'f', 'c')
                   AND c.conname ~ '_(key|fkey|check|excl)[0-9]*$' AND t.relname <> 'flyway_schema_history'
                """)).isEmpty();
    }

    @Test
    void everyInstantKnowsItsZone() {
        assertThat(names("""
                SELECT a.attname || ' of ' || t.relname, t.relname
                  FROM pg_attribute a JOIN pg_class t ON t.oid = a.attrelid
                 WHERE t.relnamespace = 'public'::regnamespace AND t.relkind IN ('r', 'p')
                   AND a.atttypid = 'timestamp'::regtype AND t.relname <> 'flyway_schema_history'
                """)).isEmpty();
    }

    private List<String> names(String sql) {
        return names(sql, Tuple.tuple());
    }

    private List<String> names(String sql, Tuple arguments) {
        var rows = database.query(sql, arguments).await().indefinitely();
        return StreamSupport.stream(rows.spliterator(), false)
                .filter(row -> !OF_THE_INSTALLATION.contains(row.getString(1)))
                .map(row -> row.getString(0))
                .toList();
    }
}
