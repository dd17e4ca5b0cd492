package cn.bianmin.hall.admin;

import java.util.List;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;

import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

import cn.bianmin.hall.HallEditor;
import cn.bianmin.hall.admin.WorkingCalendars.Effect;
import cn.bianmin.hall.admin.WorkingCalendars.Year;
import cn.bianmin.hall.calendar.HolidayNotice;
import cn.bianmin.platform.text.PlainText;
import io.smallrye.mutiny.Uni;

/** Shows and takes the yearly notices of the State Council and their amendments within the year. */
@Path("/api/working-calendar/{year}")
@PermitAll
class WorkingCalendarResource {

    private static final int EARLIEST = 2000;
    private static final int LATEST = 2100;
    private static final int LONGEST_CSV = 20_000;

    /** One row of a notice as it is sent. */
    record Row(@NotNull String from, @NotNull String to, @NotNull String kind, @NotNull String name) {
    }

    /**
     * A notice for a whole year; it replaces the one before.
     *
     * @param reason such as the number of the notice
     */
    record Sent(@NotNull @Size(min = 1, max = 100) List<@NotNull @Valid Row> days,
            @NotNull @PlainText(max = 200) String reason) {
    }

    private final WorkingCalendars calendars;
    private final HallEditor editor;

    WorkingCalendarResource(WorkingCalendars calendars, HallEditor editor) {
        this.calendars = calendars;
        this.editor = editor;
    }

    @GET
    public Uni<Year> year(@Min(EARLIEST) @Max(LATEST) int year) {
        return calendars.year(year);
    }

    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(HallEditor.ADMIN)
    public Uni<Effect> publish(@Min(EARLIEST) @Max(LATEST) int year, @RestQuery @DefaultValue("false") boolean preview,
            @RestQuery @DefaultValue("0") @Min(0) int confirm, @NotNull @Valid Sent sent) {
        var lines = sent.days()
                .stream()
                .map(row -> new HolidayNoticeRules.Line(row.from(), row.to(), row.kind(), row.name()))
                .toList();
        editor.mustWorkEverywhere();
        return take(HolidayNoticeRules.of(year, lines), preview, sent.reason(), confirm);
    }

    /** Takes a notice as a table with the columns of {@code calendar/working-calendar.csv}. */
    @PUT
    @Consumes("text/csv")
    @RolesAllowed(HallEditor.ADMIN)
    public Uni<Effect> publishCsv(@Min(EARLIEST) @Max(LATEST) int year, @RestQuery @DefaultValue("false") boolean preview,
            @RestQuery @DefaultValue("0") @Min(0) int confirm,
            @RestQuery @Nullable @PlainText(max = 200) String reason, @NotNull @Size(max = LONGEST_CSV) String csv) {
        editor.mustWorkEverywhere();
        return take(HolidayNoticeRules.ofCsv(year, csv), preview, reason == null ? "" : reason, confirm);
    }

    private Uni<Effect> take(HolidayNotice notice, boolean preview, String reason, int confirmed) {
        return preview ? calendars.preview(notice) : calendars.publish(notice, editor.name(), reason, confirmed);
    }
}
