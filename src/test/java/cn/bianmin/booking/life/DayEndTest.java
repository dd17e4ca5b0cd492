package cn.bianmin.booking.life;

import static cn.bianmin.booking.BookingDesk.TODAY;
import static cn.bianmin.booking.BookingDesk.as;
import static cn.bianmin.platform.WallClock.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import java.time.Duration;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import cn.bianmin.booking.BookingDesk;
import cn.bianmin.booking.BookingEvents;
import cn.bianmin.booking.BookingScenario;
import cn.bianmin.hall.calendar.Closure;
import cn.bianmin.platform.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

/** What becomes of bookings whose day is over. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class DayEndTest extends BookingScenario {

    @Inject
    BookingEvents events;

    @Inject
    DayEnd dayEnd;

    /** The job is due once an hour, and another test may have done it this hour. */
    private void theNightPasses() {
        at("2026-11-24T01:00");
        for (var hour = 0; hour < 4 && !dayEnd.endWhatIsOver().await().indefinitely(); hour++) {
            later(Duration.ofHours(1).plusSeconds(1));
        }
    }

    private void came(String booking) {
        as(counter.staff("clerk")).post("/api/bookings/" + booking + "/keep").then().statusCode(204);
    }

    @Test
    void whereArrivalsAreRecordedWhoDidNotComeIsANoShow() {
        var kept = counter.booked(counter.slot("2026-11-23T10:00"));
        var missed = counter.booked(counter.slot("2026-11-23T14:00"));
        var tomorrow = counter.booked(counter.slot("2026-11-24T09:00"));
        came(kept);
        theNightPasses();
        assertThat(counter.state(kept)).isEqualTo("KEPT");
        assertThat(counter.state(missed)).isEqualTo("NO_SHOW");
        assertThat(counter.state(tomorrow)).isEqualTo("CONFIRMED");
        await().untilAsserted(() -> assertThat(events.of(missed)).containsExactly("booking.missed"));
    }

    @Test
    void whereNobodyRecordsArrivalsNobodyIsPunishedAndTheItemCanBeBookedAgain() {
        var elsewhere = BookingDesk.open();
        var citizen = counter.citizen();
        var booking = counter.booked(citizen, counter.slot("2026-11-23T10:00"));
        var other = elsewhere.booked(elsewhere.slot("2026-11-23T10:00"));
        as(elsewhere.staff("clerk")).post("/api/bookings/" + other + "/keep").then().statusCode(204);
        theNightPasses();
        assertThat(counter.state(booking)).isEqualTo("LAPSED");
        counter.book(citizen, counter.slot("2026-11-25T10:00")).statusCode(201);
        counter.cancel(citizen, booking).statusCode(409).body("type", equalTo("/problems/booking-not-live"));
    }

    @Test
    void beforeMidnightInTheHallNothingEnds() {
        var booking = counter.booked(counter.slot("2026-11-23T10:00"));
        came(counter.booked(counter.slot("2026-11-23T10:30")));
        at("2026-11-23T23:59");
        dayEnd.endWhatIsOver().await().indefinitely();
        assertThat(counter.state(booking)).isEqualTo("CONFIRMED");
    }

    @Test
    void whoLostThePeriodToTheHallIsStillOwedOne() {
        var booking = counter.booked(counter.slot("2026-11-23T14:00"));
        came(counter.booked(counter.slot("2026-11-23T10:30")));
        counter.hall().close(Closure.ofDays(TODAY, TODAY.plusDays(60), "停电"));
        counter.follow();
        theNightPasses();
        assertThat(counter.state(booking)).isEqualTo("ORPHANED");
    }
}
