package cn.bianmin.identity.password;

import static cn.bianmin.identity.HttpCaller.aSource;
import static cn.bianmin.identity.HttpCaller.fromSource;
import static cn.bianmin.identity.HttpCaller.signIn;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import cn.bianmin.identity.TestPeople;
import cn.bianmin.identity.citizen.CitizenStore;
import cn.bianmin.platform.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class HashCostsTest {

    /** The word "password", hashed with 256 KiB. */
    private static final String WEAK = "$argon2id$v=19$m=256,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4";

    @Inject
    TestPeople people;
    @Inject
    CitizenStore store;

    @Test
    void aHashOfLowerCostsIsMadeAnewAtTheNextSignIn() {
        var citizen = people.citizen();
        store.raiseHash(citizen.id(), WEAK).await().indefinitely();
        assertThat(signIn(fromSource(aSource()), citizen.idNumber(), "password").statusCode()).isEqualTo(201);
        assertThat(store.find(citizen.id()).await().indefinitely().orElseThrow().passwordHash())
                .startsWith("$argon2id$v=19$m=19456,");
        assertThat(signIn(fromSource(aSource()), citizen.idNumber(), "password").statusCode()).isEqualTo(201);
    }
}
