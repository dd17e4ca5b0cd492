package cn.bianmin.platform.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.function.Supplier;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import cn.bianmin.platform.IsolatedContext;
import cn.bianmin.platform.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Tuple;

/** Whoever holds a connection asks the same pool for no second one. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class NestedBorrowingTest {

    @Inject
    Database database;
    @Inject
    Vertx vertx;

    @Test
    void aConnectionInsideAUnitOfWorkIsRefused() {
        for (var nested : List.<Supplier<Uni<?>>> of(
                () -> database.inTransaction(connection -> ask()),
                () -> database.withConnection(connection -> connection.query("SELECT 1").execute().chain(this::ask)),
                () -> database.inTransaction(connection -> IsolatedContext.run(vertx, this::ask)),
                () -> IsolatedContext.run(vertx, () -> database.inSession(session -> ask())))) {
            assertThatThrownBy(() -> nested.get().await().indefinitely()).isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("inside a unit of work");
        }
    }

    @Test
    void oneAfterTheOtherIsNoNesting() {
        var twice = database.inTransaction(connection -> connection.query("SELECT 1").execute()).chain(this::ask);
        assertThat(twice.await().indefinitely()).isOne();
        assertThat(ask().chain(this::ask).await().indefinitely()).isOne();
    }

    private Uni<Integer> ask() {
        return database.query("SELECT 1", Tuple.tuple()).map(rows -> rows.iterator().next().getInteger(0));
    }
}
