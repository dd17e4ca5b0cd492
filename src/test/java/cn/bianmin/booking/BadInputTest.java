package cn.bianmin.booking;

import static cn.bianmin.booking.BookingDesk.anyone;
import static cn.bianmin.booking.BookingDesk.as;
import static cn.bianmin.booking.BookingDesk.book;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import cn.bianmin.identity.TestPeople;
import cn.bianmin.platform.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;

/** Bad input gets the right problem and changes nothing. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class BadInputTest extends BookingScenario {

    private static @Nullable BookingDesk shared;

    /** One for all: what is refused changes nothing, and each test looks at that. */
    @Override
    public BookingDesk desk() {
        var desk = shared == null ? BookingDesk.open() : shared;
        shared = desk;
        return desk;
    }

    /** What is wrong with an otherwise good request. */
    interface Fault extends BiConsumer<BookingDesk, Map<String, Object>> {
    }

    private static Arguments row(String name, int status, String problem, Fault fault) {
        return Arguments.of(name, status, problem, fault);
    }

    private static Fault with(String field, Object value) {
        return (counter, request) -> request.put(field, value);
    }

    private static Fault without(String... fields) {
        return (counter, request) -> List.of(fields).forEach(request::remove);
    }

    private static Fault slot(String time) {
        return (counter, request) -> request.put("slot", counter.slot(time).toString());
    }

    static Stream<Arguments> persons() {
        return Stream.of(
                row("wrong check digit", 400, "invalid-id-number", with("idNumber", wrongCheckDigit())),
                row("31 February", 400, "invalid-id-number", with("idNumber", "110101199002310013")),
                row("15 digits", 400, "invalid-id-number", with("idNumber", "110101900101001")),
                row("letters", 400, "invalid-id-number", with("idNumber", "ABCDEFGHIJKLMNOPQR")),
                row("ID number of a principal", 400, "invalid-id-number",
                        with("behalfOf", Map.of("name", "张三", "idNumber", wrongCheckDigit()))),
                row("principal without name", 400, "invalid-request",
                        with("behalfOf", Map.of("idNumber", TestPeople.anIdNumber()))),
                row("phone", 400, "invalid-phone", with("phone", "12345")),
                row("short password", 400, "weak-password", with("password", "1234567")),
                row("half a person", 400, "invalid-request", without("password")),
                row("name only", 400, "invalid-request", without("password", "idNumber", "phone")),
                row("31 rare characters", 400, "invalid-request", with("name", "𠀀".repeat(31))),
                row("bidi in the name", 400, "invalid-request", with("name", "张\u202e三")),
                row("zero width in the name", 400, "invalid-request", with("name", "张\u200b三")),
                row("no name", 400, "invalid-request", with("name", "  ")),
                row("NUL in the name", 400, "malformed-body", with("name", "张\u0000三")),
                row("NUL in the need", 400, "malformed-body", with("need", "\u0000")),
                row("half a character", 400, "malformed-body", with("need", "\ud840")),
                row("long need", 400, "invalid-request", with("need", "长".repeat(201))),
                row("number for a name", 400, "malformed-body", with("name", 7)),
                row("list for a name", 400, "malformed-body", with("name", List.of("张三"))),
                row("text for a principal", 400, "malformed-body", with("behalfOf", "张三")));
    }

    static Stream<Arguments> periods() {
        return Stream.of(
                row("closed day", 422, "hall-closed", slot("2026-11-28T09:00")),
                row("past slot", 422, "too-late", slot("2026-11-23T08:30")),
                row("slot within the cut-off", 422, "too-late", slot("2026-11-23T09:00")),
                row("yesterday", 422, "too-late", slot("2026-11-20T09:00")),
                row("not released", 422, "not-released", slot("2026-12-08T09:00")),
                row("far future", 422, "not-released", slot("9998-12-31T09:00")),
                row("no such period", 404, "unknown-slot", slot("2026-11-24T09:15")),
                row("noon", 404, "unknown-slot", slot("2026-11-24T12:00")),
                row("another hall's slot", 422, "slot-does-not-fit",
                        (counter, request) -> request.put("slot", BookingDesk.open().slot("2026-11-24T09:00").toString())),
                row("another desk's slot", 422, "slot-does-not-fit", (counter, request) -> request.put("slot",
                        counter.slot("2026-11-24T09:00").toString().replaceFirst("-1-", "-9-"))),
                row("another channel's slot", 422, "slot-does-not-fit", with("channel", "GREEN")),
                row("unknown item", 404, "unknown-item",
                        (counter, request) -> request.put("item", counter.hall().id() + "-999999")),
                row("item of no hall", 404, "unknown-item", with("item", "999999999-1")),
                row("unknown channel", 400, "malformed-body", with("channel", "EXPRESS")),
                row("channel by number", 400, "malformed-body", with("channel", 0)),
                row("neither slot nor hold", 400, "invalid-request", without("slot")),
                row("no item", 400, "invalid-request", without("item")),
                row("no channel", 400, "invalid-request", without("channel")),
                row("slot and hold", 400, "invalid-request", (counter, request) -> request.put("hold",
                        request.get("slot") + ".00000000-0000-7000-8000-000000000000")),
                row("slot that is none", 400, "malformed-body", with("slot", "1-1-ordinary-20261131-0900")),
                row("slot as number", 400, "malformed-body", with("slot", 1)),
                row("hold that is none", 400, "malformed-body", with("hold", "nonsense")),
                row("pre-review that is none", 400, "malformed-body", with("preReview", "1")),
                row("extra field", 400, "unknown-field", with("free", 5)),
                row("a state of one's own", 400, "unknown-field", with("state", "CONFIRMED")));
    }

    @ParameterizedTest(name = "{0} → {1} {2}")
    @MethodSource({ "persons", "periods" })
    void theRightProblemAndNothingElse(String name, int status, String problem, Fault fault) {
        var request = counter.requestOfNewcomer(counter.slot("2026-11-24T09:00"));
        fault.accept(counter, request);
        var before = counter.rows();
        book(anyone(), request).statusCode(status)
                .contentType("application/problem+json")
                .body("type", equalTo("/problems/" + problem));
        giveBackWhatIsDue();
        assertThat(counter.rows()).as(name).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = { "", " ", "null", "[]", "{", "\"text\"", "{} {}", "{\"slot\":\"a\",\"slot\":\"b\"}", "\u0000" })
    void aBodyThatIsNoRequestIsRefused(String body) {
        var before = counter.rows();
        var status = anyone().body(body).post("/api/bookings").then().contentType("application/problem+json").extract()
                .statusCode();
        assertThat(status).isEqualTo(400);
        assertThat(counter.rows()).isEqualTo(before);
    }

    @Test
    void twelveMegabytesAreTooMany() throws Exception {
        assertThat(status("{\"need\":\"" + "x".repeat(12_000_000) + "\"}")).isEqualTo(413);
    }

    @Test
    void deepJsonIsNotRead() throws Exception {
        assertThat(status("{\"behalfOf\":".repeat(10_000) + "1" + "}".repeat(10_000))).isEqualTo(400);
    }

    /** By a client that does not indent what it sends for its log, which takes gigabytes for a deep body. */
    private static int status(String body) throws Exception {
        var post = HttpRequest.newBuilder(URI.create("http://localhost:" + RestAssured.port + "/api/bookings"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body))
                .build();
        return HttpClient.newHttpClient().send(post, BodyHandlers.discarding()).statusCode();
    }

    @ParameterizedTest
    @ValueSource(strings = { "1", "x", "0-0", "1-1-1-1-1", "99999999999-00000000-0000-7000-8000-000000000000",
            "1-00000000-0000-7000-8000-000000000000" })
    void anIdOfNoBookingIsNotFound(String id) {
        as(counter.citizen().token()).get("/api/bookings/" + id).then().statusCode(404);
        as(counter.citizen().token()).delete("/api/bookings/" + id).then().statusCode(404);
    }

    @ParameterizedTest
    @ValueSource(strings = { "x", "%F0%9F%98%80", "OTk5OS0xMi0zMQ", "KzEwMDAwMC0wMS0wMS8xLTEtMS0xLTE",
            "Kzk5OTk5OTk5OS0xMi0zMS8xLTEtMS0xLTE", "LTk5OTk5OTk5OS0wMS0wMS8xLTEtMS0xLTE" })
    void aCursorOfOnesOwnIsRefused(String cursor) {
        given().urlEncodingEnabled(false).auth().oauth2(counter.citizen().token())
                .get("/api/me/bookings?cursor=" + cursor).then().statusCode(400)
                .body("type", equalTo("/problems/invalid-cursor"));
    }

    @ParameterizedTest
    @ValueSource(strings = { "limit=0", "limit=101", "limit=x" })
    void aPageHasOneToAHundred(String query) {
        as(counter.citizen().token()).get("/api/me/bookings?" + query).then().statusCode(400);
    }

    private static String wrongCheckDigit() {
        var good = TestPeople.anIdNumber();
        return good.substring(0, 17) + (good.endsWith("1") ? '2' : '1');
    }
}
