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

/** Shows and sets how much a hall has to publish, and shows how much it has published. */
@Path("/api/halls/{hall}/duties")
class DutyResource {

    /** These are the months in which a content can be shown. */
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
     * Answers the progress of a month and its year.
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

    /** Sets the goals that hold from now on. */
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
            // The refusal below is the same for everything that is no month.
        }
        throw new ProblemException(400, "invalid-request", List.of(new FieldError("month", "field.unreadable")));
    }
}
