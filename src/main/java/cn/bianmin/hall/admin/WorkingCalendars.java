package cn.bianmin.hall.admin;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;

import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

import cn.bianmin.hall.DayKind;
import cn.bianmin.hall.HallId;
import cn.bianmin.hall.HallPlan;
import cn.bianmin.hall.Halls;
import cn.bianmin.hall.calendar.HolidayNotice;
import cn.bianmin.hall.calendar.HolidayNotice.Span;
import cn.bianmin.hall.calendar.StatutoryHolidays;
import cn.bianmin.hall.calendar.WorkingCalendar;
import cn.bianmin.hall.plan.HolidayNoticeRow;
import cn.bianmin.hall.plan.PlanReading;
import cn.bianmin.platform.audit.Audit;
import cn.bianmin.platform.database.Database;
import cn.bianmin.platform.events.Outbox;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

/** Keeps the State Council's notices of the installation. An admin publishes and amends them; every revision stays. */
@ApplicationScoped
public class WorkingCalendars {

    private static final String SHIPPED = "/calendar/working-calendar.csv";
    private static final String LOCK = "working-calendar";
    /** The start may take so long, because a machine that starts several processes at once is slow. */
    static final Duration AT_START = Duration.ofSeconds(30);

    /**
     * The changes that a notice brings.
     *
     * @param revision the one it became, or would become
     * @param amended whether it differs at all from the notice that stands
     * @param changedDays how many days are other than before
     * @param changes which, in order
     */
    record Effect(int year, int revision, boolean amended, int changedDays, List<Change> changes) {
    }

    /** One day whose kind changes. */
    record Change(LocalDate date, DayKind before, DayKind after) {
    }

    /**
     * A year as it stands.
     *
     * @param published false: the holidays are those of the law, all other days are provisional
     * @param days ordinary weekdays and weekends are not listed
     */
    record Year(int year, boolean published, List<Span> days, List<Revision> revisions) {
    }

    /** One published revision with its reason; the audit alone says who published it. */
    record Revision(int revision, Instant at, String reason, List<Span> days) {
    }

    private final Database database;
    private final HallStore store;
    private final Halls halls;
    private final ChangeConfirmation confirmation;
    private final ChangeRecord record;
    private final Clock clock;

    WorkingCalendars(Database database, HallStore store, Halls halls, ChangeConfirmation confirmation, ChangeRecord record,
            Clock clock) {
        this.database = database;
        this.store = store;
        this.halls = halls;
        this.confirmation = confirmation;
        this.record = record;
        this.clock = clock;
    }

    Uni<Year> year(int year) {
        return database.inSession(session -> revisions(session, year)).map(rows -> year(year, rows));
    }

    /** The changes that publishing the notice would bring; nothing is stored. */
    Uni<Effect> preview(HolidayNotice notice) {
        return database.inSession(session -> effect(session, notice));
    }

    /**
     * Replaces the year's notice; the same notice again leaves no revision. Fails with 409 {@code confirmation-required} when the
     * halls' bookings that lose their period are more than are confirmed.
     */
    Uni<Effect> publish(HolidayNotice notice, String actor, String reason, int confirmed) {
        return preview(notice)
                .chain(effect -> effect.changes().isEmpty() ? Uni.createFrom().item(List.<HallPlan> of()) : plansAfter(notice))
                .chain(then -> confirmation.of(then, confirmed))
                .chain(() -> replace(notice, actor, reason));
    }

    private Uni<List<HallPlan>> plansAfter(HolidayNotice notice) {
        return halls.all()
                .onItem()
                .transformToMulti(all -> Multi.createFrom().iterable(all))
                .onItem()
                .transformToUniAndConcatenate(halls::plan)
                .map(plan -> plan.with(notice))
                .collect()
                .asList();
    }

    private Uni<Effect> replace(HolidayNotice notice, String actor, String reason) {
        return database.inSessionTransaction(session -> store.lock(session, LOCK)
                .chain(() -> effect(session, notice))
                .call(effect -> effect.amended()
                        ? store(session, notice, effect, actor, reason)
                        : Uni.createFrom().voidItem()))
                .invoke(halls::forgetAll);
    }

