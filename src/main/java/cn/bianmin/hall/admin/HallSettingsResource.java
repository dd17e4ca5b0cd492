package cn.bianmin.hall.admin;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;

import org.jboss.resteasy.reactive.RestQuery;

import cn.bianmin.hall.DeskId;
import cn.bianmin.hall.HallEditor;
import cn.bianmin.hall.HallId;
import cn.bianmin.hall.HallParameters;
import cn.bianmin.hall.Halls;
import cn.bianmin.hall.admin.HallChanges.Act;
import cn.bianmin.hall.calendar.Season;
import cn.bianmin.hall.plan.ShapeRules;
import cn.bianmin.hall.plan.WindowRow;
import cn.bianmin.platform.problem.ProblemException.FieldError;
import io.smallrye.mutiny.Uni;

/** Takes what a director sets for good: the hours of the seasons, the desks with their windows, the numbers in the rules. */
@Path("/api/halls/{hall}")
@RolesAllowed({ HallEditor.DIRECTOR, HallEditor.ADMIN })
class HallSettingsResource {

    /**
     * The settings of a desk from now on.
     *
     * @param openWindows the numbers of the windows where a clerk serves; the desk's others are shut
     */
    record DeskSettings(
            @Min(1) @Max(480) int minutesPerPerson,
            @NotNull @Size(max = 20) Map<String, Integer> shares,
            @NotNull @Size(max = 100) Set<@NotNull String> openWindows) {
    }

    private final HallChanges changes;
    private final HallStore store;
    private final Halls halls;
    private final HallEditor editor;

    HallSettingsResource(HallChanges changes, HallStore store, Halls halls, HallEditor editor) {
        this.changes = changes;
        this.store = store;
        this.halls = halls;
        this.editor = editor;
    }

    /** Replaces all seasons at once; together they cover each day of the year once. */
    @PUT
    @Path("seasons")
    public Uni<List<Season>> seasons(HallId hall, @RestQuery @DefaultValue("0") @Min(0) int confirm,
            @NotEmpty @Size(max = 12) List<@NotNull @Valid Season> seasons) {
        editor.mustWorkAt(hall);
        var act = new Act(editor.name(), "seasons.changed", hall.toString(), "", confirm);
        return changes.changeFromToday(hall, act,
                session -> store.replaceSeasons(session, hall, seasons).replaceWith(seasons));
    }

    /** Replaces all numbers at once; a number that is left out counts as 0 and is refused where 0 makes no sense. */
    @PUT
    @Path("parameters")
    public Uni<HallParameters> parameters(HallId hall, @RestQuery @DefaultValue("0") @Min(0) int confirm,
            @NotNull @Valid HallParameters parameters) {
        editor.mustWorkAt(hall);
        var act = new Act(editor.name(), "parameters.changed", hall.toString(), "", confirm);
        return changes.changeFromToday(hall, act, session -> store.hall(session, hall)
                .invoke(row -> row.parameters = parameters)
                .replaceWith(parameters));
    }

    @PUT
    @Path("desks/{desk}")
    public Uni<HallView.DeskView> desk(HallId hall, int desk, @RestQuery @DefaultValue("0") @Min(0) int confirm,
            @NotNull @Valid DeskSettings settings) {
        editor.mustWorkAt(hall);
        ShapeRules.checkShares(settings.shares());
        var id = new DeskId(hall, desk);
        var act = new Act(editor.name(), "desk.changed", id.toString(), "", confirm);
        return changes.changeFromToday(hall, act, session -> store.desk(session, id)
                .invoke(row -> {
                    row.minutesPerPerson = settings.minutesPerPerson();
                    row.shares = Map.copyOf(settings.shares());
                })
                .call(() -> store.rows(session, "FROM WindowRow WHERE hall = ?1 ORDER BY number", WindowRow.class, hall)
                        .invoke(windows -> open(windows.stream().filter(window -> window.desk == desk).toList(), settings))))
                .chain(() -> halls.plan(hall))
                .map(plan -> HallView.DeskView.of(plan.desk(id).orElseThrow()));
    }

    private static void open(List<WindowRow> windows, DeskSettings settings) {
        var known = windows.stream().map(window -> window.number).collect(Collectors.toSet());
        if (!known.containsAll(settings.openWindows())) {
            ShapeRules.refuse(List.of(new FieldError("openWindows", "hall.window-unknown")));
        }
        windows.forEach(window -> window.open = settings.openWindows().contains(window.number));
    }
}
