package cn.bianmin.platform.database;

import java.time.Duration;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;

/** Ready means that the database answers, within {@link #LIMIT}; alive needs no database. */
@Readiness
@ApplicationScoped
class DatabaseHealth implements AsyncHealthCheck {

    static final Duration LIMIT = Duration.ofSeconds(2);

    private static final String NAME = "database";

    private final Database database;

    DatabaseHealth(Database database) {
        this.database = database;
    }

    @Override
    public Uni<HealthCheckResponse> call() {
        return database.query("SELECT 1", Tuple.tuple())
                .replaceWith(() -> HealthCheckResponse.up(NAME))
                .ifNoItem()
                .after(LIMIT)
                .recoverWithItem(() -> HealthCheckResponse.down(NAME))
                .onFailure()
                .recoverWithItem(() -> HealthCheckResponse.down(NAME));
    }
}
