package cn.bianmin.identity;

import java.time.Clock;
import java.util.HexFormat;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;

import cn.bianmin.identity.citizen.CitizenStore;
import cn.bianmin.identity.citizen.IdNumber;
import cn.bianmin.identity.citizen.PhoneNumber;
import cn.bianmin.identity.password.PasswordRule;
import cn.bianmin.identity.password.Passwords;
import cn.bianmin.identity.session.SignInLimits;
import cn.bianmin.platform.UuidV7;
import cn.bianmin.platform.problem.ProblemException;
import cn.bianmin.platform.sealing.Sealer;
import io.smallrye.mutiny.Uni;

/**
 * People who say who they are with the thing they ask for, instead of signing in first.
 *
 * <p>
 * {@link #check} looks at the form alone, {@link #admit} counts the try, {@link #identify} finds out who it is, the {@link Identification} is written in the
 * transaction of what they ask for, and {@link #welcome} opens a session afterwards. Until then nothing is written.
 */
@ApplicationScoped
public class Registrations {

    private static final int PROOF_BYTES = 16;

    /**
     * What a citizen says of themselves when they book.
     *
     * @param idNumber 18 characters of GB 11643-1999
     * @param phone mainland mobile
     * @param password 8 to 64 code points
     */
    public record Registration(String name, String idNumber, String phone, String password) {

        /** A log line must not carry a person. */
        @Override
        public String toString() {
            return "Registration[sealed]";
        }
    }

    private final CitizenStore store;
    private final Citizens citizens;
    private final Passwords passwords;
    private final SignInLimits limits;
    private final Sealer sealer;
    private final Clock clock;

    Registrations(CitizenStore store, Citizens citizens, Passwords passwords, SignInLimits limits, Sealer sealer, Clock clock) {
        this.store = store;
        this.citizens = citizens;
        this.passwords = passwords;
        this.limits = limits;
        this.sealer = sealer;
        this.clock = clock;
    }

    /**
     * Looks at what somebody says of themselves before anybody is looked up, so that the answer tells nothing about others.
     *
     * @throws ProblemException 400 {@code invalid-id-number}, {@code invalid-phone}, {@code weak-password}
     */
    public Registrant check(Registration registration) {
        var idNumber = IdNumber.parse(registration.idNumber(), Citizens.today(clock));
        var phone = PhoneNumber.parse(registration.phone());
        PasswordRule.check(registration.password(), Set.of(idNumber.value(), phone.value()));
        return new Registrant(new Person(registration.name(), idNumber.value(), phone.value()), registration.password());
    }

    /**
     * Counts a try under the limits of signing in, since a wrong password is a guess wherever it is tried.
     *
     * @throws ProblemException 429 {@code too-many-requests}
     */
    public Uni<Void> admit(Registrant registrant, Caller caller) {
        return limits.admit(account(registrant), caller);
    }

    /**
     * Finds out who it is. Known or new, right or wrong: one look into the table and one Argon2. Nothing is written.
     *
     * @throws ProblemException 503 {@code too-busy}
     */
    public Uni<Identification> identify(Registrant registrant) {
        return Uni.createFrom().deferred(() -> store.find(registrant.number()))
                .chain(known -> known.isPresent() ? recognise(known.get(), registrant) : newcomer(registrant));
    }

    /** Whether writing a newcomer failed because the same person was registered a moment ago: identified again, they are known. */
    public static boolean isRegisteredMeanwhile(Throwable failure) {
        return CitizenStore.isTaken(failure);
    }

    /**
     * The name under which the citizen of this ID number and password would be found, without an Argon2; of somebody unknown or
     * with a wrong password it is a name that nobody has.
     */
    public Uni<Claim> claim(Registrant registrant) {
        return store.find(registrant.number()).map(known -> {
            var citizen = known.map(CitizenStore.Known::id).orElseGet(() -> new CitizenId(UuidV7.next(clock)));
            return new Claim(citizen,
                    caller(citizen, registrant, known.map(CitizenStore.Known::passwordHash).orElse("")));
        });
    }

    /**
     * Who somebody says they are.
     *
     * @param citizen of the ID number
     * @param caller as in {@link Identification.Proven}; only who knows the password has a name under which something is kept
     */
    public record Claim(CitizenId citizen, String caller) {
    }

    /** Remembers that the citizen was here, and opens a session; to be called after what they asked for was granted. */
    public Uni<Tokens> welcome(Registrant registrant, CitizenId citizen, Caller caller) {
        return limits.succeeded(account(registrant), caller).chain(() -> citizens.openSession(citizen));
    }

    private Uni<Identification> recognise(CitizenStore.Known known, Registrant registrant) {
        return passwords.matches(registrant.password(), known.passwordHash()).map(matches -> matches
                ? new Identification.Proven(known.id(), caller(known.id(), registrant, known.passwordHash()),
                        connection -> store.changePhone(connection, known.id(), registrant.phone()))
                : new Identification.WrongPassword());
    }

    private Uni<Identification> newcomer(Registrant registrant) {
        var id = new CitizenId(UuidV7.next(clock));
        return passwords.hash(registrant.password())
                .map(hash -> new Identification.Proven(id, caller(id, registrant, hash),
                        connection -> store.add(connection, id, registrant.person(), hash, clock.instant())));
    }

    /** With a keyed hash of the password and its present Argon2: after a change of the password it is another name. */
    private String caller(CitizenId citizen, Registrant registrant, String passwordHash) {
        var proof = sealer.lookup("citizen.password-proof", passwordHash + '\0' + registrant.password());
        return "citizen:" + citizen + ":" + HexFormat.of().formatHex(proof, 0, PROOF_BYTES);
    }

    private byte[] account(Registrant registrant) {
        return store.account(registrant.number());
    }
}
