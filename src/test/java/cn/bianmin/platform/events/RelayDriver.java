package cn.bianmin.platform.events;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;

/** Carries events at once in tests; in an installation each may wait for up to a second, and a thousand tests would wait with it. */
@ApplicationScoped
public class RelayDriver {

    private static final int EACH_MILLIS = 100;

    private final Vertx vertx;
    private final Relay relay;
    private volatile boolean isPaused;
    private long timer;

    RelayDriver(Vertx vertx, Relay relay) {
        this.vertx = vertx;
        this.relay = relay;
    }

    void start(@Observes StartupEvent start) {
        next();
    }

    void stop(@Observes ShutdownEvent stop) {
        vertx.cancelTimer(timer);
    }

    /** For a test that does each step itself. */
    public void pause() {
        isPaused = true;
    }

    public void resume() {
        isPaused = false;
    }

    private void next() {
        timer = vertx.setTimer(EACH_MILLIS, any -> {
            if (isPaused) {
                next();
            } else {
                relay.tick().subscribe().with(done -> next(), failure -> next());
            }
        });
    }
}
