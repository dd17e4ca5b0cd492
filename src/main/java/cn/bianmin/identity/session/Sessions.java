package cn.bianmin.identity.session;

import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import cn.bianmin.identity.Access;
import cn.bianmin.identity.SessionKind;
import cn.bianmin.identity.Tokens;
import cn.bianmin.identity.password.Secrets;
import cn.bianmin.platform.UuidV7;
import cn.bianmin.platform.database.Database;
import cn.bianmin.platform.jobs.Jobs;
import cn.bianmin.platform.problem.ProblemException;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;

/**
 * The life of sessions: opened, refreshed, ended.
 *
 * <p>
 * A refresh token is good once. One that comes a second time was stolen, or its answer was lost; nobody can tell which, so the
 * session ends and its owner signs in again.
 */
@ApplicationScoped
public class Sessions {

    private static final Duration KEPT_AFTER_EXPIRY = Duration.ofDays(1);

    /** What a session is opened for; see {@link Access}. */
    public record Opening(SessionKind kind, UUID subject, Set<String> roles, Set<Integer> halls, boolean everyHall) {
    }

    private final SessionStore store;
    private final AccessTokens tokens;
    private final TokenCache checkedTokens;
    private final Database database;
    private final Jobs jobs;
    private final Clock clock;

    Sessions(SessionStore store, AccessTokens tokens, TokenCache checkedTokens, Database database, Jobs jobs, Clock clock) {
        this.store = store;
        this.tokens = tokens;
        this.checkedTokens = checkedTokens;
        this.database = database;
        this.jobs = jobs;
        this.clock = clock;
    }

    public Uni<Tokens> open(Opening opening) {
        var access = new Access(UuidV7.next(clock), opening.kind(), opening.subject(), opening.roles(), opening.halls(),
                opening.everyHall());
        var refreshToken = Secrets.random();
        var now = clock.instant();
        return store.open(access, Secrets.hash(refreshToken), now, now.plus(opening.kind().life()))
                .map(any -> tokens(access, refreshToken));
    }

    /**
     * Exchanges a refresh token for new tokens; it is dead afterwards.
     *
     * @throws ProblemException 401 {@code session-over}
     */
    public Uni<Tokens> refresh(String refreshToken) {
        var hash = Secrets.hash(refreshToken);
        var next = Secrets.random();
        return store.exchange(hash, Secrets.hash(next), clock.instant())
                .chain(access -> access.map(found -> Uni.createFrom().item(tokens(found, next)))
                        .orElseGet(() -> refuse(hash)));
    }

    private Uni<Tokens> refuse(byte[] usedHash) {
        return store.endOfUsedToken(usedHash, clock.instant()).map(ended -> {
            ended.ifPresent(session -> checkedTokens.forget(access -> access.session().equals(session)));
            throw new ProblemException(401, "session-over");
        });
    }

    Uni<Boolean> isAlive(UUID session) {
        return store.isAlive(session, clock.instant());
    }

    /** On this replica at once, on the others within {@link TokenCache#REMEMBERED}. */
    public Uni<Void> end(UUID session) {
        return store.end(session, clock.instant())
                .invoke(() -> checkedTokens.forget(access -> access.session().equals(session)));
    }

    /**
     * Does the work and ends all sessions of the person or device in one transaction.
     *
     * @param except the session that may go on
     */
    public <T> Uni<T> endingAllOf(UUID subject, @Nullable UUID except, Function<SqlConnection, Uni<T>> work) {
        return database.inTransaction(connection -> work.apply(connection)
                .call(() -> store.endOfSubject(connection, subject, except, clock.instant())))
                .invoke(() -> checkedTokens.forget(
                        access -> access.subject().equals(subject) && !access.session().equals(except)));
    }

    /** Does the work and ends, in one transaction, the sessions of the person that open the hall. */
    public <T> Uni<T> endingThoseInHall(UUID subject, int hall, Function<SqlConnection, Uni<T>> work) {
        return database.inTransaction(connection -> work.apply(connection)
                .call(() -> store.endOfSubjectInHall(connection, subject, hall, clock.instant())))
                .invoke(() -> checkedTokens.forget(
                        access -> access.subject().equals(subject) && access.halls().contains(hall)));
    }

    @Scheduled(every = "1h", identity = "forget-expired-sessions")
    Uni<Void> forgetExpired() {
        return jobs.once("forget-expired-sessions", Duration.ofHours(1),
                connection -> store.forget(connection, clock.instant().minus(KEPT_AFTER_EXPIRY)))
                .replaceWithVoid();
    }

    private Tokens tokens(Access access, String refreshToken) {
        return new Tokens(tokens.write(access), refreshToken, SessionKind.ACCESS_LIFE.toSeconds());
    }
}
