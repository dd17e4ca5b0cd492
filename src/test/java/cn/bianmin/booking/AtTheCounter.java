package cn.bianmin.booking;

import java.time.Duration;
import java.time.LocalDateTime;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

import cn.bianmin.platform.TurnableClock;

/** Monday, nine in the morning, in a hall nobody has booked in yet; in the evening the books balance. */
abstract class AtTheCounter {

    @Inject
    TurnableClock clock;

    Counter counter;

    @BeforeEach
    void morning() {
        at("2026-11-23T09:00");
        counter = Counter.open();
    }

    @AfterEach
    void evening() {
        try {
            Ledger.check(counter.hall().id());
        } finally {
            clock.reset();
        }
    }

    /** From here on it is this time in the hall. */
    final void at(String time) {
        clock.set(LocalDateTime.parse(time).atZone(Counter.ZONE).toInstant());
    }

    final void later(Duration duration) {
        clock.advance(duration);
    }

    /** Gives back what is due, as every second. */
    final void giveBackWhatIsDue() {
        Counter.bean(PlaceReturns.class).tick().await().indefinitely();
    }
}
