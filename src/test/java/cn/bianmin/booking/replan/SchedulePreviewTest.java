package cn.bianmin.booking.replan;

import static cn.bianmin.booking.BookingDesk.TODAY;
import static cn.bianmin.booking.BookingDesk.TUESDAY;
import static cn.bianmin.booking.BookingDesk.WEDNESDAY;
import static cn.bianmin.booking.BookingDesk.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;

import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

import org.junit.jupiter.api.Test;

import cn.bianmin.booking.BookingDesk;
import cn.bianmin.booking.BookingScenario;
import cn.bianmin.hall.DeskId;
import cn.bianmin.hall.calendar.Closure;
import cn.bianmin.identity.TestPeople;
import cn.bianmin.platform.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;

/** The director sees what a change would do before it is done. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class SchedulePreviewTest extends BookingScenario {

    private ValidatableResponse preview(String token, Map<String, Object> body) {
        return as(token).body(body).post("/api/halls/" + counter.hall().id() + "/schedule-previews").then();
    }

    private ValidatableResponse preview(Map<String, Object> body) {
        return preview(counter.staff("director"), body);
    }

    private static Map<String, Object> closure(LocalDate from, LocalDate to) {
        return Map.of("closure", Map.of("from", from.toString(), "to", to.toString(), "reason", "停电"));
    }

    private static Map<String, Object> opening(LocalDate day, String from, String to) {
        return Map.of("opening",
                Map.of("date", day.toString(), "sessions", List.of(Map.of("from", from, "to", to)), "name", "专场"));
    }

    @Test
    void aClosureShowsWhichPlacesAndBookingsGoAndWhoseNameIsMasked() {
        counter = BookingDesk.withPlaces(1);
        var first = counter.booked(counter.slot("2026-11-24T09:00"));
        var second = counter.booked(counter.slot("2026-11-24T09:30"));
        var before = counter.rows();
        preview(closure(TUESDAY, TUESDAY)).statusCode(200)
                .body("placesGone", equalTo(12))
                .body("placesCome", equalTo(0))
                .body("bookingsLosing", equalTo(2))
                .body("bookingsMoved", equalTo(2))
                .body("bookings.booking", contains(first, second))
                .body("bookings[0].start", equalTo("2026-11-24T09:00:00+08:00"))
                .body("bookings.name", everyItem(equalTo("张**")))
                .body("bookings.movesTo", contains(counter.slot("2026-11-25T08:00").toString(),
                        counter.slot("2026-11-25T08:30").toString()));
        assertThat(counter.rows()).isEqualTo(before);
        assertThat(counter.state(first)).isEqualTo("CONFIRMED");
    }

    @Test
    void whereNothingIsLeftNobodyIsMoved() {
        counter.booked(counter.slot("2026-11-24T09:00"));
        preview(closure(TODAY, TODAY.plusDays(60))).statusCode(200)
                .body("bookingsLosing", equalTo(1))
                .body("bookingsMoved", equalTo(0))
                .body("bookings[0].movesTo", equalTo(null));
    }

    @Test
    void aSpecialOpeningBringsPlacesAndMayTakeSome() {
        counter = BookingDesk.withPlaces(1);
        preview(opening(LocalDate.of(2026, 11, 28), "09:00", "11:00")).statusCode(200)
                .body("placesCome", equalTo(4))
                .body("placesGone", equalTo(0))
                .body("bookingsLosing", equalTo(0));
        counter.booked(counter.slot("2026-11-24T15:00"));
        preview(opening(TUESDAY, "09:00", "11:00")).statusCode(200)
                .body("placesCome", equalTo(0))
                .body("placesGone", equalTo(8))
                .body("bookings.movesTo", contains(counter.slot("2026-11-25T08:00").toString()));
    }

    @Test
    void onlyTheHallsDirectorAndAdminSeeIt() {
        var body = closure(TUESDAY, TUESDAY);
        preview(counter.staff("clerk"), body).statusCode(403);
        preview(counter.citizen().token(), body).statusCode(403);
        preview(BookingDesk.open().staff("director"), body).statusCode(404);
        preview(BookingDesk.bean(TestPeople.class).admin(), body).statusCode(200);
    }

    @Test
    void oneChangeAtATimeThatIsStillToCome() {
        preview(Map.of()).statusCode(400);
        var both = new HashMap<>(closure(TUESDAY, TUESDAY));
        both.putAll(opening(TUESDAY, "09:00", "11:00"));
        preview(both).statusCode(400);
        preview(closure(TODAY.minusDays(3), TODAY.minusDays(1))).statusCode(422)
                .body("type", equalTo("/problems/day-is-over"));
        preview(closure(WEDNESDAY, TUESDAY)).statusCode(400);
        preview(Map.of("closure", Map.of("from", "2026-11-24", "to", "2026-11-24", "reason", "停电", "desk",
                new DeskId(counter.hall().id(), 9).toString()))).statusCode(404)
                .body("type", equalTo("/problems/unknown-desk"));
    }

    @Test
    void whatThePreviewSaysIsWhatHappens() {
        counter = BookingDesk.withPlaces(1);
        var random = new Random(7);
        for (var booking = 0; booking < 25; booking++) {
            var time = "%sT%02d:%s".formatted(TUESDAY.plusDays(random.nextInt(3)), 8 + random.nextInt(3),
                    random.nextBoolean() ? "00" : "30");
            counter.book(counter.citizen(), counter.slot(time));
            later(Duration.ofSeconds(1));
        }
        var said = preview(closure(TUESDAY, WEDNESDAY)).statusCode(200).extract();
        counter.hall().close(Closure.ofDays(TUESDAY, WEDNESDAY, "停电"));
        counter.follow();
        List<String> losing = said.path("bookings.booking");
        List<String> to = said.path("bookings.movesTo");
        assertThat(losing).hasSizeGreaterThan(5);
        for (var each = 0; each < losing.size(); each++) {
            var booking = losing.get(each);
            var slot = Optional.ofNullable(to.get(each));
            assertThat(counter.state(booking)).isEqualTo(slot.isEmpty() ? "ORPHANED" : "CONFIRMED");
            slot.ifPresent(text -> assertThat(counter.slotOf(booking)).hasToString(text));
        }
    }
}
