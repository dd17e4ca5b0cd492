package cn.bianmin.screens.emergency;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

import cn.bianmin.hall.HallId;
import cn.bianmin.identity.Caller;
import cn.bianmin.identity.DeviceId;
import cn.bianmin.identity.Roles;
import cn.bianmin.identity.StaffId;
import cn.bianmin.platform.UuidV7;
import cn.bianmin.platform.problem.ProblemException;
import cn.bianmin.platform.text.PlainText;
import cn.bianmin.screens.ScreenAccess;
import io.smallrye.mutiny.Uni;

/** The emergency insert. */
@Path("/api/halls/{hall}/emergencies")
@Tag(name = "screens")
public class EmergencyResource {

    /**
     * What is asked for.
     *
     * @param until when it ends by itself, at most 24 hours ahead
     * @param drill marked as 演练 on the screens
     * @param screens which it covers; left out, every screen of the hall
     */
    record NewEmergency(
            @NotNull @PlainText(max = 200, multiline = true) String text,
            @NotNull EmergencyLevel level,
            @NotNull Instant until,
            boolean drill,
            @Nullable @Size(min = 1, max = 500) Set<@NotNull DeviceId> screens) {
    }

    /** As the desk shows it; {@code screens} left out is every screen of the hall. */
    record EmergencyView(UUID emergency, EmergencyState state, String text, EmergencyLevel level, boolean drill, Instant until,
            @Nullable Set<UUID> screens, StaffId author, Instant askedAt, @Nullable StaffId confirmer,
            @Nullable Instant confirmedAt, @Nullable Instant endedAt) {

        static EmergencyView of(Emergency emergency) {
            return new EmergencyView(emergency.id(), emergency.state(), emergency.text(), emergency.level(), emergency.drill(),
                    emergency.until(), emergency.screens(), emergency.author(), emergency.askedAt(), emergency.confirmer(),
                    emergency.confirmedAt(), emergency.endedAt());
        }
    }

    /** The youngest first, a hundred at most. */
    record EmergencyList(List<EmergencyView> emergencies) {
    }

    @Inject
    Emergencies emergencies;
    @Inject
    ScreenAccess door;
    @Inject
    Caller caller;
    @Inject
    Clock clock;

    @GET
    @RolesAllowed({ Roles.DIRECTOR, Roles.REVIEWER, Roles.ADMIN })
    @Operation(summary = "The emergencies asked for, shown and over")
    public Uni<EmergencyList> list(HallId hall) {
        caller.mustWorkAt(hall);
        return emergencies.list(hall).map(all -> new EmergencyList(all.stream().map(EmergencyView::of).toList()));
    }

    @POST
    @RolesAllowed(Roles.DIRECTOR)
    @Operation(summary = "Ask for an emergency insert; shown when a second person confirms it")
    @APIResponse(responseCode = "201", description = "It waits for a second person", content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = EmergencyView.class)))
    public Uni<Response> ask(HallId hall, @NotNull @Valid NewEmergency asked) {
        caller.mustWorkAt(hall);
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        if (!asked.until.isAfter(now) || asked.until.isAfter(now.plus(Emergency.LONGEST))) {
            throw new ProblemException(400, "emergency-too-long", Emergency.LONGEST.toHours());
        }
        var screens = asked.screens == null ? null : Set.copyOf(asked.screens);
        var emergency = new Emergency(hall, UuidV7.next(clock), asked.text, asked.level, asked.drill,
                screens == null ? null : screens.stream().map(DeviceId::value).collect(Collectors.toUnmodifiableSet()),
                asked.until, EmergencyState.PENDING, caller.staff().orElseThrow(), now, null, null, null);
        return (screens == null ? Uni.createFrom().voidItem() : door.allOfHall(hall, screens))
                .chain(() -> emergencies.ask(emergency))
                .map(added -> Response.status(Response.Status.CREATED)
                        .header("Location", "/api/halls/" + hall + "/emergencies/" + added.id())
                        .entity(EmergencyView.of(added))
                        .build());
    }

    @POST
    @Path("/{emergency}/confirm")
    @RolesAllowed({ Roles.DIRECTOR, Roles.REVIEWER, Roles.ADMIN })
    @Operation(summary = "Confirm an emergency insert as the second person; it is on the screens within 2 s")
    public Uni<EmergencyView> confirm(HallId hall, UUID emergency) {
        caller.mustWorkAt(hall);
        return emergencies.confirm(hall, emergency, caller.staff().orElseThrow()).map(EmergencyView::of);
    }

    @DELETE
    @Path("/{emergency}")
    @RolesAllowed({ Roles.DIRECTOR, Roles.REVIEWER, Roles.ADMIN })
    @Operation(summary = "End an emergency insert, or take it back before it is confirmed")
    public Uni<Void> end(HallId hall, UUID emergency) {
        caller.mustWorkAt(hall);
        return emergencies.end(hall, emergency, caller.name());
    }

    @DELETE
    @RolesAllowed({ Roles.DIRECTOR, Roles.REVIEWER, Roles.ADMIN })
    @Operation(summary = "Panic-off: end everything on every screen of the hall")
    public Uni<Void> endAll(HallId hall) {
        caller.mustWorkAt(hall);
        return emergencies.endAll(hall, caller.name());
    }
}
