package cn.bianmin.platform;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import io.quarkus.test.Mock;

/** The clock of the tests: real time until it is set; then it stands still until it is advanced or reset. */
@Mock
@ApplicationScoped
public class TurnableClock extends Clock {

    private final AtomicReference<@Nullable Instant> stopped = new AtomicReference<>();

    /** From here on it is this instant. */
    public void set(Instant instant) {
        stopped.set(instant);
    }

    /** Stops the clock so much later than it is. */
    public void advance(Duration duration) {
        stopped.set(instant().plus(duration));
    }

    /** Real time again; what a test turned, it resets. */
    public void reset() {
        stopped.set(null);
    }

    @Override
    public Instant instant() {
        var at = stopped.get();
        return at == null ? Instant.now() : at;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    /** The same clock elsewhere: it goes on being turned. */
    @Override
    public Clock withZone(ZoneId zone) {
        var turned = this;
        return new Clock() {
            @Override
            public Instant instant() {
                return turned.instant();
            }

            @Override
            public ZoneId getZone() {
                return zone;
            }

            @Override
            public Clock withZone(ZoneId other) {
                return turned.withZone(other);
            }
        };
    }
}
