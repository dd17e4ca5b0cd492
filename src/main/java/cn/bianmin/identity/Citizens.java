package cn.bianmin.identity;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;

import cn.bianmin.identity.citizen.CitizenStore;
import cn.bianmin.identity.citizen.IdNumber;
import cn.bianmin.identity.citizen.MaskedPerson;
import cn.bianmin.identity.citizen.Person;
import cn.bianmin.identity.citizen.PhoneNumber;
import cn.bianmin.identity.password.PasswordRule;
import cn.bianmin.identity.password.Passwords;
import cn.bianmin.identity.session.Sessions;
import cn.bianmin.identity.session.SignInLimits;
import cn.bianmin.platform.UuidV7;
import cn.bianmin.platform.audit.Audit;
import cn.bianmin.platform.problem.ProblemException;
import io.smallrye.mutiny.Uni;

/**
 * The people who have business with the hall.
 *
 * <p>
 * A citizen is one ID number. Name, ID number and phone lie sealed; who reads them in clear for a person outside their own
 * matter goes through {@link #reveal}, which leaves an audit row.
 */
@ApplicationScoped
public class Citizens {

    /** Identity numbers carry the date of birth by Chinese time. */
    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

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
    private final Passwords passwords;
    private final Sessions sessions;
    private final SignInLimits limits;
    private final Audit audit;
    private final Clock clock;

    Citizens(CitizenStore store, Passwords passwords, Sessions sessions, SignInLimits limits, Audit audit, Clock clock) {
        this.store = store;
        this.passwords = passwords;
        this.sessions = sessions;
        this.limits = limits;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Finds the citizen of the ID number, or makes them. A known citizen's phone is brought up to date.
     *
     * @throws ProblemException 400 {@code invalid-id-number}, {@code invalid-phone}, {@code weak-password}; 401
     *         {@code wrong-credentials} when the ID number is known and the password is not theirs; 503 {@code too-busy}
     */
    public Uni<CitizenId> identify(Registration registration) {
        return Uni.createFrom().deferred(() -> {
            var idNumber = IdNumber.parse(registration.idNumber(), today(clock));
            var phone = PhoneNumber.parse(registration.phone());
            var person = new Person(registration.name(), idNumber.value(), phone.value());
            return store.find(idNumber).chain(known -> known.isPresent()
                    ? recognise(known.get(), registration.password(), phone)
                    : register(person, registration.password(), phone));
        });
    }

    /**
     * As {@link #identify(Registration)}, under the limits of signing in: for requests from outside, since a wrong password is
     * a guess wherever it is tried.
     *
     * @throws ProblemException as there; 429 {@code too-many-requests}
     */
    public Uni<CitizenId> identify(Registration registration, Caller caller) {
        return Uni.createFrom().deferred(() -> {
            var account = store.account(IdNumber.parse(registration.idNumber(), today(clock)));
            return limits.admit(account, caller)
                    .chain(() -> identify(registration))
                    .call(() -> limits.succeeded(account, caller));
        });
    }

    /** A new session of the citizen, lasting a week of refreshes. */
    public Uni<Tokens> openSession(CitizenId citizen) {
        return sessions
                .open(new Sessions.Opening(SessionKind.CITIZEN, citizen.value(), Set.of(Roles.CITIZEN), Set.of(), false));
    }

    /**
     * The citizen of the ID number, if there is one.
     *
     * @throws ProblemException 400 {@code invalid-id-number}
     */
    public Uni<Optional<CitizenId>> findByIdNumber(String idNumber) {
        return Uni.createFrom().deferred(() -> store.find(IdNumber.parse(idNumber, today(clock))))
                .map(known -> known.map(CitizenStore.Known::id));
    }

    /**
     * The citizen in clear, for the work of the house itself (a notice, a text message). For the eyes of staff use
     * {@link #reveal}.
     *
     * @throws ProblemException 404 {@code unknown-citizen}
     */
    public Uni<Person> person(CitizenId citizen) {
        return store.open(citizen).map(Citizens::known);
    }

    /**
     * The citizen as everybody may see them.
     *
     * @throws ProblemException 404 {@code unknown-citizen}
     */
    public Uni<MaskedPerson> masked(CitizenId citizen) {
        return person(citizen).map(MaskedPerson::of);
    }

    /**
     * The citizen in clear for a caller; the audit row and the reading are one transaction.
     *
     * @param reason why this person must be read now
     * @throws ProblemException 404 {@code unknown-citizen}
     */
    public Uni<Person> reveal(CitizenId citizen, Caller caller, String reason) {
        var entry = new Audit.Entry(0, caller.name(), "citizen.revealed", citizen.toString(), reason);
        return store.open(citizen, connection -> audit.record(connection, entry)).map(Citizens::known);
    }

    private Uni<CitizenId> recognise(CitizenStore.Known known, String password, PhoneNumber phone) {
        return passwords.matches(password, known.passwordHash()).chain(matches -> {
            if (!matches) {
                throw new ProblemException(401, "wrong-credentials");
            }
            return store.changePhone(known.id(), phone).replaceWith(known.id());
        });
    }

    /** Of two at once one is first; the other is then known, and its password must match. */
    private Uni<CitizenId> register(Person person, String password, PhoneNumber phone) {
        PasswordRule.check(password, Set.of(person.idNumber(), person.phone()));
        var id = new CitizenId(UuidV7.next(clock));
        return passwords.hash(password)
                .chain(hash -> store.add(id, person, hash, clock.instant()))
                .chain(added -> added.isPresent() ? Uni.createFrom().item(id)
                        : store.find(new IdNumber(person.idNumber()))
                                .chain(known -> recognise(known.orElseThrow(), password, phone)));
    }

    public static LocalDate today(Clock clock) {
        return LocalDate.ofInstant(clock.instant(), CHINA);
    }

    private static Person known(Optional<Person> person) {
        return person.orElseThrow(() -> new ProblemException(404, "unknown-citizen"));
    }
}
