package cn.bianmin.identity;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import cn.bianmin.platform.TestDatabase;
import cn.bianmin.platform.database.Database;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Tuple;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class ResealIdentityTest {

    @Inject
    TestPeople people;
    @Inject
    SealedColumns columns;
    @Inject
    Database database;

    /** Every statement is asked of the real tables; what lies under the current key is left as it is. */
    @Test
    void whatIsSealedUnderTheCurrentKeyIsLeftAlone() {
        var citizen = people.citizen();
        var before = sealedName(citizen.id());
        var resealed = database.inTransaction(connection -> columns.reseal(connection, 100)).await().indefinitely();
        assertThat(resealed).isZero();
        assertThat(sealedName(citizen.id())).isEqualTo(before);
    }

    private Object sealedName(CitizenId citizen) {
        return database.query("SELECT name_sealed FROM citizen WHERE citizen_id = $1", Tuple.of(citizen.value()))
                .await().indefinitely().iterator().next().getValue(0);
    }
}
