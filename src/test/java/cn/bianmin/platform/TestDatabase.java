package cn.bianmin.platform;

import java.nio.file.Path;
import java.util.Map;

import cn.bianmin.platform.embedded.EmbeddedDatabase;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;

/** A real PostgreSQL for the tests, started once and kept below {@code target}. */
public class TestDatabase implements QuarkusTestResourceLifecycleManager {

    private static final Path DIRECTORY = Path.of("target", "database", "postgres").toAbsolutePath();

    @Override
    public Map<String, String> start() {
        return EmbeddedDatabase.start(DIRECTORY).configuration();
    }

    @Override
    public void stop() {
        EmbeddedDatabase.leave(DIRECTORY);
    }
}
