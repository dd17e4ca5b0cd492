package cn.bianmin.platform;

import java.nio.file.Path;
import java.util.Map;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;

/** A real PostgreSQL for the tests, started once and kept below {@code target}. */
public class TestDatabase implements QuarkusTestResourceLifecycleManager {

    @Override
    public Map<String, String> start() {
        return EmbeddedDatabase.start(Path.of("target", "database", "postgres").toAbsolutePath()).configuration();
    }

    @Override
    public void stop() {
        // Its own shutdown hook ends it with the test process.
    }
}