    /** Publishes the notices that come with the software, for years that have none yet. */
    Uni<Void> publishShipped() {
        return database.inSessionTransaction(AT_START, session -> store.lock(session, LOCK)
                .chain(() -> Multi.createFrom()
                        .iterable(shipped())
                        .onItem()
                        .transformToUniAndConcatenate(notice -> publishFirst(session, notice))
                        .collect()
                        .last()))
                .invoke(halls::forgetAll)
                .replaceWithVoid();
    }

    /** The notices in the jar, one per year. */
    public static List<HolidayNotice> shipped() {
        try (var stream = Objects.requireNonNull(WorkingCalendars.class.getResourceAsStream(SHIPPED))) {
            var lines = new String(stream.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
            return lines.stream()
                    .map(line -> line.substring(line.lastIndexOf(',') + 1))
                    .filter(year -> year.matches("\\d{4}"))
                    .distinct()
                    .map(year -> HolidayNoticeRules.ofCsv(Integer.parseInt(year), of(year, lines)))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String of(String year, List<String> lines) {
        return String.join("\n", Stream.concat(Stream.of(HolidayNoticeRules.CSV_HEADER),
                lines.stream().filter(line -> line.endsWith("," + year))).toList());
    }

    private Uni<@Nullable Void> publishFirst(Mutiny.Session session, HolidayNotice notice) {
        return effect(session, notice).chain(effect -> effect.revision() > 1 || !effect.amended()
                ? Uni.createFrom().voidItem()
                : store(session, notice, effect, "system", "随软件提供"));
    }

    private Uni<Void> store(Mutiny.Session session, HolidayNotice notice, Effect effect, String actor, String reason) {
        var entry = new Audit.Entry(0, actor, "working-calendar.published", notice.year() + "/" + effect.revision(), reason);
        return session.persist(new HolidayNoticeRow(notice, effect.revision(), actor, reason, clock.instant()))
                .chain(session::flush)
                .chain(() -> eventsOf(session, effect))
                .chain(events -> record.write(session, events, entry));
    }

    private static Uni<List<Outbox.Event>> eventsOf(Mutiny.Session session, Effect effect) {
        if (effect.changes().isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        var from = effect.changes().get(0).date();
        var to = effect.changes().get(effect.changedDays() - 1).date();
        return session.createSelectionQuery("SELECT hall FROM HallRow ORDER BY hall", Integer.class)
                .getResultList()
                .map(numbers -> numbers.stream()
                        .map(number -> HallChanges.hoursChanged(new HallId(number), from, to))
                        .toList());
    }

    private static Uni<Effect> effect(Mutiny.Session session, HolidayNotice notice) {
        return revisions(session, notice.year()).chain(rows -> PlanReading.calendar(session)
                .map(before -> effect(before, notice, rows)));
    }

    /** The days that change, from the December before to the January after; pure. */
    private static Effect effect(WorkingCalendar before, HolidayNotice notice, List<HolidayNoticeRow> revisions) {
        var standing = revisions.isEmpty() ? 0 : revisions.get(0).revision;
        var amended = revisions.isEmpty() || !revisions.get(0).days.equals(notice.days());
        var after = before.with(notice);
        var changes = LocalDate.of(notice.year() - 1, 12, 1)
                .datesUntil(LocalDate.of(notice.year() + 1, 2, 1))
                .filter(date -> before.day(date).kind() != after.day(date).kind())
                .map(date -> new Change(date, before.day(date).kind(), after.day(date).kind()))
                .toList();
        return new Effect(notice.year(), amended ? standing + 1 : standing, amended, changes.size(), changes);
    }

    private static Uni<List<HolidayNoticeRow>> revisions(Mutiny.Session session, int year) {
        return session
                .createSelectionQuery("FROM HolidayNoticeRow WHERE year = ?1 ORDER BY revision DESC", HolidayNoticeRow.class)
                .setParameter(1, year)
                .getResultList();
    }

    private static Year year(int year, List<HolidayNoticeRow> rows) {
        var revisions = rows.stream()
                .map(row -> new Revision(row.revision, row.at, row.reason, row.days))
                .toList();
        return new Year(year, !rows.isEmpty(), rows.isEmpty() ? StatutoryHolidays.of(year) : rows.get(0).days, revisions);
    }
}
