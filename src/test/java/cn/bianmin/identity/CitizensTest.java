package cn.bianmin.identity;

import static cn.bianmin.identity.TestPeople.aPhone;
import static cn.bianmin.identity.TestPeople.anIdNumber;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.StreamSupport;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import cn.bianmin.identity.Registrations.Registration;
import cn.bianmin.platform.TestDatabase;
import cn.bianmin.platform.database.Database;
import cn.bianmin.platform.problem.ProblemException;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class CitizensTest {

    private static final String PASSWORD = "planted-Passw0rd-71";

    @Inject
    Citizens citizens;
    @Inject
    Registrations registrations;
    @Inject
    Database database;

    @Test
    void whoIsKnownIsFoundByIdNumberAndPassword() {
        var idNumber = anIdNumber();
        var first = registered(registration(idNumber, PASSWORD));
        assertThat(registered(registration(idNumber, PASSWORD))).isEqualTo(first);
        assertThat(await(citizens.findByIdNumber(idNumber))).contains(first);
        assertThat(await(citizens.findByIdNumber(anIdNumber()))).isEmpty();
    }

    @Test
    void nobodyBooksInAnothersName() {
        var idNumber = anIdNumber();
        registered(registration(idNumber, PASSWORD));
        refused("wrong-credentials", registration(idNumber, "another password"));
    }

    @Test
    void aNewPhoneIsTakenOverFromItsOwner() {
        var idNumber = anIdNumber();
        registered(registration(idNumber, PASSWORD));
        var again = new Registration("欧阳娜", idNumber, aPhone(), PASSWORD);
        var citizen = registered(again);
        assertThat(await(citizens.person(citizen)).phone()).isEqualTo(again.phone());
    }

    @Test
    void whatIsWrongIsSaid() {
        refused("invalid-id-number", registration("110105194912310021", PASSWORD));
        refused("invalid-phone", new Registration("欧阳娜", anIdNumber(), "028-86110000", PASSWORD));
        refused("weak-password", registration(anIdNumber(), "short"));
        var idNumber = anIdNumber();
        refused("weak-password", registration(idNumber, idNumber));
    }

    @Test
    void twoRegistrationsAtOnceMakeOneCitizen() {
        var registration = registration(anIdNumber(), PASSWORD);
        var ids = await(Multi.createFrom().range(0, 6)
                .onItem().transformToUni(any -> register(registration)).merge(6)
                .collect().asList());
        assertThat(ids).hasSize(6).containsOnly(ids.get(0));
    }

    @Test
    void nameNumberPhoneAndPasswordAreNowhereInClear() {
        var planted = new Registration("独孤求败𠮷", anIdNumber(), aPhone(), PASSWORD);
        var citizen = registered(planted);
        await(citizens.openSession(citizen));
        for (var plain : List.of(planted.name(), planted.idNumber(), planted.phone(), planted.password())) {
            var hex = HexFormat.of().formatHex(plain.getBytes(StandardCharsets.UTF_8));
            for (var table : tables()) {
                var found = await(database.query("SELECT count(*) FROM " + table
                        + " AS row WHERE strpos(row::text, $1) > 0 OR strpos(row::text, $2) > 0", Tuple.of(plain, hex)));
                assertThat(found.iterator().next().getLong(0)).as(table).isZero();
            }
        }
    }

    @Test
    void whoIsOnlyIdentifiedIsNotWrittenDown() {
        var idNumber = anIdNumber();
        await(registrations.identify(registrations.check(registration(idNumber, PASSWORD))));
        assertThat(await(citizens.findByIdNumber(idNumber))).isEmpty();
        var first = registration(idNumber, PASSWORD);
        var citizen = registered(first);
        await(registrations.identify(registrations.check(registration(idNumber, PASSWORD))));
        assertThat(await(citizens.person(citizen)).phone()).isEqualTo(first.phone());
    }

    @Test
    void onlyTheRightPasswordClaimsTheNameUnderWhichAnswersAreKept() {
        var idNumber = anIdNumber();
        var right = registrations.check(registration(idNumber, PASSWORD));
        var newcomer = (Identification.Proven) await(registrations.identify(right));
        await(database.inTransaction(newcomer.onSuccess()::run));
        var known = (Identification.Proven) await(registrations.identify(right));
        assertThat(known.caller()).isEqualTo(newcomer.caller()).isEqualTo(await(registrations.claim(right)).caller());
        assertThat(await(registrations.claim(registrations.check(registration(idNumber, "another password")))).caller())
                .isNotEqualTo(known.caller());
    }

    @Test
    void aPersonIsWholeAgainWhenOpened() {
        var registration = new Registration("买买提·阿卜杜拉", anIdNumber(), aPhone(), PASSWORD);
        var citizen = registered(registration);
        assertThat(await(citizens.person(citizen)))
                .isEqualTo(new Person(registration.name(), registration.idNumber(), registration.phone()));
        assertThat(await(citizens.masked(citizen)).name()).startsWith("买*");
    }

    private List<String> tables() {
        var found = await(database.query("""
                SELECT format('%I.%I', schemaname, tablename) FROM pg_tables
                WHERE schemaname NOT IN ('pg_catalog', 'information_schema')
                """, Tuple.tuple()));
        return StreamSupport.stream(found.spliterator(), false).map(row -> row.getString(0)).toList();
    }

    private void refused(String type, Registration registration) {
        assertThatThrownBy(() -> registered(registration)).isInstanceOf(ProblemException.class).hasMessage(type);
    }

    private CitizenId registered(Registration registration) {
        return await(register(registration));
    }

    /** As a booking does it: who it is is found out first, and written in a transaction of the booking's. */
    private Uni<CitizenId> register(Registration registration) {
        return Uni.createFrom().deferred(() -> registrations.identify(registrations.check(registration)))
                .chain(who -> who instanceof Identification.Proven proven
                        ? database.inTransaction(proven.onSuccess()::run).replaceWith(proven.citizen())
                        : Uni.createFrom().<CitizenId> failure(new ProblemException(401, "wrong-credentials")))
                .onFailure(Registrations::isRegisteredMeanwhile).retry().atMost(1);
    }

    private static Registration registration(String idNumber, String password) {
        return new Registration("欧阳娜", idNumber, aPhone(), password);
    }

    private static <T> T await(Uni<T> work) {
        return work.await().indefinitely();
    }
}
