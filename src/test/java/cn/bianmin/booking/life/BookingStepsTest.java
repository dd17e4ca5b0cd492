package cn.bianmin.booking.life;

import static cn.bianmin.booking.BookingDesk.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import org.junit.jupiter.api.Test;

import cn.bianmin.booking.BookingScenario;
import cn.bianmin.platform.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;

/** Each step waits for its time. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class BookingStepsTest extends BookingScenario {

    private ValidatableResponse step(String booking, String step) {
        return as(counter.staff("clerk")).post("/api/bookings/" + booking + "/" + step).then();
    }

    @Test
    void nextWeeksBookingIsNeitherMissedNorKept() {
        var citizen = counter.citizen();
        var booking = counter.booked(citizen, counter.slot("2026-11-30T09:00"));
        var before = counter.rows();
        for (var step : new String[] { "miss", "keep" }) {
            step(booking, step).statusCode(422).body("type", equalTo("/problems/too-early"));
        }
        assertThat(counter.state(booking)).isEqualTo("CONFIRMED");
        assertThat(counter.rows()).isEqualTo(before);
    }

    @Test
    void aBookingIsMissedWhenItsPeriodIsOver() {
        var booking = counter.booked(counter.slot("2026-11-23T10:00"));
        at("2026-11-23T10:29");
        step(booking, "miss").statusCode(422).body("type", equalTo("/problems/too-early"));
        at("2026-11-23T10:30");
        step(booking, "miss").statusCode(204);
        step(booking, "keep").statusCode(409).body("type", equalTo("/problems/booking-not-live"));
        assertThat(counter.state(booking)).isEqualTo("NO_SHOW");
    }

    @Test
    void aCitizenMayComeEarlyOnTheDay() {
        var booking = counter.booked(counter.slot("2026-11-24T14:00"));
        at("2026-11-23T23:59");
        step(booking, "keep").statusCode(422).body("type", equalTo("/problems/too-early"));
        at("2026-11-24T08:05");
        step(booking, "keep").statusCode(204);
        assertThat(counter.state(booking)).isEqualTo("KEPT");
    }
}
