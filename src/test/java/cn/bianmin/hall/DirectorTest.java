package cn.bianmin.hall;

import static cn.bianmin.platform.WallClock.await;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import cn.bianmin.identity.TestPeople;
import cn.bianmin.platform.TestDatabase;
import cn.bianmin.platform.audit.Audit;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class DirectorTest {

    @Inject
    TestPeople people;

    @Inject
    HoursChangedRecorder heard;

    @Inject
    Audit audit;

    private TestHall hall = new TestHall(new HallId(1), List.of());
    private LocalDate day = LocalDate.EPOCH;

    @BeforeEach
    void aHallAndAWorkingDayAhead() {
        hall = TestHall.open(2, 15, Map.of("ORDINARY", 50));
        var plan = hall.plan();
        day = LocalDate.now(plan.zone())
                .plusDays(1)
                .datesUntil(LocalDate.now(plan.zone()).plusDays(30))
                .filter(date -> plan.hoursOn(date).isOpen())
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aClosureIsSeenAtOnceToldAndAudited() {
        var closed = director().body(closure(day, day)).post(path("closures"));
        closed.then().statusCode(201).body("period.reason", equalTo("停电检修"));
        assertThat(hoursOf(day)).isEqualTo("CLOSED");
        await().untilAsserted(() -> assertThat(heard.of(hall.id())).containsExactly(day + "/" + day));
        assertThat(audit.verify(hall.id().value()).await().indefinitely().entries()).isEqualTo(1);
        director().get(path("closures")).then().body("closures", hasSize(1));
    }

    @Test
    void aWithdrawnClosureOpensTheDayAgain() {
        var closure = director().body(closure(day, day)).post(path("closures")).jsonPath().getString("closure");
        director().delete(path("closures/" + closure)).then().statusCode(204);
        assertThat(hoursOf(day)).isNotEqualTo("CLOSED");
        await().untilAsserted(() -> assertThat(heard.of(hall.id())).hasSize(2));
        director().delete(path("closures/" + closure)).then().statusCode(404)
                .body("type", equalTo("/problems/unknown-closure"));
    }

    @Test
    void oneDeskCanBeClosedForAMorning() {
        var body = closure(day, day).put("fromTime", "08:00").put("toTime", "12:00").put("desk", hall.desk().toString());
        director().body(body).post(path("closures")).then().statusCode(201);
        assertThat(hall.plan().hoursOn(day, hall.desk()).sessions()).hasSize(1);
        assertThat(hall.plan().hoursOn(day).sessions()).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = { "{}", "{\"from\":null}", "[]", "{\"from\":\"2026-12-02\",\"to\":\"2026-12-01\",\"reason\":\"x\"}",
            "{\"from\":\"2026-12-02\",\"to\":\"2036-12-02\",\"reason\":\"x\"}",
            "{\"from\":\"2026-12-02\",\"to\":\"2026-12-02\",\"reason\":\"\"}",
            "{\"from\":\"2026-12-02\",\"to\":\"2026-12-02\",\"reason\":\"x\",\"fromTime\":\"08:00\"}",
            "{\"from\":\"2026-12-02\",\"to\":\"2026-12-02\",\"reason\":\"x\",\"fromTime\":\"12:00\",\"toTime\":\"08:00\"}",
            "{\"from\":\"2026-02-30\",\"to\":\"2026-12-02\",\"reason\":\"x\"}" })
    void aClosureThatMakesNoSenseIsRefused(String body) {
        director().body(body).post(path("closures")).then().statusCode(400).contentType("application/problem+json");
    }

    @Test
    void whatIsOverCannotBeClosedAndADeskMustBeOfTheHall() {
        var past = LocalDate.of(2026, 1, 5);
        director().body(closure(past, past)).post(path("closures")).then().statusCode(422)
                .body("type", equalTo("/problems/day-is-over"));
        director().body(closure(day, day).put("desk", "1-1")).post(path("closures")).then().statusCode(404)
                .body("type", equalTo("/problems/unknown-desk"));
    }

    @Test
    void aSpecialOpeningIsOncePerDay() {
        var body = new JsonObject().put("date", day.toString()).put("name", "老年证专场").put("sessions",
                List.of(Map.of("from", "18:00", "to", "20:00")));
        director().body(body).post(path("special-openings")).then().statusCode(201);
        assertThat(hall.plan().hoursOn(day).name()).isEqualTo("老年证专场");
        director().body(body).post(path("special-openings")).then().statusCode(409)
                .body("type", equalTo("/problems/special-opening-once-a-day"));
        director().delete(path("special-openings/" + day)).then().statusCode(204);
        director().delete(path("special-openings/" + day)).then().statusCode(404);
    }

    @Test
    void seasonsCoverTheYearOnce() {
        var season = new JsonObject().put("season", "YEAR").put("name", "全年").put("nameEn", "All year")
                .put("fromMonthDay", "--01-01").put("toMonthDay", "--12-31")
                .put("sessions", List.of(Map.of("from", "09:00", "to", "12:00")));
        director().body(List.of(season)).put(path("seasons")).then().statusCode(200);
        assertThat(hall.plan().hoursOn(day).sessions()).hasSize(1);
        director().body(List.of(season.copy().put("toMonthDay", "--12-30"))).put(path("seasons")).then().statusCode(400);
        director().body(List.of(season, season.copy().put("season", "MORE"))).put(path("seasons")).then().statusCode(400);
        director().body(List.of()).put(path("seasons")).then().statusCode(400);
    }

    @Test
    void aDeskIsSetWithItsWindowsAndShares() {
        var window = hall.plan().desks().get(0).windows().get(0).number();
        var body = new JsonObject().put("minutesPerPerson", 30).put("shares", Map.of("ORDINARY", 60, "SAME_DAY", 40))
                .put("openWindows", List.of(window));
        director().body(body).put(path("desks/1")).then().statusCode(200).body("minutesPerPerson", is(30));
        assertThat(hall.plan().desks().get(0).openWindows()).isEqualTo(1);
        director().body(body.copy().put("shares", Map.of("ORDINARY", 60, "SAME_DAY", 41))).put(path("desks/1")).then()
                .statusCode(400);
        director().body(body.copy().put("openWindows", List.of("nowhere"))).put(path("desks/1")).then().statusCode(400);
        director().body(body).put(path("desks/9")).then().statusCode(404);
    }

    @Test
    void theNumbersInTheRulesAreTheHallsOwn() {
        var numbers = new JsonObject("""
                {"slotMinutes":15,"horizonDays":7,"releaseTime":"09:30","cutOffMinutes":10,"cancelDeadlineMinutes":30,
                 "perDayLimit":1,"holdMinutes":3,"noShowLimit":2,"cancelLimit":4,"pauseDays":60,"returnMinMinutes":5,
                 "returnMaxMinutes":50}""");
        director().body(numbers).put(path("parameters")).then().statusCode(200);
        assertThat(hall.plan().parameters().releaseTime()).hasToString("09:30");
        director().body(numbers.copy().put("slotMinutes", 1)).put(path("parameters")).then().statusCode(400);
        director().body(numbers.copy().put("returnMinMinutes", 60)).put(path("parameters")).then().statusCode(400);
        director().body(numbers.copy().put("more", 60)).put(path("parameters")).then().statusCode(400);
    }

    @Test
    void onlyTheDirectorOfThisHallMayChangeIt() {
        var body = closure(day, day);
        given().contentType("application/json").body(body.encode()).post(path("closures")).then().statusCode(401);
        as(people.staff(hall.id(), "clerk")).body(body).post(path("closures")).then().statusCode(403);
        as(people.staff(new HallId(1), "director")).body(body).post(path("closures")).then().statusCode(404);
        as(people.admin()).body(body).post(path("closures")).then().statusCode(201);
    }

    @Test
    void theDirectorOfAnotherHallChangesNothingHere() {
        var closure = director().body(closure(day, day)).post(path("closures")).jsonPath().getString("closure");
        var special = new JsonObject().put("date", day.plusDays(1).toString()).put("name", "老年证专场").put("sessions",
                List.of(Map.of("from", "18:00", "to", "20:00")));
        director().body(special).post(path("special-openings")).then().statusCode(201);
        var other = TestHall.open(2, 15, Map.of("ORDINARY", 50));
        var own = "/api/halls/" + other.id() + "/";
        var stranger = people.staff(other.id(), "director", "admin");
        as(stranger).delete(own + "closures/" + closure).then().statusCode(404);
        as(stranger).delete(own + "special-openings/" + day.plusDays(1)).then().statusCode(404);
        as(stranger).body(closure(day, day).put("desk", hall.desk().toString())).post(own + "closures").then().statusCode(404)
                .body("type", equalTo("/problems/unknown-desk"));
        for (var inside : List.of("closures/" + closure, "special-openings/" + day.plusDays(1))) {
            as(stranger).delete(path(inside)).then().statusCode(404).body("type", equalTo("/problems/unknown-hall"));
        }
        director().get(path("closures")).then().body("closures", hasSize(1));
        director().get(path("special-openings")).then().body("openings", hasSize(1));
    }

    /** Desks and windows have the same numbers in every hall. */
    @Test
    void aDeskIsSetInItsOwnHallOnly() {
        var other = TestHall.open(2, 15, Map.of("ORDINARY", 50));
        var settings = new JsonObject().put("minutesPerPerson", 45).put("shares", new JsonObject().put("ORDINARY", 100))
                .put("openWindows", List.of());
        as(people.staff(other.id(), "director")).body(settings)
                .put("/api/halls/" + other.id() + "/desks/" + other.desk().number()).then().statusCode(200);
        assertThat(other.plan().desk(other.desk()).orElseThrow().minutesPerPerson()).isEqualTo(45);
        assertThat(hall.plan().desk(hall.desk()).orElseThrow().minutesPerPerson()).isEqualTo(15);
    }

    private JsonObject closure(LocalDate from, LocalDate to) {
        return new JsonObject().put("from", from.toString()).put("to", to.toString()).put("reason", "停电检修");
    }

    private String path(String rest) {
        return "/api/halls/" + hall.id() + "/" + rest;
    }

    private String hoursOf(LocalDate date) {
        return given().get(path("calendar?from=" + date + "&to=" + date)).jsonPath().getString("days[0].kind");
    }

    private Asked director() {
        return as(people.staff(hall.id(), "director"));
    }

    private static Asked as(String token) {
        return new Asked(given().contentType("application/json").header("Authorization", "Bearer " + token));
    }

    /** Bodies as Vert.x JSON or text, whichever a rule reads best in. */
    private record Asked(RequestSpecification request) {

        Asked body(Object body) {
            var text = body instanceof List<?> list ? new JsonArray(list).encode() : body.toString();
            request.body(text);
            return this;
        }

        Response post(String path) {
            return request.post(path);
        }

        Response put(String path) {
            return request.put(path);
        }

        Response get(String path) {
            return request.get(path);
        }

        Response delete(String path) {
            return request.delete(path);
        }
    }
}
