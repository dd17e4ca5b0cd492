package cn.bianmin.identity.account;

import java.time.Clock;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import cn.bianmin.identity.Caller;
import cn.bianmin.identity.CitizenId;
import cn.bianmin.identity.Citizens;
import cn.bianmin.identity.Tokens;
import cn.bianmin.identity.citizen.CitizenStore;
import cn.bianmin.identity.citizen.IdNumber;
import cn.bianmin.identity.password.Argon2Hash;
import cn.bianmin.identity.password.Passwords;
import cn.bianmin.identity.session.SignInLimits;
import cn.bianmin.platform.problem.ProblemException;
import io.smallrye.mutiny.Uni;

/**
 * A citizen shows who they are.
 *
 * <p>
 * A wrong password and a person who does not exist take the same way: the same limits, one look into the table, one Argon2, the
 * same answer.
 */
@ApplicationScoped
class CitizenSignIn {

    private final CitizenStore store;
    private final Citizens citizens;
    private final Passwords passwords;
    private final SignInLimits limits;
    private final Clock clock;

    CitizenSignIn(CitizenStore store, Citizens citizens, Passwords passwords, SignInLimits limits, Clock clock) {
        this.store = store;
        this.citizens = citizens;
        this.passwords = passwords;
        this.limits = limits;
        this.clock = clock;
    }

    /** @throws ProblemException 400 {@code invalid-id-number}; 401 {@code wrong-credentials}; 429; 503 {@code too-busy} */
    Uni<Tokens> open(String typed, String password, Caller caller) {
        var idNumber = IdNumber.parse(typed, Citizens.today(clock));
        var account = store.account(idNumber);
        return limits.admit(account, caller)
                .chain(() -> store.find(idNumber))
                .chain(known -> check(known, password))
                .call(() -> limits.succeeded(account, caller))
                .chain(citizens::openSession);
    }

    private Uni<CitizenId> check(Optional<CitizenStore.Known> known, String password) {
        return passwords.matches(password, known.map(CitizenStore.Known::passwordHash).orElse(null))
                .map(matches -> known.filter(any -> matches)
                        .orElseThrow(() -> new ProblemException(401, "wrong-credentials")))
                .call(citizen -> raise(citizen, password))
                .map(CitizenStore.Known::id);
    }

    /** Only now is the password at hand: a hash made with lower costs than today's is made anew. */
    private Uni<Void> raise(CitizenStore.Known citizen, String password) {
        return Argon2Hash.parse(citizen.passwordHash()).isWeak()
                ? passwords.hash(password).chain(hash -> store.raiseHash(citizen.id(), hash))
                : Uni.createFrom().voidItem();
    }
}
