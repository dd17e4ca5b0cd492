package cn.bianmin.booking;

import static cn.bianmin.booking.BookingDesk.anyone;
import static cn.bianmin.booking.BookingDesk.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import java.time.Duration;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import cn.bianmin.guide.Channel;
import cn.bianmin.identity.TestPeople.TestCitizen;
import cn.bianmin.platform.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class MovingTest extends BookingScenario {

    private TestCitizen citizen;
    private SlotId nine;
    private SlotId ten;
    private String booking = "";

    @BeforeEach
    void aBookingAtNine() {
        citizen = counter.citizen();
        nine = counter.slot("2026-11-24T09:00");
        ten = counter.slot("2026-11-24T10:00");
        booking = counter.booked(citizen, nine);
    }

    @Test
    void movingTakesTheNewPlaceAndFreesTheOld() {
        counter.move(citizen, booking, ten).statusCode(200).body("slot", equalTo(ten.toString()))
                .body("start", equalTo("2026-11-24T10:00:00+08:00"));
        assertThat(counter.free(nine)).isOne();
        assertThat(counter.free(ten)).isZero();
    }

    @Test
    void movingToWhereItIsChangesNothing() {
        counter.move(citizen, booking, nine).statusCode(200).body("slot", equalTo(nine.toString()));
        assertThat(counter.free(nine)).isZero();
    }

    @Test
    void whereNoPlaceIsFreeTheOldOneIsKept() {
        counter.booked(ten);
        counter.move(citizen, booking, ten).statusCode(409).body("type", equalTo("/problems/slot-full"));
        assertThat(counter.slotOf(booking)).isEqualTo(nine);
        assertThat(counter.free(nine)).isZero();
    }

    @Test
    void anHourBeforeItIsTooLateToMoveOrCancel() {
        at("2026-11-24T08:00");
        counter.move(citizen, booking, ten).statusCode(200);
        at("2026-11-24T09:01");
        counter.move(citizen, booking, counter.slot("2026-11-25T10:00")).statusCode(422)
                .body("type", equalTo("/problems/too-late"));
        counter.cancel(citizen, booking).statusCode(422).body("type", equalTo("/problems/too-late"));
        assertThat(counter.state(booking)).isEqualTo("CONFIRMED");
    }

    @Test
    void theHallMayCancelAtAnyTime() {
        at("2026-11-24T08:59");
        counter.cancel(counter.staff("clerk"), booking).statusCode(204);
        assertThat(counter.state(booking)).isNotEqualTo("CONFIRMED");
    }

    @Test
    void whatTheHallCancelsCountsAgainstNobody() {
        for (var time : new String[] { "2026-11-24T13:30", "2026-11-24T14:00", "2026-11-24T14:30" }) {
            var other = counter.anotherItem().booked(citizen, counter.slot(time));
            counter.cancel(counter.staff("director"), other).statusCode(204);
            counter.cancel(counter.staff("director"), other).statusCode(204);
            later(Duration.ofSeconds(1));
        }
        counter.anotherItem().book(citizen, counter.slot("2026-11-25T14:30")).statusCode(201);
    }

    @Test
    void onlyWithinTheChannelTheDeskAndTheHall() {
        var elsewhere = new SlotId[] { counter.slot(Channel.GREEN, "2026-11-24T10:00"),
                BookingDesk.open().slot("2026-11-24T10:00"),
                SlotId.fromString(ten.toString().replaceFirst("-1-", "-2-")) };
        for (var slot : elsewhere) {
            counter.move(citizen, booking, slot).statusCode(422).body("type", equalTo("/problems/slot-does-not-fit"));
        }
        assertThat(counter.slotOf(booking)).isEqualTo(nine);
    }

    @Test
    void toAPeriodTheRulesAllow() {
        counter.move(citizen, booking, counter.slot("2026-11-28T10:00")).statusCode(422)
                .body("type", equalTo("/problems/hall-closed"));
        counter.move(citizen, booking, counter.slot("2026-11-23T09:00")).statusCode(422)
                .body("type", equalTo("/problems/too-late"));
        counter.move(citizen, booking, counter.slot("2026-12-08T09:00")).statusCode(422)
                .body("type", equalTo("/problems/not-released"));
        counter.move(citizen, booking, counter.slot("2026-11-24T09:10")).statusCode(404)
                .body("type", equalTo("/problems/unknown-slot"));
    }

    @Test
    void aCancelledPlaceIsFreeAgainOnlyAfterARandomWhile() {
        counter.cancel(citizen, booking).statusCode(204);
        giveBackWhatIsDue();
        assertThat(counter.free(nine)).isZero();
        later(Duration.ofMinutes(10).minusSeconds(1));
        giveBackWhatIsDue();
        assertThat(counter.free(nine)).isZero();
        later(Duration.ofMinutes(110).plusSeconds(1));
        giveBackWhatIsDue();
        assertThat(counter.free(nine)).isOne();
    }

    @Test
    void cancellingAgainChangesNothing() {
        counter.cancel(citizen, booking).statusCode(204);
        var before = counter.rows();
        counter.cancel(citizen, booking).statusCode(204);
        assertThat(counter.rows()).isEqualTo(before);
        counter.move(citizen, booking, ten).statusCode(409).body("type", equalTo("/problems/booking-not-live"));
    }

    @Test
    void toEverybodyElseTheBookingDoesNotExist() {
        var stranger = counter.citizen();
        var otherHall = BookingDesk.open();
        counter.read(counter.staff("clerk"), booking).statusCode(200).body("code", equalTo(
                counter.read(citizen.token(), booking).extract().path("code")));
        counter.read(stranger.token(), booking).statusCode(404).body("type", equalTo("/problems/unknown-booking"));
        counter.move(stranger, booking, ten).statusCode(404);
        counter.cancel(stranger, booking).statusCode(404);
        counter.read(otherHall.staff("clerk"), booking).statusCode(404);
        counter.cancel(otherHall.staff("clerk"), booking).statusCode(404);
        anyone().get("/api/bookings/" + booking).then().statusCode(401);
        anyone().get("/api/bookings/" + booking + "/calendar.ics").then().statusCode(401);
        as(stranger.token()).get("/api/bookings/" + booking + "/qr.svg").then().statusCode(404);
        as(citizen.token()).body(Map.of()).post("/api/bookings/" + booking + "/keep").then().statusCode(403);
        assertThat(counter.slotOf(booking)).isEqualTo(nine);
    }

    @Test
    void myBookingsComePageByPageLatestDayFirst() {
        counter.anotherItem().booked(citizen, counter.slot("2026-11-25T09:00"));
        counter.anotherItem().booked(citizen, counter.slot("2026-11-26T09:00"));
        var mine = as(counter.token(citizen));
        var first = mine.queryParam("limit", 2).get("/api/me/bookings").then().statusCode(200)
                .body("bookings.start", equalTo(
                        java.util.List.of("2026-11-26T09:00:00+08:00", "2026-11-25T09:00:00+08:00")));
        as(counter.token(citizen)).queryParam("limit", 2).queryParam("cursor", first.extract().<String> path("next"))
                .get("/api/me/bookings").then().statusCode(200)
                .body("bookings.booking", equalTo(java.util.List.of(booking)))
                .body("next", equalTo(null));
        as(counter.token(counter.citizen())).get("/api/me/bookings").then().statusCode(200).body("bookings.size()", equalTo(0));
    }
}
