package cn.bianmin.booking.admission;

import static cn.bianmin.booking.BookingDesk.anyone;
import static cn.bianmin.booking.BookingDesk.as;
import static cn.bianmin.booking.BookingDesk.bean;
import static cn.bianmin.booking.BookingDesk.book;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import java.time.Duration;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import cn.bianmin.booking.BookingDesk;
import cn.bianmin.booking.BookingScenario;
import cn.bianmin.booking.SlotId;
import cn.bianmin.guide.Channel;
import cn.bianmin.hall.calendar.Closure;
import cn.bianmin.identity.TestPeople;
import cn.bianmin.identity.TestPeople.TestCitizen;
import cn.bianmin.platform.TestDatabase;
import cn.bianmin.platform.database.Database;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.vertx.mutiny.sqlclient.Tuple;

/** The same post twice has one effect and one answer, byte for byte. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class SamePostTest extends BookingScenario {

    private final String key = UUID.randomUUID().toString();
    private TestCitizen citizen;
    private SlotId slot;

    @BeforeEach
    void aCitizen() {
        citizen = counter.citizen();
        slot = counter.slot("2026-11-24T09:00");
    }

    private Response post(RequestSpecification who, Map<String, Object> request) {
        return who.header("Idempotency-Key", key).body(request).post("/api/bookings");
    }

    private Response post(Map<String, Object> request) {
        return post(as(counter.token(citizen)), request);
    }

    private static void same(Response second, Response first) {
        assertThat(second.statusCode()).isEqualTo(201).isEqualTo(first.statusCode());
        assertThat(second.asByteArray()).isEqualTo(first.asByteArray());
        assertThat(second.header("Location")).isEqualTo(first.header("Location"));
    }

    /** A token is never kept: who proves again who they are gets a fresh one. */
    private static void sameButForTheToken(Response second, Response first) {
        assertThat(second.statusCode()).isEqualTo(201).isEqualTo(first.statusCode());
        assertThat(withoutToken(second)).isEqualTo(withoutToken(first));
        assertThat(second.header("Location")).isEqualTo(first.header("Location"));
        assertThat(second.<String> path("accessToken")).isNotBlank().isNotEqualTo(first.path("accessToken"));
    }

    private static String withoutToken(Response answer) {
        return answer.asString().replaceFirst(",\"accessToken\":\"[^\"]+\"", "");
    }

    private static int tokensKept() {
        return BookingDesk.number("""
                SELECT count(*)::int FROM idempotency WHERE position('accessToken' in encode(body, 'escape')) > 0
                """, Tuple.tuple());
    }

    private static int sessions() {
        return BookingDesk.number("SELECT count(*)::int FROM session", Tuple.tuple());
    }

    @Test
    void noTokenIsKeptAndAFreshOneOpensTheBookingWhenTheFirstHasRunOut() {
        var request = counter.requestOfNewcomer(slot);
        var first = post(anyone(), request);
        assertThat(tokensKept()).isZero();
        later(Duration.ofMinutes(16));
        counter.read(first.path("accessToken"), first.path("booking")).statusCode(401);
        var second = post(anyone(), request);
        counter.read(second.path("accessToken"), second.path("booking")).statusCode(200);
    }

    @Test
    void aRefusalOpensNoSession() {
        post(anyone(), counter.requestOfNewcomer(slot)).then().statusCode(201);
        var before = sessions();
        post(anyone(), counter.requestOfNewcomer(slot)).then().statusCode(409);
        var visit = counter.requestOfNewcomer(counter.slot(Channel.HOME_VISIT, "2026-11-24T09:00"));
        visit.put("address", "幸福路1号");
        post(anyone(), visit).then().statusCode(422);
        assertThat(sessions()).isEqualTo(before);
    }

    @Test
    void afterAChangeOfThePasswordTheOldOneOpensNothing() {
        var request = counter.requestOfNewcomer(slot);
        var first = post(anyone(), request);
        as(first.path("accessToken")).body(Map.of("oldPassword", TestPeople.PASSWORD, "newPassword", "another password"))
                .put("/api/me/password").then().statusCode(204);
        post(anyone(), request).then().statusCode(409).body("type", equalTo("/problems/slot-full"));
    }

    @Test
    void theSamePostGetsTheSameBytesAndBooksOnce() {
        var first = post(counter.request(slot));
        var after = counter.rows();
        same(post(counter.request(slot)), first);
        assertThat(counter.rows()).isEqualTo(after).containsEntry("booking", 1);
    }

    @Test
    void alsoOfSomebodyWhoIsNotSignedInAndWhenThePeriodIsFullByNow() {
        var request = counter.requestOfNewcomer(slot);
        var first = post(anyone(), request);
        sameButForTheToken(post(anyone(), request), first);
        assertThat(counter.rows()).containsEntry("booking", 1).containsEntry("pending_place", 0);
    }

    @Test
    void alsoWithAHoldThatIsUsedByNow() {
        var request = counter.requestOfHold(counter.held(slot));
        same(post(request), post(request));
    }

    @Test
    void alsoAfterTheBookingTimeIsOver() {
        at("2026-11-24T08:29");
        var first = post(counter.request(slot));
        at("2026-11-24T08:31");
        same(post(counter.request(slot)), first);
    }

    @Test
    void alsoOfANewcomerAfterTheBookingTimeIsOver() {
        at("2026-11-24T08:29");
        var request = counter.requestOfNewcomer(slot);
        var first = post(anyone(), request);
        at("2026-11-24T08:31");
        sameButForTheToken(post(anyone(), request), first);
    }

    @Test
    void alsoAfterTheHallHasClosedTheDay() {
        var first = post(counter.request(slot));
        counter.hall().close(Closure.ofDays(slot.day(), slot.day(), "停电"));
        counter.follow();
        same(post(counter.request(slot)), first);
    }

    @Test
    void anotherBodyUnderTheKeyIsRefused() {
        post(counter.request(slot));
        post(counter.request(counter.slot("2026-11-24T10:00"))).then().statusCode(422)
                .body("type", equalTo("/problems/idempotency-key-reused"));
        assertThat(counter.rows()).containsEntry("booking", 1);
    }

    @Test
    void anothersKeyIsUnknown() {
        var first = post(counter.request(slot));
        var other = counter.slot("2026-11-24T10:00");
        var second = post(as(counter.citizen().token()), counter.request(other));
        assertThat(second.statusCode()).isEqualTo(201);
        assertThat(second.<String> path("booking")).isNotEqualTo(first.path("booking"));
    }

    @Test
    void aRefusalIsNotKept() {
        var other = counter.citizen();
        var booking = counter.booked(other, slot);
        post(counter.request(slot)).then().statusCode(409);
        counter.move(other, booking, counter.slot("2026-11-24T10:00")).statusCode(200);
        post(counter.request(slot)).then().statusCode(201);
    }

    @Test
    void aWrongPasswordLearnsNothingFromAKey() {
        var request = counter.requestOfNewcomer(slot);
        post(anyone(), request).then().statusCode(201);
        request.put("password", "another password");
        post(anyone(), request).then().statusCode(409).body("type", equalTo("/problems/slot-full"));
        request.put("slot", counter.slot("2026-11-24T10:00").toString());
        post(anyone(), request).then().statusCode(401);
    }

    @Test
    void aRefusalWithAKeyDoesNotTellWhoIsKnown() {
        var past = counter.slot("2026-11-23T08:30");
        var known = post(anyone(), counter.request(past, "张三丰", citizen.idNumber(), "not the password"));
        var unknown = post(anyone(), counter.request(past, "张三丰", TestPeople.anIdNumber(), "not the password"));
        assertThat(known.statusCode()).isEqualTo(422).isEqualTo(unknown.statusCode());
        assertThat(known.asString()).isEqualTo(unknown.asString());
    }

    @Test
    void withoutAKeyASecondPostIsASecondWish() {
        book(as(citizen.token()), counter.request(slot)).statusCode(201);
        book(as(citizen.token()), counter.request(counter.slot("2026-11-24T10:00"))).statusCode(409)
                .body("type", equalTo("/problems/already-booked"));
    }

    @Test
    void whatIsKeptHoldsNeitherPasswordNorPerson() {
        var secret = "geheim-" + key;
        var request = counter.request(slot, "欧阳秘密", TestPeople.anIdNumber(), secret);
        request.put("behalfOf", Map.of("name", "司马隐藏", "idNumber", TestPeople.anIdNumber()));
        request.put("need", "轮椅通道-" + key);
        post(anyone(), request).then().statusCode(201);
        var principal = (Map<?, ?>) request.get("behalfOf");
        for (var planted : new Object[] { secret, "欧阳秘密", request.get("idNumber"), request.get("phone"), "司马隐藏",
                principal.get("idNumber"), request.get("need") }) {
            for (var table : new String[] { "idempotency", "booking", "citizen", "session", "outbox", "event_delivery",
                    "pending_place", "rate_bucket", "audit" }) {
                assertThat(hits(table, planted.toString())).as("%s in %s", planted, table).isZero();
            }
        }
    }

    /** Also inside binary columns, which text shows as hexadecimal. */
    private static int hits(String table, String planted) {
        var hex = java.util.HexFormat.of().formatHex(planted.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        return bean(Database.class).query("SELECT count(*)::int FROM " + table
                + " AS t WHERE strpos(t::text, $1) > 0 OR strpos(t::text, $2) > 0", Tuple.of(planted, hex))
                .await().indefinitely().iterator().next().getInteger(0);
    }
}
