package cn.bianmin.hall.admin;

import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import cn.bianmin.hall.TestHall;
import cn.bianmin.platform.TestDatabase;
import cn.bianmin.platform.TurnableClock;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class HallResourceTest {

    @Inject
    TurnableClock clock;

    @AfterEach
    void realTimeAgain() {
        clock.reset();
    }

    @Test
    void everybodySeesTheDemonstrationHall() {
        when().get("/api/halls/1").then().statusCode(200)
                .body("hall", is(1))
                .body("name", equalTo("荷花街道便民服务中心"))
                .body("nameEn", containsString("Hehua"))
                .body("floors", hasSize(3))
                .body("desks", hasSize(17))
                .body("desks[1].desk", equalTo("1-2"))
                .body("desks[1].windows.number", equalTo(List.of("102", "103")))
                .body("hoursToday.date", not(empty()))
                .body("sample", is(true));
        when().get("/api/halls/1/rules").then().statusCode(200).body("rules", hasSize(greaterThan(5)));
    }

    @ParameterizedTest
    @CsvSource({
            "2026-11-23T07:59:59+08:00, false, 2026-11-23T08:00:00+08:00",
            "2026-11-23T08:00:00+08:00, true, 2026-11-23T13:30:00+08:00",
            "2026-11-23T12:00:00+08:00, false, 2026-11-23T13:30:00+08:00",
            "2026-11-23T16:30:00+08:00, false, 2026-11-24T08:00:00+08:00",
            "2026-11-27T20:00:00+08:00, false, 2026-11-30T08:00:00+08:00",
            "2026-09-30T23:00:00+08:00, false, 2026-10-08T08:00:00+08:00",
            "2026-10-10T14:30:00+08:00, true, 2026-10-12T08:00:00+08:00" })
    void aHallSaysWhetherItIsOpenAndWhenNext(String now, boolean open, String next) {
        clock.set(OffsetDateTime.parse(now).toInstant());
        when().get("/api/halls/" + TestHall.open(1, 15, Map.of()).id()).then().statusCode(200)
                .body("openNow", is(open))
                .body("nextOpening", equalTo(next));
    }

    @Test
    void todayIsTheHallsDayNotGreenwichs() {
        clock.set(Instant.parse("2026-11-22T16:30:00Z"));
        when().get("/api/halls/1").then().body("hoursToday.date", equalTo("2026-11-23"));
    }

    @Test
    void theCalendarShowsHolidaysMakeUpDaysAndHours() {
        when().get("/api/halls/1/calendar?from=2026-09-30&to=2026-10-11").then().statusCode(200)
                .body("days", hasSize(12))
                .body("days.kind", equalTo(List.of("WORKING", "HOLIDAY", "HOLIDAY", "HOLIDAY", "HOLIDAY", "HOLIDAY", "HOLIDAY",
                        "HOLIDAY", "WORKING", "WORKING", "MAKE_UP_WORKING", "REST")))
                .body("days[1].name", equalTo("国庆节"))
                .body("days[1].nameEn", equalTo("National Day"))
                .body("days[1].sessions", empty())
                .body("days[0].sessions[1].from", equalTo("14:00"))
                .body("days.provisional", everyItem(is(false)));
    }

    @Test
    void nextYearsCalendarIsProvisional() {
        when().get("/api/halls/1/calendar?from=2026-12-31&to=2027-01-04").then().statusCode(200)
                .body("days.provisional", equalTo(List.of(false, false, true, true, true)))
                .body("days.kind", equalTo(List.of("WORKING", "HOLIDAY", "REST", "REST", "WORKING")));
    }

    @Test
    void aYearWithoutANoticeShowsTheHolidaysOfTheLaw() {
        when().get("/api/working-calendar/2028").then().statusCode(200).body("published", equalTo(false))
                .body("days.from", hasItem("2028-01-25")).body("days.name", hasItem("春节")).body("revisions", hasSize(0));
    }

    @Test
    void aWholeYearCanBeAskedForButNoMore() {
        var from = LocalDate.of(2026, 1, 1);
        when().get("/api/halls/1/calendar?from=" + from + "&to=" + from.plusDays(369)).then().body("days", hasSize(370));
        when().get("/api/halls/1/calendar?from=" + from + "&to=" + from.plusDays(370)).then().statusCode(400)
                .body("type", equalTo("/problems/period-too-long"));
    }

    @ParameterizedTest
    @ValueSource(strings = { "from=2026-12-02&to=2026-12-01", "from=2026-02-30", "from=heute",
            "from=-999999999-01-01&to=+999999999-12-31" })
    void aPeriodThatIsNoneIsTheClientsMistake(String query) {
        when().get("/api/halls/1/calendar?" + query).then().statusCode(400).contentType("application/problem+json");
    }

    @ParameterizedTest
    @ValueSource(strings = { "/api/halls/999999999", "/api/halls/0", "/api/halls/x", "/api/halls/999999999/calendar",
            "/api/halls/999999999/rules" })
    void aHallThatIsNotThereIsNotFound(String path) {
        when().get(path).then().statusCode(404).contentType("application/problem+json");
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "/rules", "/calendar?from=2026-10-01&to=2026-10-31" })
    void whoHasTheAnswerAlreadyIsToldThatItStands(String path) {
        clock.set(Instant.parse("2026-11-23T02:00:00Z"));
        var tag = when().get("/api/halls/1" + path).then().statusCode(200).extract().header("ETag");
        given().header("If-None-Match", tag).get("/api/halls/1" + path).then().statusCode(304).header("ETag", equalTo(tag));
        given().header("If-None-Match", "\"other\"").get("/api/halls/1" + path).then().statusCode(200);
    }

    @Test
    void hallsAreListedByPages() {
        var one = TestHall.open().id();
        var two = TestHall.open().id();
        given().queryParam("after", one.value() - 1).queryParam("limit", 1).get("/api/halls").then().statusCode(200)
                .body("halls.hall", equalTo(List.of(one.value())))
                .body("next", is(one.value()));
        given().queryParam("after", one.value()).get("/api/halls").then().statusCode(200)
                .body("halls[0].hall", is(two.value()));
        given().queryParam("limit", 101).get("/api/halls").then().statusCode(400);
    }
}
