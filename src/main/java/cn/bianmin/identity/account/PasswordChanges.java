package cn.bianmin.identity.account;

import java.util.Objects;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;

import cn.bianmin.hall.HallId;
import cn.bianmin.identity.Caller;
import cn.bianmin.identity.CitizenId;
import cn.bianmin.identity.Citizens;
import cn.bianmin.identity.citizen.CitizenStore;
import cn.bianmin.identity.citizen.IdNumber;
import cn.bianmin.identity.password.PasswordRule;
import cn.bianmin.identity.password.Passwords;
import cn.bianmin.identity.session.Sessions;
import cn.bianmin.identity.session.SignInLimits;
import cn.bianmin.platform.audit.Audit;
import cn.bianmin.platform.problem.ProblemException;
import io.smallrye.mutiny.Uni;

/** A citizen changes their password: the old one must be right, and whoever else is signed in with it is signed out. */
@ApplicationScoped
class PasswordChanges {

    private final CitizenStore store;
    private final Citizens citizens;
    private final Passwords passwords;
    private final SignInLimits limits;
    private final Sessions sessions;
    private final Audit audit;

    PasswordChanges(CitizenStore store, Citizens citizens, Passwords passwords, SignInLimits limits, Sessions sessions,
            Audit audit) {
        this.store = store;
        this.citizens = citizens;
        this.passwords = passwords;
        this.limits = limits;
        this.sessions = sessions;
        this.audit = audit;
    }

    /** @throws ProblemException 400 {@code weak-password}; 403 {@code wrong-old-password}; 429; 503 {@code too-busy} */
    Uni<Void> change(Caller caller, String oldPassword, String newPassword) {
        var access = Objects.requireNonNull(caller.access());
        var citizen = new CitizenId(access.subject());
        var entry = new Audit.Entry(0, caller.name(), "citizen.password-changed", citizen.toString(), "");
        return citizens.person(citizen)
                .invoke(person -> PasswordRule.check(newPassword, Set.of(person.idNumber(), person.phone())))
                .chain(person -> limits.admit(store.account(new IdNumber(person.idNumber())), caller))
                .chain(() -> store.find(citizen))
                .chain(known -> passwords.matches(oldPassword, known.orElseThrow().passwordHash()))
                .invoke(PasswordChanges::mustMatch)
                .chain(() -> passwords.hash(newPassword))
                .chain(hash -> sessions.endingAllOf(citizen.value(), access.session(),
                        connection -> store.changePassword(connection, citizen, hash)
                                .chain(() -> audit.record(connection, entry))));
    }

    /**
     * Someone came to a window with their ID card because they forgot it, or because another took their number first.
     *
     * @param reason what the clerk saw
     * @throws ProblemException 400 {@code invalid-id-number}, {@code weak-password}; 404 {@code unknown-citizen}
     */
    Uni<Void> reset(HallId hall, String idNumber, String password, String reason, Caller clerk) {
        return citizens.findByIdNumber(idNumber)
                .map(known -> known.orElseThrow(() -> new ProblemException(404, "unknown-citizen")))
                .call(citizen -> citizens.person(citizen)
                        .invoke(person -> PasswordRule.check(password, Set.of(person.idNumber(), person.phone()))))
                .chain(citizen -> passwords.hash(password)
                        .chain(hash -> sessions.endingAllOf(citizen.value(), null,
                                connection -> store.changePassword(connection, citizen, hash)
                                        .chain(() -> audit.record(connection, new Audit.Entry(hall.value(), clerk.name(),
                                                "citizen.password-reset", citizen.toString(), reason))))));
    }

    /** 403, not 401: the caller is who they are, a client must not throw the session away. */
    private static void mustMatch(boolean matches) {
        if (!matches) {
            throw new ProblemException(403, "wrong-old-password");
        }
    }
}
