package cn.bianmin.booking;

import java.time.Duration;
import java.time.LocalDateTime;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

import cn.bianmin.booking.slot.PlaceRelease;
import cn.bianmin.platform.TurnableClock;

/** Monday, nine in the morning, in a hall nobody has booked in yet; in the evening the books balance. */
public abstract class BookingScenario {

    @Inject
    TurnableClock clock;

    public BookingDesk counter;

    @BeforeEach
    public void morning() {
        at("2026-11-23T09:00");
        counter = desk();
    }

    /** A fresh one for each test; tests that change nothing may share theirs. */
    public BookingDesk desk() {
        return BookingDesk.open();
    }

    @AfterEach
    public void evening() {
        try {
            PlaceLedger.check(counter.hall().id());
        } finally {
            clock.reset();
        }
    }

    /** From here on it is this time in the hall. */
    public final void at(String time) {
        clock.set(LocalDateTime.parse(time).atZone(BookingDesk.ZONE).toInstant());
    }

    public final void later(Duration duration) {
        clock.advance(duration);
    }

    /** Gives back what is due, as every second. */
    public final void giveBackWhatIsDue() {
        BookingDesk.bean(PlaceRelease.class).tick().await().indefinitely();
    }
}
