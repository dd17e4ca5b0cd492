package cn.bianmin.content.duty;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.List;
import java.util.regex.Pattern;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;

import org.jspecify.annotations.Nullable;

import cn.bianmin.hall.HallId;
import cn.bianmin.hall.Halls;
import cn.bianmin.identity.Caller;
import cn.bianmin.identity.Roles;
import cn.bianmin.platform.audit.Audit;
import cn.bianmin.platform.database.Database;
import cn.bianmin.platform.problem.ProblemException;
import cn.bianmin.platform.problem.ProblemException.FieldError;
import io.smallrye.mutiny.Uni;

/** What the hall has to publish, and how far it has come. */
@Path("/api/halls/{hall}/duties")
class DutyResource {

    /** The months that {@link Period} knows. */
    private static final Pattern MONTH = Pattern.compile("20\\d\\d-\\d\\d");

    private final Database database;
    private final DutyStore store;
    private final Halls halls;
    private final Audit audit;
    private final Caller caller;
    private final Clock clock;

    DutyResource(Database database, DutyStore store, Halls halls, Audit audit, Caller caller, Clock clock) {
        this.database = database;
        this.store = store;
        this.halls = halls;
        this.audit = audit;
        this.caller = caller;
        this.clock = clock;
    }

    /**
     * Progress of a month and its year.
     *
     * @param month {@code 2026-11}; absent: this one
     */
    @GET
    @RolesAllowed({ Roles.EDITOR, Roles.REVIEWER, Roles.DIRECTOR, Roles.SUPERVISOR })
    public Uni<Duties> duties(HallId hall, @QueryParam("month") @Nullable String month) {
        caller.mustWorkAt(hall);
        return halls.plan(hall).chain(plan -> {
            var wanted = month == null ? YearMonth.now(clock.withZone(plan.zone())) : read(month);
            return database.withConnection(connection -> store.duties(connection, hall, wanted, plan.zone()));
        });
    }

    /** Other goals from now on. */
    @PUT
    @RolesAllowed({ Roles.DIRECTOR, Roles.ADMIN })
    public Uni<PublishingGoals> setGoals(HallId hall, @NotNull @Valid PublishingGoals goals) {
        caller.mustWorkAt(hall);
        var entry = new Audit.Entry(hall.value(), caller.name(), "publishing-goals.changed", hall.toString(), goals.toString());
        return halls.plan(hall)
                .chain(plan -> database.inTransaction(connection -> store.setGoals(connection, hall, goals)
                        .chain(() -> audit.record(connection, entry))))
                .replaceWith(goals);
    }

    private static YearMonth read(String month) {
        try {
            if (MONTH.matcher(month).matches()) {
                return YearMonth.parse(month);
            }
        } catch (DateTimeException e) {
            // Told below, as everything else that is no month.
        }
        throw new ProblemException(400, "invalid-request", List.of(new FieldError("month", "field.unreadable")));
    }
}
