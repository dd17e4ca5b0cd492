package cn.bianmin.guide;

import org.junit.jupiter.api.Tag;

import cn.bianmin.platform.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

/** The same with 50,000 entries in one hall, the most a city is expected to write. */
@Tag("long")
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class SearchAtFullScaleTest extends SearchScaleScenario {

    @Override
    int entries() {
        return 50_000;
    }

    @Override
    String explain() {
        return "EXPLAIN (ANALYZE, COSTS OFF, TIMING OFF)";
    }
}
