package cn.bianmin.platform;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

import cn.bianmin.platform.embedded.EmbeddedDatabase;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;

/**
 * A real PostgreSQL for the tests, started once and kept below {@code target}.
 *
 * <p>
 * It waits for no disk, except where the build says {@code bianmin.test.durable}: the integration tests kill it and count what is
 * left.
 */
public class TestDatabase implements QuarkusTestResourceLifecycleManager {

    static final Path DIRECTORY = Path.of("target", "database", "postgres").toAbsolutePath();
    private static final List<String> DURABILITY = List.of("fsync", "synchronous_commit", "full_page_writes");

    @Override
    public Map<String, String> start() {
        var database = EmbeddedDatabase.start(DIRECTORY);
        var value = Boolean.getBoolean("bianmin.test.durable") ? "on" : "off";
        try (var server = TestSql.asOwnerOfTheServer(database)) {
            for (var setting : DURABILITY) {
                server.run("ALTER SYSTEM SET " + setting + " = " + value);
            }
            server.run("SELECT pg_reload_conf()");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return database.configuration();
    }

    @Override
    public void stop() {
        EmbeddedDatabase.leave(DIRECTORY);
    }
}
