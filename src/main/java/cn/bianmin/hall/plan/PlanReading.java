package cn.bianmin.hall.plan;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.hibernate.reactive.mutiny.Mutiny;

import cn.bianmin.hall.HallId;
import cn.bianmin.hall.HallPlan;
import cn.bianmin.hall.calendar.Schedule;
import cn.bianmin.hall.calendar.SpecialOpening;
import cn.bianmin.hall.calendar.WorkingCalendar;
import cn.bianmin.platform.problem.ProblemException;
import io.smallrye.mutiny.Uni;

/** Reads one hall's plan with eight small queries, one after the other as a session demands. */
public final class PlanReading {

    static final String CURRENT_NOTICES = """
            FROM HolidayNoticeRow notice
            WHERE notice.revision = (SELECT max(other.revision) FROM HolidayNoticeRow other WHERE other.year = notice.year)
            ORDER BY notice.year
            """;

    private final Mutiny.Session session;
    private final HallId id;
    private List<FloorRow> floors = List.of();
    private List<DeskRow> desks = List.of();
    private List<WindowRow> windows = List.of();
    private List<SeasonRow> seasons = List.of();
    private List<ClosureRow> closures = List.of();
    private List<SpecialOpeningRow> openings = List.of();
    private WorkingCalendar calendar = WorkingCalendar.of(List.of());

    public PlanReading(Mutiny.Session session, HallId id) {
        this.session = session;
        this.id = id;
    }

    /** Fails with 404 {@code unknown-hall}. */
    public Uni<HallPlan> read() {
        return session.find(HallRow.class, id.value())
                .onItem()
                .ifNull()
                .failWith(() -> new ProblemException(404, "unknown-hall"))
                .call(() -> rows("FROM FloorRow WHERE hall = ?1 ORDER BY floor", FloorRow.class).invoke(all -> floors = all))
                .call(() -> rows("FROM DeskRow WHERE hall = ?1 ORDER BY number", DeskRow.class).invoke(all -> desks = all))
                .call(() -> rows("FROM WindowRow WHERE hall = ?1 ORDER BY number", WindowRow.class)
                        .invoke(all -> windows = all))
                .call(() -> rows("FROM SeasonRow WHERE hall = ?1 ORDER BY season", SeasonRow.class)
                        .invoke(all -> seasons = all))
                .call(() -> rows("FROM ClosureRow WHERE hall = ?1 ORDER BY fromDay, closure", ClosureRow.class)
                        .invoke(all -> closures = all))
                .call(() -> rows("FROM SpecialOpeningRow WHERE hall = ?1 ORDER BY day", SpecialOpeningRow.class)
                        .invoke(all -> openings = all))
                .call(() -> calendar(session).invoke(read -> calendar = read))
                .map(this::plan);
    }

    /** The notices that hold now. */
    public static Uni<WorkingCalendar> calendar(Mutiny.Session session) {
        return session.createSelectionQuery(CURRENT_NOTICES, HolidayNoticeRow.class)
                .getResultList()
                .map(notices -> WorkingCalendar.of(notices.stream().map(HolidayNoticeRow::value).toList()));
    }

    private <T> Uni<List<T>> rows(String query, Class<T> type) {
        return session.createSelectionQuery(query, type).setParameter(1, id.value()).getResultList();
    }

    private HallPlan plan(HallRow hall) {
        var specials = openings.stream()
                .map(SpecialOpeningRow::value)
                .collect(Collectors.toMap(SpecialOpening::date, Function.identity()));
        var schedule = new Schedule(calendar, seasons.stream().map(SeasonRow::value).toList(), specials,
                closures.stream().map(ClosureRow::value).toList());
        return new HallPlan(hall.facts(floors), hall.parameters, desks.stream().map(desk -> desk.value(windows)).toList(),
                schedule);
    }
}
