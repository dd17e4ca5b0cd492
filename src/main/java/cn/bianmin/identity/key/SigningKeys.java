package cn.bianmin.identity.key;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.jspecify.annotations.Nullable;

import cn.bianmin.platform.database.AdvisoryLock;
import cn.bianmin.platform.database.Database;
import cn.bianmin.platform.jobs.Jobs;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;

/**
 * The signing keys of the installation, the same on every replica.
 *
 * <p>
 * The first replica to start makes the first key. A new one is made each {@link #EACH}, or when an admin asks; it waits {@link
 * SigningKeySet#PUBLISHED_BEFORE} before it signs, and every replica reads the table anew each 30 s, so no token meets a replica that
 * does not know its key.
 */
@ApplicationScoped
public class SigningKeys {

    static final Duration EACH = Duration.ofDays(90);
    private static final Duration START_LIMIT = Duration.ofSeconds(20);
    /** After the database is migrated, before anyone asks for a token. */
    private static final int EARLY = 100;

    private final SigningKeyStore store;
    private final Database database;
    private final Jobs jobs;
    private final Clock clock;
    private volatile @Nullable SigningKeySet ring;

    SigningKeys(SigningKeyStore store, Database database, Jobs jobs, Clock clock) {
        this.store = store;
        this.database = database;
        this.jobs = jobs;
        this.clock = clock;
    }

    public SigningKeySet ring() {
        var current = ring;
        if (current == null) {
            throw new IllegalStateException("The signing keys are read at the start");
        }
        return current;
    }

    void start(@Observes @Priority(EARLY) StartupEvent event) {
        locked(connection -> store.all(connection).chain(keys -> keys.isEmpty() ? add(connection, Duration.ZERO) : nothing()))
                .chain(this::reload)
                .await().atMost(START_LIMIT);
    }

    @Scheduled(every = "30s", delayed = "30s", identity = "read-signing-keys")
    Uni<Void> reload() {
        return database.withConnection(store::all).invoke(keys -> ring = new SigningKeySet(keys)).replaceWithVoid();
    }

    /** Makes the next key now; it signs after {@link SigningKeySet#PUBLISHED_BEFORE}. */
    Uni<SigningKey> rotate() {
        return locked(connection -> add(connection, SigningKeySet.PUBLISHED_BEFORE)).chain(this::reload)
                .map(any -> ring().youngest());
    }

    @Scheduled(every = "10m", delayed = "1m", identity = "rotate-signing-key")
    Uni<Void> rotateWhenOld() {
        return jobs.exclusively("rotate-signing-key", connection -> store.all(connection)
                .chain(keys -> isOld(keys) ? add(connection, SigningKeySet.PUBLISHED_BEFORE) : nothing())
                .chain(() -> store.all(connection))
                .chain(keys -> store.forgetAllBut(connection, new SigningKeySet(keys).published(clock.instant()))))
                .replaceWithVoid();
    }

    private boolean isOld(List<SigningKey> keys) {
        return new SigningKeySet(keys).youngest().signsFrom().plus(EACH).isBefore(clock.instant());
    }

    private Uni<Void> add(SqlConnection connection, Duration after) {
        var now = clock.instant();
        return store.add(connection, SigningKey.generate(now.plus(after)), now);
    }

    private <T> Uni<T> locked(Function<SqlConnection, Uni<T>> work) {
        return database.inTransaction(connection -> AdvisoryLock.anywhere(connection, "signing-key")
                .chain(() -> work.apply(connection)));
    }

    private static Uni<Void> nothing() {
        return Uni.createFrom().voidItem();
    }
}
