package cn.bianmin.platform.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;

/**
 * A process whose own database is gone and does not come back is not alive: whoever watches the process may start it anew. With
 * an external database it is always alive.
 */
@Liveness
@ApplicationScoped
class EmbeddedDatabaseHealth implements HealthCheck {

    /** Within this the {@link DatabaseSupervisor} has started a killed server again. */
    static final Duration RESTARTED = Duration.ofSeconds(10);

    private final Duration patience;

    @Inject
    EmbeddedDatabaseHealth() {
        this(RESTARTED);
    }

    /** @param patience with a server that is gone */
    EmbeddedDatabaseHealth(Duration patience) {
        this.patience = patience;
    }

    @Override
    public HealthCheckResponse call() {
        var isAlive = DatabaseSupervisor.current().map(EmbeddedDatabaseHealth::gone).orElse(Duration.ZERO)
                .compareTo(patience) < 0;
        return HealthCheckResponse.named("embedded database").status(isAlive).build();
    }

    private static Duration gone(DatabaseSupervisor supervisor) {
        try {
            return supervisor.gone();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
