package cn.bianmin.identity.staff;

import java.util.Locale;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import cn.bianmin.hall.HallId;
import cn.bianmin.identity.Caller;
import cn.bianmin.identity.SessionKind;
import cn.bianmin.identity.Tokens;
import cn.bianmin.identity.password.Argon2Hash;
import cn.bianmin.identity.password.Passwords;
import cn.bianmin.identity.session.Sessions;
import cn.bianmin.identity.session.SignInLimits;
import cn.bianmin.platform.database.Database;
import cn.bianmin.platform.problem.ProblemException;
import io.smallrye.mutiny.Uni;

/** A member of staff shows who they are; the same care as in {@link CitizenSignIn}. */
@ApplicationScoped
class StaffSignIn {

    private final StaffStore store;
    private final Sessions sessions;
    private final Passwords passwords;
    private final SignInLimits limits;
    private final Database database;

    StaffSignIn(StaffStore store, Sessions sessions, Passwords passwords, SignInLimits limits, Database database) {
        this.store = store;
        this.sessions = sessions;
        this.passwords = passwords;
        this.limits = limits;
        this.database = database;
    }

    /**
     * @param hall where they want to work; see {@link RoleAssignments#acting}
     * @throws ProblemException 401 {@code wrong-credentials}; 403 {@code no-role}; 429; 503 {@code too-busy}
     */
    Uni<Tokens> open(String typed, String password, @Nullable HallId hall, Caller caller) {
        var username = typed.strip().toLowerCase(Locale.ROOT);
        var account = store.account(username);
        return limits.admit(account, caller)
                .chain(() -> database.withConnection(connection -> store.find(connection, username)))
                .chain(known -> check(known, password))
                .call(() -> limits.succeeded(account, caller))
                .chain(known -> sessions.open(opening(known, hall)));
    }

    private Uni<StaffStore.Known> check(Optional<StaffStore.Known> known, String password) {
        return passwords.matches(password, known.map(StaffStore.Known::passwordHash).orElse(null))
                .map(matches -> known.filter(any -> matches)
                        .orElseThrow(() -> new ProblemException(401, "wrong-credentials")))
                .call(staff -> raise(staff, password));
    }

    /** As in {@link CitizenSignIn}. */
    private Uni<Void> raise(StaffStore.Known staff, String password) {
        return Argon2Hash.parse(staff.passwordHash()).isWeak()
                ? passwords.hash(password).chain(
                        hash -> database.withConnection(connection -> store.changePassword(connection, staff.id(), hash)))
                : Uni.createFrom().voidItem();
    }

    private static Sessions.Opening opening(StaffStore.Known known, @Nullable HallId hall) {
        var acting = known.appointments().acting(hall).orElseThrow(() -> new ProblemException(403, "no-role"));
        return new Sessions.Opening(SessionKind.STAFF, known.id().value(), acting.roles(), acting.halls(), acting.everyHall());
    }
}
