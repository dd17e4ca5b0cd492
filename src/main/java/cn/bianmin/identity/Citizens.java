package cn.bianmin.identity;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;

import cn.bianmin.identity.citizen.CitizenStore;
import cn.bianmin.identity.citizen.IdNumber;
import cn.bianmin.identity.session.Sessions;
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

    private final CitizenStore store;
    private final Sessions sessions;
    private final Audit audit;
    private final Clock clock;

    Citizens(CitizenStore store, Sessions sessions, Audit audit, Clock clock) {
        this.store = store;
        this.sessions = sessions;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Looks at the ID number of somebody else, whether or not we know them.
     *
     * @throws ProblemException 400 {@code invalid-id-number}
     */
    public void checkIdNumber(String idNumber) {
        IdNumber.parse(idNumber, today(clock));
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
     * The citizen's ID number, to find by it what is kept under a keyed hash of it.
     *
     * @throws ProblemException 404 {@code unknown-citizen}
     */
    public Uni<String> idNumber(CitizenId citizen) {
        return person(citizen).map(Person::idNumber);
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

    public static LocalDate today(Clock clock) {
        return LocalDate.ofInstant(clock.instant(), CHINA);
    }

    private static Person known(Optional<Person> person) {
        return person.orElseThrow(() -> new ProblemException(404, "unknown-citizen"));
    }
}
