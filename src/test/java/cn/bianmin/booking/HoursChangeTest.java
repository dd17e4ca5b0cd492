package cn.bianmin.booking;

import static cn.bianmin.booking.BookingDesk.TODAY;
import static cn.bianmin.booking.BookingDesk.TUESDAY;
import static cn.bianmin.booking.BookingDesk.as;
import static cn.bianmin.booking.BookingDesk.bean;
import static cn.bianmin.booking.BookingDesk.book;
import static cn.bianmin.platform.WallClock.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import cn.bianmin.hall.calendar.Closure;
import cn.bianmin.platform.TestDatabase;
import cn.bianmin.platform.database.Database;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Tuple;

/** Hours and capacity change under bookings: nothing is deleted that somebody was promised. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class HoursChangeTest extends BookingScenario {

    private static final LocalDate LAST = TODAY.plusDays(16);

    @Inject
    BookingEvents events;

    private void close(LocalDate from, LocalDate to) {
        counter.hall().close(Closure.ofDays(from, to, "停电"));
        counter.follow();
    }

    private void openWindows(String... numbers) {
        var settings = Map.of("minutesPerPerson", 15, "shares", Map.of("ORDINARY", 50), "openWindows", List.of(numbers));
        as(counter.staff("director")).body(settings).put("/api/halls/" + counter.hall().id() + "/desks/1").then()
                .statusCode(200);
        counter.follow();
    }

    private void seasons(String afternoon, String closing) {
        var sessions = List.of(Map.of("from", "08:00", "to", "11:00"), Map.of("from", afternoon, "to", closing));
        var year = Map.of("season", "YEAR", "name", "全年", "nameEn", "All year", "fromMonthDay", "--01-01", "toMonthDay",
                "--12-31",
                "sessions", sessions);
        as(counter.staff("director")).body(List.of(year)).put("/api/halls/" + counter.hall().id() + "/seasons").then()
                .statusCode(200);
        counter.follow();
    }

    @Test
    void whoLosesTheirDayGetsTheNextFreePeriodFirstComeFirst() {
        counter = BookingDesk.withPlaces(1);
        var second = counter.slot("2026-11-24T09:30");
        var first = counter.booked(counter.slot("2026-11-24T09:00"));
        var later = counter.booked(second);
        close(TUESDAY, TUESDAY);
        assertThat(counter.slotOf(first)).isEqualTo(counter.slot("2026-11-25T08:00"));
        assertThat(counter.slotOf(later)).isEqualTo(counter.slot("2026-11-25T08:30"));
        assertThat(counter.state(first)).isEqualTo("CONFIRMED");
        await().untilAsserted(() -> assertThat(events.of(first))
                .containsExactly("booking.orphaned", "booking.moved"));
        assertThat(counter.free(second)).isZero();
    }

    @Test
    void whoFindsNoPlaceIsKeptAndMayMoveOrCancelAtAnyTime() {
        var citizen = counter.citizen();
        var other = counter.citizen();
        var booking = counter.booked(citizen, counter.slot("2026-11-24T09:00"));
        var second = counter.booked(other, counter.slot("2026-11-24T09:30"));
        close(TODAY, LAST.minusDays(2));
        assertThat(counter.state(booking)).isEqualTo("ORPHANED");
        counter.read(citizen.token(), booking).statusCode(200).body("status", equalTo("ORPHANED"));
        counter.book(citizen, counter.slot("2026-11-24T10:00")).statusCode(422).body("type", equalTo("/problems/hall-closed"));
        at("2026-11-24T09:10");
        counter.cancel(other, second).statusCode(204);
        at("2026-11-24T09:11");
        counter.move(citizen, booking, counter.slot("2026-12-08T09:00")).statusCode(200)
                .body("status", equalTo("CONFIRMED"));
    }

    @Test
    void givingUpAPeriodTheHallTookCountsAgainstNobody() {
        var citizen = counter.citizen();
        var items = List.of(counter, counter.anotherItem(), counter.anotherItem());
        var days = List.of("2026-11-24T09:00", "2026-11-25T09:00", "2026-11-26T09:00");
        for (var i = 0; i < 3; i++) {
            items.get(i).booked(citizen, counter.slot(days.get(i)));
        }
        close(TODAY, LAST.minusDays(2));
        var mine = as(counter.token(citizen)).get("/api/me/bookings").then().extract().<List<String>> path("bookings.booking");
        mine.forEach(booking -> counter.cancel(citizen, booking).statusCode(204));
        at("2026-11-24T09:00");
        counter.book(citizen, counter.slot("2026-12-08T09:00")).statusCode(201);
    }

    @Test
    void noDayTakesMoreOfAPersonThanTheHallAllows() {
        var citizen = counter.citizen();
        counter.anotherItem().booked(citizen, counter.slot("2026-11-25T10:00"));
        counter.anotherItem().booked(citizen, counter.slot("2026-11-25T10:30"));
        var booking = counter.booked(citizen, counter.slot("2026-11-24T09:00"));
        close(TUESDAY, TUESDAY);
        assertThat(counter.slotOf(booking)).isEqualTo(counter.slot("2026-11-26T08:00"));
    }

    @Test
    void aPeriodThatHasBegunIsNotTakenAway() {
        var begun = counter.booked(counter.slot("2026-11-23T10:00"));
        var toCome = counter.booked(counter.slot("2026-11-23T14:00"));
        at("2026-11-23T10:15");
        close(TODAY, TODAY);
        assertThat(counter.state(begun)).isEqualTo("CONFIRMED");
        assertThat(counter.slotOf(begun)).isEqualTo(counter.slot("2026-11-23T10:00"));
        assertThat(counter.slotOf(toCome)).isEqualTo(counter.slot("2026-11-24T08:00"));
    }

    @Test
    void whereFewerWindowsServeTheLatestGivesWay() {
        counter = BookingDesk.withPlaces(2);
        var nine = counter.slot("2026-11-24T09:00");
        var first = counter.booked(nine);
        var latest = counter.booked(nine);
        openWindows("desk-1");
        assertThat(counter.slotOf(first)).isEqualTo(nine);
        assertThat(counter.slotOf(latest)).isEqualTo(counter.slot("2026-11-24T09:30"));
        assertThat(counter.free(nine)).isZero();
    }

    @Test
    void holdsAndCancelledPlacesGiveWayBeforeBookings() {
        counter = BookingDesk.withPlaces(3);
        var nine = counter.slot("2026-11-24T09:00");
        var citizen = counter.citizen();
        var hold = counter.held(nine);
        counter.cancel(citizen, counter.booked(citizen, nine)).statusCode(204);
        var booking = counter.booked(nine);
        openWindows("desk-1", "desk-2");
        assertThat(counter.rows()).containsEntry("pending_place", 1);
        openWindows("desk-1");
        assertThat(counter.rows()).containsEntry("pending_place", 0);
        assertThat(counter.slotOf(booking)).isEqualTo(nine);
        book(as(counter.citizen().token()), counter.requestOfHold(hold)).statusCode(409)
                .body("type", equalTo("/problems/hold-expired"));
    }

    @Test
    void aWindowThatOpensAgainGivesThePlacesBack() {
        counter = BookingDesk.withPlaces(1);
        var nine = counter.slot("2026-11-24T09:00");
        var booking = counter.booked(nine);
        openWindows();
        assertThat(counter.state(booking)).isEqualTo("ORPHANED");
        openWindows("desk-1");
        assertThat(counter.state(booking)).isEqualTo("CONFIRMED");
        assertThat(counter.slotOf(booking)).isEqualTo(nine);
        assertThat(counter.free(nine)).isZero();
        assertThat(counter.free(counter.slot("2026-11-24T09:30"))).isOne();
    }

    @Test
    void whenSummerComesHalfPastOneMovesToTwo() {
        var halfPastOne = counter.booked(counter.slot("2026-11-24T13:30"));
        var two = counter.booked(counter.slot("2026-11-25T14:00"));
        var conflict = counter.booked(counter.slot("2026-11-25T13:30"));
        seasons("14:00", "17:00");
        assertThat(counter.slotOf(halfPastOne)).isEqualTo(counter.slot("2026-11-24T14:00"));
        assertThat(counter.slotOf(two)).isEqualTo(counter.slot("2026-11-25T14:00"));
        assertThat(counter.slotOf(conflict)).isEqualTo(counter.slot("2026-11-25T14:30"));
        assertThat(counter.free(counter.slot("2026-11-24T16:30"))).isOne();
    }

    @Test
    void followingTwiceChangesNothing() {
        counter.booked(counter.slot("2026-11-24T09:00"));
        counter.booked(counter.slot("2026-11-25T09:00"));
        close(TUESDAY, TUESDAY);
        var before = everything();
        counter.follow();
        assertThat(everything()).isEqualTo(before);
    }

    @Test
    void theNextDayOpensByItselfAndTheOldOnesStay() {
        at("2026-11-24T09:00");
        assertThat(counter.free(counter.slot("2026-12-09T09:00"))).isZero();
        counter.follow();
        assertThat(counter.free(counter.slot("2026-12-09T09:00"))).isOne();
        assertThat(counter.free(counter.slot("2026-11-23T09:00"))).isOne();
    }

    private List<String> everything() {
        var sql = """
                SELECT 'd' || d::text || d.xmin FROM slot_day d WHERE hall_id = $1
                UNION ALL SELECT 'b' || b::text || b.xmin FROM booking b WHERE hall_id = $1
                ORDER BY 1
                """;
        var rows = bean(Database.class).query(sql, Tuple.of(counter.hall().id().value())).await().indefinitely();
        return StreamSupport.stream(rows.spliterator(), false).map(row -> row.getString(0)).toList();
    }
}
