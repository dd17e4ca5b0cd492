package cn.bianmin.guide;

import cn.bianmin.platform.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

/** With 5,000 entries in one hall, as many as a large street writes. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class SearchScaleTest extends SearchScaleScenario {

    @Override
    int entries() {
        return 5_000;
    }

    @Override
    String explain() {
        return "EXPLAIN (COSTS OFF)";
    }
}
