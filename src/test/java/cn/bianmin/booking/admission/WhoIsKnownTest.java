package cn.bianmin.booking.admission;

import static cn.bianmin.booking.BookingDesk.anyone;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import cn.bianmin.booking.BookingScenario;
import cn.bianmin.guide.Channel;
import cn.bianmin.identity.TestPeople;
import cn.bianmin.platform.TestDatabase;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

/**
 * Nobody learns from a refusal whether the hall knows an ID number: neither from the answer nor from the work done for it.
 *
 * <p>
 * The work that takes time is Argon2; equal time is shown by equal counts of it.
 */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class WhoIsKnownTest extends BookingScenario {

    private static final String WRONG = "not the password";

    @Inject
    MeterRegistry metrics;

    /** What can be seen from outside: status, text, and how many passwords were hashed. */
    private record Seen(int status, String body, double hashes) {
    }

    private Seen ask(Map<String, Object> request, String key) {
        var before = hashes();
        var who = key.isEmpty() ? anyone() : anyone().header("Idempotency-Key", key);
        var answer = who.body(request).post("/api/bookings");
        return new Seen(answer.statusCode(), answer.asString(), hashes() - before);
    }

    private double hashes() {
        return metrics.counter("password.hashes").count();
    }

    private Map<String, Object> request(String slot, String idNumber, String password) {
        var request = counter.request(counter.slot("2026-11-24T09:00"), "张三丰", idNumber, password);
        request.put("phone", "13812345678");
        if (slot.equals("hold")) {
            request.remove("slot");
            request.put("hold", counter.slot("2026-11-24T10:00") + "." + new UUID(7, 7));
        } else {
            request.put("slot", counter.slot(slot).toString());
        }
        return request;
    }

    /** A key that was never used, one that the known citizen used, or none. */
    private String key(String which, String idNumber) {
        var key = which.equals("none") ? "" : UUID.randomUUID().toString();
        if (which.equals("used")) {
            var used = request("2026-11-25T14:00", idNumber, TestPeople.PASSWORD);
            assertThat(ask(used, key).status()).isEqualTo(201);
        }
        return key;
    }

    @ParameterizedTest(name = "{0}, key {1}")
    @CsvSource({
            "2026-11-24T09:00, none, 409", "2026-11-24T09:00, new, 409", "2026-11-24T09:00, used, 409",
            "2026-11-23T08:30, none, 422", "2026-11-23T08:30, new, 422", "2026-11-23T08:30, used, 422",
            "2026-11-24T09:15, none, 404", "2026-11-24T09:15, new, 404", "2026-11-24T09:15, used, 404",
            "hold, none, 409", "hold, new, 409", "hold, used, 409" })
    void aPeriodThatIsNotToBeHadIsRefusedAlikeAndCostsNoHash(String slot, String which, int status) {
        counter.booked(counter.slot("2026-11-24T09:00"));
        var known = counter.citizen();
        var key = key(which, known.idNumber());
        var wrong = ask(request(slot, known.idNumber(), WRONG), key);
        var unknown = ask(request(slot, TestPeople.anIdNumber(), WRONG), key);
        assertThat(wrong).isEqualTo(unknown);
        assertThat(wrong.status()).isEqualTo(status);
        assertThat(wrong.hashes()).isZero();
        if (!which.equals("used")) {
            assertThat(ask(request(slot, known.idNumber(), TestPeople.PASSWORD), key)).isEqualTo(unknown);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = { "none", "new", "used" })
    void aPeriodThatIsToBeHadCostsOneHashWhoeverAsks(String which) {
        var known = counter.citizen();
        var key = key(which, known.idNumber());
        var wrong = ask(request("2026-11-24T10:30", known.idNumber(), WRONG), key);
        var unknown = ask(request("2026-11-24T11:00".replace("11:00", "09:30"), TestPeople.anIdNumber(), WRONG), key);
        assertThat(List.of(wrong.status(), unknown.status())).containsExactly(401, 201);
        assertThat(List.of(wrong.hashes(), unknown.hashes())).containsOnly(1.0);
    }

    @Test
    void aHeldPlaceCostsOneHashWhoeverAsks() {
        var known = counter.citizen();
        var wrong = request("2026-11-24T09:00", known.idNumber(), WRONG);
        var unknown = request("2026-11-24T09:00", TestPeople.anIdNumber(), WRONG);
        for (var request : List.of(wrong, unknown)) {
            request.remove("slot");
        }
        wrong.put("hold", counter.held(counter.slot("2026-11-24T09:00")));
        unknown.put("hold", counter.held(counter.slot("2026-11-24T10:00")));
        var seen = List.of(ask(wrong, ""), ask(unknown, ""));
        assertThat(seen).extracting(Seen::status).containsExactly(401, 201);
        assertThat(seen).extracting(Seen::hashes).containsOnly(1.0);
    }

    @ParameterizedTest
    @ValueSource(strings = { "none", "new", "used" })
    void aPasswordAgainstTheRuleIsToldBeforeAnybodyIsLookedUp(String which) {
        var known = counter.citizen();
        var key = key(which, known.idNumber());
        for (var slot : List.of("2026-11-24T09:00", "2026-11-23T08:30", "2026-11-24T09:15", "hold")) {
            var seen = ask(request(slot, known.idNumber(), "x"), key);
            assertThat(seen).isEqualTo(ask(request(slot, TestPeople.anIdNumber(), "x"), key));
            assertThat(seen.status()).isEqualTo(400);
            assertThat(seen.hashes()).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = { "none", "new" })
    void aHomeVisitThatNobodyApprovedIsRefusedAlike(String which) {
        var known = counter.citizen();
        var key = key(which, known.idNumber());
        var visit = counter.slot(Channel.HOME_VISIT, "2026-11-24T09:00");
        var wrong = request("2026-11-24T09:00", known.idNumber(), WRONG);
        var unknown = request("2026-11-24T09:00", TestPeople.anIdNumber(), WRONG);
        var right = request("2026-11-24T09:00", known.idNumber(), TestPeople.PASSWORD);
        for (var request : List.of(wrong, unknown, right)) {
            request.putAll(Map.of("slot", visit.toString(), "channel", "HOME_VISIT", "address", "幸福路1号"));
        }
        var seen = ask(wrong, key);
        assertThat(seen).isEqualTo(ask(unknown, key)).isEqualTo(ask(right, key));
        assertThat(seen.status()).isEqualTo(422);
    }

    @Test
    void aRepeatedPostAtAFullPeriodIsAnsweredWithoutAHash() {
        var key = UUID.randomUUID().toString();
        var request = request("2026-11-24T09:00", TestPeople.anIdNumber(), TestPeople.PASSWORD);
        assertThat(ask(request, key).status()).isEqualTo(201);
        var again = ask(request, key);
        assertThat(again.status()).isEqualTo(201);
        assertThat(again.hashes()).isZero();
    }
}
