package cn.bianmin.platform.database;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import cn.bianmin.platform.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Tuple;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class SmokeTest {

    @Inject
    Database database;

    @Test
    void theDatabaseIsPostgres18() {
        var version = database.query("SHOW server_version_num", Tuple.tuple()).await().indefinitely();
        assertThat(version.iterator().next().getString(0)).startsWith("18");
    }
}
