package cn.bianmin.booking.replan;

import static cn.bianmin.booking.BookingDesk.TUESDAY;
import static cn.bianmin.booking.BookingDesk.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import cn.bianmin.booking.BookingDesk;
import cn.bianmin.booking.BookingScenario;
import cn.bianmin.hall.HallParameters;
import cn.bianmin.identity.TestPeople;
import cn.bianmin.platform.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.vertx.core.json.JsonObject;

/** A change that takes many bookings their period is made when it is asked for with their number. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class ConfirmedChangesTest extends BookingScenario {

    private static final Map<String, String> CLOSURE = Map.of("from", "2026-11-24", "to", "2026-11-24", "reason", "停电");

    private String path = "";

    @BeforeEach
    void aFullTuesday() {
        counter = BookingDesk.withPlaces(7);
        path = "/api/halls/" + counter.hall().id();
        for (var time : new String[] { "09:00", "09:30", "10:00" }) {
            for (var each = 0; each < 7; each++) {
                counter.booked(counter.slot(TUESDAY + "T" + time));
            }
        }
    }

    private String director() {
        return counter.staff("director");
    }

    private static void isAskedAgain(ValidatableResponse answer) {
        answer.statusCode(409).body("type", equalTo("/problems/confirmation-required")).body("detail", containsString("21"));
    }

    @Test
    void aClosureOfAFullDayNeedsASecondYes() {
        var before = counter.hall().plan().hoursOn(TUESDAY);
        isAskedAgain(as(director()).body(CLOSURE).post(path + "/closures").then());
        isAskedAgain(as(director()).body(CLOSURE).post(path + "/closures?confirm=20").then());
        assertThat(counter.hall().plan().hoursOn(TUESDAY)).isEqualTo(before);
        as(director()).body(CLOSURE).post(path + "/closures?confirm=21").then().statusCode(201);
        assertThat(counter.hall().plan().hoursOn(TUESDAY).isOpen()).isFalse();
    }

    @Test
    void aSpecialOpeningWithShorterHoursNeedsASecondYes() {
        var opening = Map.of("date", TUESDAY.toString(), "name", "专场", "sessions",
                List.of(Map.of("from", "14:00", "to", "15:00")));
        isAskedAgain(as(director()).body(opening).post(path + "/special-openings").then());
        as(director()).body(opening).post(path + "/special-openings?confirm=21").then().statusCode(201);
    }

    @Test
    void fewerWindowsNeedASecondYes() {
        var settings = Map.of("minutesPerPerson", 15, "shares", Map.of("ORDINARY", 50), "openWindows", List.of());
        isAskedAgain(as(director()).body(settings).put(path + "/desks/1").then());
        assertThat(counter.hall().plan().desks().get(0).openWindows()).isEqualTo(7);
        as(director()).body(settings).put(path + "/desks/1?confirm=21").then().statusCode(200);
    }

    @Test
    void otherHoursNeedASecondYes() {
        var year = Map.of("season", "YEAR", "name", "全年", "nameEn", "All year", "fromMonthDay", "--01-01", "toMonthDay",
                "--12-31", "sessions", List.of(Map.of("from", "14:00", "to", "17:00")));
        isAskedAgain(as(director()).body(List.of(year)).put(path + "/seasons").then());
        as(director()).body(List.of(year)).put(path + "/seasons?confirm=30").then().statusCode(200);
    }

    @Test
    void longerPeriodsNeedASecondYes() {
        var numbers = numbers().put("slotMinutes", 180).encode();
        isAskedAgain(as(director()).body(numbers).put(path + "/parameters").then());
        as(director()).body(numbers).put(path + "/parameters?confirm=21").then().statusCode(200);
    }

    @Test
    void aHolidayPaperThatClosesAFullDayNeedsASecondYes() {
        var paper = Map.of("days", List.of(Map.of("from", TUESDAY.toString(), "to", TUESDAY.toString(), "kind", "HOLIDAY",
                "name", "春节")), "reason", "试验");
        as(BookingDesk.bean(TestPeople.class).admin()).body(paper).put("/api/working-calendar/2026").then().statusCode(409)
                .body("type", equalTo("/problems/confirmation-required"));
        assertThat(counter.hall().plan().hoursOn(TUESDAY).isOpen()).isTrue();
    }

    @Test
    void aSmallChangeIsMadeAtOnce() {
        var closure = Map.of("from", TUESDAY.toString(), "to", TUESDAY.toString(), "reason", "停电", "fromTime", "09:00",
                "toTime", "09:30");
        as(director()).body(closure).post(path + "/closures").then().statusCode(201);
    }

    private static JsonObject numbers() {
        var defaults = HallParameters.DEFAULTS;
        return new JsonObject().put("slotMinutes", defaults.slotMinutes()).put("horizonDays", defaults.horizonDays())
                .put("releaseTime", "08:00").put("cutOffMinutes", defaults.cutOffMinutes())
                .put("cancelDeadlineMinutes", defaults.cancelDeadlineMinutes()).put("perDayLimit", defaults.perDayLimit())
                .put("holdMinutes", defaults.holdMinutes()).put("noShowLimit", defaults.noShowLimit())
                .put("cancelLimit", defaults.cancelLimit()).put("pauseDays", defaults.pauseDays())
                .put("returnMinMinutes", defaults.returnMinMinutes()).put("returnMaxMinutes", defaults.returnMaxMinutes());
    }
}
