package cn.bianmin.identity.staff;

import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import cn.bianmin.hall.HallId;
import cn.bianmin.identity.Caller;
import cn.bianmin.identity.StaffId;
import cn.bianmin.identity.password.PasswordRule;
import cn.bianmin.identity.password.Passwords;
import cn.bianmin.identity.session.Sessions;
import cn.bianmin.platform.UuidV7;
import cn.bianmin.platform.audit.Audit;
import cn.bianmin.platform.database.Database;
import cn.bianmin.platform.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;

/**
 * Who works here.
 *
 * <p>
 * An admin of a hall gives roles in that hall; the person as a whole (password, dismissal) they touch only when all the
 * person's roles lie in halls of their own, so that no hall can take over another's people. Whoever's password changes is signed
 * out everywhere, whoever's roles change in a hall is signed out of that hall, for a token must not say what is no longer so. Every
 * act is audited.
 */
@ApplicationScoped
class StaffRegister {

    private final StaffStore store;
    private final Sessions sessions;
    private final Passwords passwords;
    private final Database database;
    private final Audit audit;
    private final Clock clock;

    StaffRegister(StaffStore store, Sessions sessions, Passwords passwords, Database database, Audit audit, Clock clock) {
        this.store = store;
        this.sessions = sessions;
        this.passwords = passwords;
        this.database = database;
        this.audit = audit;
        this.clock = clock;
    }

    /** @throws ProblemException 400 {@code weak-password}; 409 {@code username-taken} */
    Uni<StaffId> appoint(HallId hall, String username, String name, String password, Set<String> roles, String actor) {
        return add(username, name, password, false, (connection, staff) -> store.setRoles(connection, hall, staff, roles)
                .chain(() -> audit.record(connection, new Audit.Entry(hall.value(), actor, "staff.appointed",
                        staff.toString(), String.join(",", roles)))));
    }

    /** An admin of every hall. */
    Uni<StaffId> appointEverywhere(String username, String name, String password, String actor) {
        return add(username, name, password, true, (connection, staff) -> audit.record(connection,
                new Audit.Entry(0, actor, "staff.appointed", staff.toString(), "admin of every hall")));
    }

    /**
     * The person's roles in that hall are these from now on; none: they no longer work there. It ends the sessions that open the
     * hall, and no other.
     *
     * @throws ProblemException 404 {@code unknown-staff}, also for somebody who works only in other halls
     */
    Uni<Void> setRoles(HallId hall, StaffId staff, Set<String> roles, Caller manager) {
        var entry = new Audit.Entry(hall.value(), manager.name(), "staff.roles-changed", staff.toString(),
                String.join(",", roles));
        return sessions.endingThoseInHall(staff.value(), hall.value(),
                connection -> changeableAt(connection, hall, staff, manager)
                        .chain(() -> store.setRoles(connection, hall, staff, roles))
                        .chain(() -> audit.record(connection, entry)));
    }

    /** @throws ProblemException 404 {@code unknown-staff} */
    Uni<Void> dismiss(StaffId staff, Caller manager) {
        var entry = new Audit.Entry(0, manager.name(), "staff.dismissed", staff.toString(), "");
        return sessions.endingAllOf(staff.value(), null, connection -> managed(connection, staff, manager)
                .chain(() -> store.dismiss(connection, staff, clock.instant()))
                .chain(() -> audit.record(connection, entry)));
    }

    /** @throws ProblemException 400 {@code weak-password}; 404 {@code unknown-staff} */
    Uni<Void> resetPassword(StaffId staff, String password, Caller manager) {
        var entry = new Audit.Entry(0, manager.name(), "staff.password-reset", staff.toString(), "");
        return database.withConnection(connection -> managed(connection, staff, manager))
                .invoke(known -> PasswordRule.check(password, Set.of(known.username())))
                .chain(() -> passwords.hash(password))
                .chain(hash -> sessions.endingAllOf(staff.value(), null, connection -> managed(connection, staff, manager)
                        .chain(() -> store.changePassword(connection, staff, hash))
                        .chain(() -> audit.record(connection, entry))));
    }

    Uni<List<StaffStore.Known>> ofHall(HallId hall, @Nullable StaffId after, int limit) {
        return database.withConnection(
                connection -> store.ofHall(connection, hall, after == null ? null : after.value(), limit));
    }

    private Uni<StaffId> add(String username, String name, String password, boolean everyHall,
            BiFunction<SqlConnection, StaffId, Uni<Void>> andThen) {
        PasswordRule.check(password, Set.of(username));
        var staff = new StaffId(UuidV7.next(clock));
        return passwords.hash(password)
                .chain(hash -> database.inTransaction(connection -> store
                        .add(connection, new StaffStore.New(staff, username, name, hash, everyHall), clock.instant())
                        .invoke(added -> {
                            if (!added) {
                                throw new ProblemException(409, "username-taken");
                            }
                        })
                        .chain(() -> andThen.apply(connection, staff))))
                .replaceWith(staff);
    }

    private Uni<StaffStore.Known> known(SqlConnection connection, StaffId staff) {
        return store.find(connection, staff).map(known -> known.orElseThrow(StaffRegister::unknown));
    }

    private Uni<StaffStore.Known> changeableAt(SqlConnection connection, HallId hall, StaffId staff, Caller manager) {
        return known(connection, staff).invoke(known -> {
            var access = manager.access();
            if (access == null || !known.appointments().mayChangeAt(hall, access)) {
                throw unknown();
            }
        });
    }

    private Uni<StaffStore.Known> managed(SqlConnection connection, StaffId staff, Caller manager) {
        return known(connection, staff).invoke(known -> {
            var access = manager.access();
            if (access == null || !known.appointments().liesWithin(access)) {
                throw unknown();
            }
        });
    }

    private static ProblemException unknown() {
        return new ProblemException(404, "unknown-staff");
    }
}
