package cn.bianmin.identity;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import cn.bianmin.platform.TestDatabase;
import cn.bianmin.platform.database.Database;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Tuple;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class RevealTest {

    @Inject
    TestPeople people;
    @Inject
    Citizens citizens;
    @Inject
    Caller caller;
    @Inject
    Database database;

    @Test
    @ActivateRequestContext
    void readingSomeoneInClearLeavesOneAuditRowWithItsReason() {
        var citizen = people.citizen();
        var person = citizens.reveal(citizen.id(), caller, "核对身份证").await().indefinitely();
        assertThat(person.idNumber()).isEqualTo(citizen.idNumber());
        var rows = database.query("SELECT actor, reason FROM audit WHERE subject = $1 AND act = 'citizen.revealed'",
                Tuple.of(citizen.id().toString())).await().indefinitely();
        assertThat(rows.size()).isEqualTo(1);
        assertThat(rows.iterator().next().getString("reason")).isEqualTo("核对身份证");
    }
}
