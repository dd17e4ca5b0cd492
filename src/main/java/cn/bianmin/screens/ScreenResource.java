package cn.bianmin.screens;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

import cn.bianmin.hall.HallId;
import cn.bianmin.identity.Caller;
import cn.bianmin.identity.DeviceId;
import cn.bianmin.identity.Roles;
import cn.bianmin.identity.ScreenDevice;
import cn.bianmin.platform.problem.ProblemException;
import cn.bianmin.screens.setting.DayPart;
import cn.bianmin.screens.setting.ScreenKind;
import cn.bianmin.screens.setting.ScreenSettings;
import cn.bianmin.screens.setting.ScreenStore;
import io.smallrye.mutiny.Uni;

/** The screens of a hall, as its staff see and set them. */
@Path("/api/halls/{hall}")
@Tag(name = "screens")
public class ScreenResource {

    private static final int MOST_DAYS = 366;
    private static final int MOST_COUNTS = 5_000;

    /**
     * One screen.
     *
     * @param enrolled whether the code was typed at it
     * @param version of its playlist, once it has one
     * @param shownVersion which one it last had
     * @param lastSeen when it last asked or listened
     */
    record ScreenView(DeviceId screen, String name, boolean enrolled, ScreenKind kind, String zone, int width, int height,
            List<DayPart> parts, @Nullable Long version, @Nullable OffsetDateTime issuedAt, @Nullable Long shownVersion,
            @Nullable OffsetDateTime lastSeen) {

        static ScreenView of(ScreenDevice device, ScreenSettings settings, ScreenStore.@Nullable Seen seen) {
            var known = seen == null ? new ScreenStore.Seen(null, null, null, null) : seen;
            return new ScreenView(device.id(), device.name(), device.enrolled(), settings.kind(), settings.zone(),
                    settings.width(), settings.height(), settings.parts(), known.version(), known.issuedAt(), known.shown(),
                    known.at());
        }
    }

    /** By age. */
    record ScreenList(List<ScreenView> screens) {
    }

    /** The most shown first. */
    record PlayCounts(LocalDate from, LocalDate to, List<ProofOfPlayStore.Count> counts) {
    }

    @Inject
    Screens screens;
    @Inject
    ScreenAccess door;
    @Inject
    ProofOfPlayStore plays;
    @Inject
    Caller caller;

    @GET
    @Path("/screens")
    @RolesAllowed({ Roles.ADMIN, Roles.DIRECTOR, Roles.EDITOR, Roles.REVIEWER })
    @Operation(summary = "The hall's screens, with what they show and when they were last seen")
    public Uni<ScreenList> list(HallId hall) {
        caller.mustWorkAt(hall);
        return screens.ofHall(hall).map(all -> new ScreenList(all.stream()
                .map(each -> ScreenView.of(each.device(), each.settings(), each.seen()))
                .toList()));
    }

    @PUT
    @Path("/screens/{screen}")
    @RolesAllowed({ Roles.ADMIN, Roles.DIRECTOR })
    @Operation(summary = "Set what a screen is and what it shows in which part of the day")
    public Uni<ScreenSettings> put(HallId hall, DeviceId screen, @NotNull @Valid ScreenSettings settings) {
        caller.mustWorkAt(hall);
        var empty = settings.parts().stream().filter(part -> part.from().equals(part.to())).findFirst();
        if (empty.isPresent()) {
            throw new ProblemException(400, "empty-day-part", empty.get().from());
        }
        return door.allOfHall(hall, Set.of(screen))
                .chain(() -> screens.put(hall, screen, settings, caller.name()))
                .replaceWith(settings);
    }

    @GET
    @Path("/plays")
    @RolesAllowed({ Roles.EDITOR, Roles.REVIEWER, Roles.DIRECTOR })
    @Operation(summary = "How often each content was shown on each screen, by the hall's days")
    public Uni<PlayCounts> count(HallId hall, @NotNull @RestQuery LocalDate from, @NotNull @RestQuery LocalDate to,
            @RestQuery @DefaultValue("1000") @Min(1) @Max(MOST_COUNTS) int limit) {
        caller.mustWorkAt(hall);
        if (to.isBefore(from)) {
            throw new ProblemException(400, "period-backwards");
        }
        if (ChronoUnit.DAYS.between(from, to) >= MOST_DAYS) {
            throw new ProblemException(400, "period-too-long", MOST_DAYS);
        }
        return plays.count(hall, from, to, limit).map(counts -> new PlayCounts(from, to, counts));
    }
}
