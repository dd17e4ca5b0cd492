package cn.bianmin.platform.events;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.vertx.UniHelper;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.PgConnection;

/**
 * Hears what the relay of any replica announces, on one connection of its own beside the pool.
 *
 * <p>
 * The connection is asked every few seconds whether it lives: a half-open one would be silent for ever. After each gap
 * {@link Notification#MISSED} is told.
 */
@ApplicationScoped
class NotificationListener {

    static final String CHANNEL = "bianmin";
    static final String NAME = "bianmin-fanout";
    private static final Logger LOG = Logger.getLogger(NotificationListener.class);
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final Vertx vertx;
    private final Event<Notification> observers;
    private final PgConnectOptions options;
    private final AtomicReference<@Nullable PgConnection> listening = new AtomicReference<>();
    private volatile boolean isDeaf;

    NotificationListener(
            Vertx vertx,
            Event<Notification> observers,
            @ConfigProperty(name = "quarkus.datasource.reactive.url") List<String> urls,
            @ConfigProperty(name = "quarkus.datasource.username") String user,
            @ConfigProperty(name = "quarkus.datasource.password") String password) {
        this.vertx = vertx;
        this.observers = observers;
        this.options = PgConnectOptions.fromUri(urls.get(0).replaceFirst("^vertx-reactive:", ""));
        options.setUser(user).setPassword(password);
        options.addProperty("application_name", NAME);
        options.setTcpKeepAlive(true).setConnectTimeout((int) PATIENCE.toMillis());
    }

    @Scheduled(identity = "fanout", every = "2s", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> keepListening() {
        var connection = listening.get();
        var work = connection == null ? listen() : isAlive(connection);
        return work.ifNoItem().after(PATIENCE.multipliedBy(2)).fail()
                .onFailure().invoke(failure -> {
                    complain(failure);
                    forget(connection);
                })
                .onFailure().recoverWithNull();
    }

    private Uni<Void> listen() {
        return UniHelper.toUni(PgConnection.connect(vertx, options))
                .call(connection -> UniHelper.toUni(connection.query("LISTEN " + CHANNEL).execute()))
                .invoke(connection -> {
                    connection.notificationHandler(heard -> tell(parse(heard.getPayload())));
                    connection.closeHandler(closed -> listening.compareAndSet(connection, null));
                    listening.set(connection);
                    isDeaf = false;
                    tell(Notification.MISSED);
                })
                .replaceWithVoid();
    }

    /** Once when it begins, not every two seconds. */
    private void complain(Throwable failure) {
        if (!isDeaf) {
            LOG.warnf("Not listening to other replicas: %s", failure.getMessage());
        }
        isDeaf = true;
    }

    private static Uni<Void> isAlive(PgConnection connection) {
        return UniHelper.toUni(connection.query("SELECT 1").execute())
                .ifNoItem().after(PATIENCE).fail()
                .replaceWithVoid();
    }

    private void tell(Notification announcement) {
        observers.fireAsync(announcement).whenComplete((told, failure) -> {
            if (failure != null) {
                LOG.errorf(failure, "An observer failed on %s", announcement);
            }
        });
    }

    private void forget(@Nullable PgConnection connection) {
        if (connection != null && listening.compareAndSet(connection, null)) {
            connection.close();
        }
    }

    @PreDestroy
    void stop() {
        forget(listening.get());
    }

    /** {@code <hall> <topic>}, as the relay writes it. */
    private static Notification parse(String payload) {
        var space = payload.indexOf(' ');
        return new Notification(Integer.parseInt(payload.substring(0, space)), payload.substring(space + 1));
    }
}
