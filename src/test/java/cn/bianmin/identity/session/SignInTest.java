package cn.bianmin.identity.session;

import static cn.bianmin.identity.HttpCaller.aSource;
import static cn.bianmin.identity.HttpCaller.as;
import static cn.bianmin.identity.HttpCaller.fromSource;
import static cn.bianmin.identity.HttpCaller.signIn;
import static cn.bianmin.identity.TestPeople.PASSWORD;
import static cn.bianmin.identity.TestPeople.anIdNumber;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import cn.bianmin.identity.HttpCaller;
import cn.bianmin.identity.TestPeople;
import cn.bianmin.platform.TestDatabase;
import cn.bianmin.platform.WallClock;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class SignInTest {

    private static final int PAIRS = 60;

    @Inject
    TestPeople people;
    @Inject
    MeterRegistry metrics;

    @Test
    void theRightPasswordOpensASession() {
        var tokens = signIn(fromSource(aSource()), people.citizen().idNumber(), PASSWORD);
        assertThat(tokens.statusCode()).isEqualTo(201);
        assertThat(tokens.header("Cache-Control")).isEqualTo("no-store");
        assertThat(tokens.jsonPath().getLong("expiresIn")).isEqualTo(900);
        assertThat(HttpCaller.me(tokens.jsonPath().getString("accessToken"))).isEqualTo(200);
    }

    @Test
    void aCitizenSeesThemselvesMasked() {
        var citizen = people.citizen();
        var me = as(citizen.token()).get("/api/me");
        assertThat(me.jsonPath().getString("name")).isEqualTo("张**");
        assertThat(me.asString()).doesNotContain(citizen.idNumber()).doesNotContain(citizen.phone());
    }

    @Test
    void aWrongPasswordAndAnUnknownPersonGetTheSameAnswer() {
        var wrong = signIn(fromSource(aSource()), people.citizen().idNumber(), "not the password");
        var unknown = signIn(fromSource(aSource()), anIdNumber(), "not the password");
        assertThat(List.of(wrong.statusCode(), unknown.statusCode())).containsOnly(401);
        assertThat(unknown.asString()).isEqualTo(wrong.asString()).contains("/problems/wrong-credentials");
        assertThat(unknown.headers().asList()).extracting(Object::toString)
                .filteredOn(header -> !header.startsWith("X-Request"))
                .isEqualTo(wrong.headers().asList().stream().map(Object::toString)
                        .filter(header -> !header.startsWith("X-Request")).toList());
    }

    @Test
    void aWrongPasswordAndAnUnknownPersonCostTheSameWork() {
        var citizen = people.citizen();
        assertThat(hashesFor(citizen.idNumber())).isEqualTo(hashesFor(anIdNumber())).isOne();
    }

    /** By turns, so that whatever else the machine does meets both alike. */
    @Test
    @Tag("long")
    void aWrongPasswordAndAnUnknownPersonTakeTheSameTime() {
        var kiosk = people.kiosk(TestPeople.aHallNumber());
        var wrong = new ArrayList<Long>();
        var unknown = new ArrayList<Long>();
        for (var citizen : people.citizens(PAIRS)) {
            wrong.add(nanos(() -> signIn(as(kiosk), citizen.idNumber(), "not the password")));
            unknown.add(nanos(() -> signIn(as(kiosk), anIdNumber(), "not the password")));
        }
        var slower = IntStream.range(0, PAIRS).filter(pair -> wrong.get(pair) > unknown.get(pair)).count();
        // Of a fair coin; beyond 3.3 standard deviations one series in a thousand lies by chance.
        assertThat((double) slower).isCloseTo(PAIRS / 2.0, within(3.3 * Math.sqrt(PAIRS) / 2));
        WallClock.promised("the medians' difference", Duration.ofNanos(Math.abs(median(wrong) - median(unknown))),
                Duration.ofMillis(10));
    }

    private double hashesFor(String idNumber) {
        var before = hashes();
        assertThat(signIn(fromSource(aSource()), idNumber, "not the password").statusCode()).isEqualTo(401);
        return hashes() - before;
    }

    private double hashes() {
        return metrics.get("password.hashes").counter().count();
    }

    @Test
    void aGuesserAtOneSourceIsStoppedAndTheVictimElsewhereIsNot() {
        var victim = people.citizen();
        var guesser = aSource();
        var statuses = IntStream.range(0, SignInLimits.PAIR_BURST + 1)
                .map(any -> signIn(fromSource(guesser), victim.idNumber(), "a guess too many").statusCode()).boxed().toList();
        assertThat(statuses.subList(0, SignInLimits.PAIR_BURST)).containsOnly(401);
        var stopped = signIn(fromSource(guesser), victim.idNumber(), PASSWORD);
        assertThat(stopped.statusCode()).isEqualTo(429);
        assertThat(Integer.parseInt(stopped.header("Retry-After"))).isPositive();
        assertThat(signIn(fromSource(aSource()), victim.idNumber(), PASSWORD).statusCode()).isEqualTo(201);
    }

    @Test
    void guessersEverywhereDoNotLockTheVictimOutAtHomeOrInTheHall() {
        var victim = people.citizen();
        var home = aSource();
        assertThat(signIn(fromSource(home), victim.idNumber(), PASSWORD).statusCode()).isEqualTo(201);
        var guesses = IntStream.range(0, SignInLimits.ACCOUNT_BURST + 5)
                .map(any -> signIn(fromSource(aSource()), victim.idNumber(), "a guess too many").statusCode()).boxed().toList();
        assertThat(guesses).endsWith(429);
        assertThat(signIn(fromSource(home), victim.idNumber(), PASSWORD).statusCode()).isEqualTo(201);
        var kiosk = people.kiosk(TestPeople.aHallNumber());
        assertThat(signIn(as(kiosk), victim.idNumber(), PASSWORD).statusCode()).isEqualTo(201);
    }

    @Test
    void oneSourceCannotTryAllAccounts() {
        var source = aSource();
        var statuses = IntStream.range(0, SignInLimits.SOURCE_BURST + 10)
                .map(any -> signIn(fromSource(source), anIdNumber(), "a common one").statusCode()).boxed().toList();
        assertThat(statuses).startsWith(401).contains(429);
    }

    @Test
    void aWrongCheckDigitIsToldBeforeAnythingElse() {
        var refused = signIn(fromSource(aSource()), "110105194912310021", PASSWORD);
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.jsonPath().getString("errors[0].field")).isEqualTo("idNumber");
        assertThat(refused.jsonPath().getString("errors[0].message")).contains("18");
    }

    private static long nanos(Supplier<Response> asked) {
        var start = System.nanoTime();
        assertThat(asked.get().statusCode()).isEqualTo(401);
        return System.nanoTime() - start;
    }

    private static long median(List<Long> times) {
        return times.stream().sorted().toList().get(times.size() / 2);
    }
}
