package cn.bianmin.hall;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import cn.bianmin.hall.calendar.Closure;
import cn.bianmin.hall.calendar.HolidayNotice;
import cn.bianmin.hall.calendar.Schedule;
import cn.bianmin.hall.calendar.SpecialOpening;
import cn.bianmin.hall.calendar.WorkingCalendar;

/**
 * A snapshot of one hall: all that is needed to compute hours and capacity without further I/O. Immutable; the hours of a day
 * are computed once per plan.
 */
public final class HallPlan {

    /** The memo holds two years of days; other days are computed each time. */
    private static final int MEMO_LIMIT = 800;
    /** The search for the next opening ends after so many days; no hall closes longer without a new plan. */
    private static final int NEXT_OPENING_DAYS = 60;

    private final HallFacts facts;
    private final HallParameters parameters;
    private final List<Desk> desks;
    private final Map<DeskId, Desk> desksById;
    private final Schedule schedule;
    private final Map<LocalDate, DayHours> hours = new ConcurrentHashMap<>();
    /** Only desks with closures of their own are here; the others keep the hall's hours. */
    private final Map<DeskId, Map<LocalDate, DayHours>> deskHours;

    public HallPlan(HallFacts facts, HallParameters parameters, List<Desk> desks, Schedule schedule) {
        this.facts = facts;
        this.parameters = parameters;
        this.desks = List.copyOf(desks);
        this.desksById = desks.stream().collect(Collectors.toUnmodifiableMap(Desk::id, Function.identity()));
        this.schedule = schedule;
        this.deskHours = schedule.closures().stream()
                .flatMap(closure -> Optional.ofNullable(closure.desk()).stream())
                .distinct()
                .collect(Collectors.toUnmodifiableMap(Function.identity(), desk -> new ConcurrentHashMap<>()));
    }

    public HallId id() {
        return facts.id();
    }

    public String name() {
        return facts.name();
    }

    public String nameEn() {
        return facts.nameEn();
    }

    /** The name, the address and the floors. */
    public HallFacts facts() {
        return facts;
    }

    public ZoneId zone() {
        return facts.zone();
    }

    public HallParameters parameters() {
        return parameters;
    }

    /** The desks in the order of their numbers. */
    public List<Desk> desks() {
        return desks;
    }

    public Optional<Desk> desk(DeskId id) {
        return Optional.ofNullable(desksById.get(id));
    }

    /** The working days of the law, for {@link Deadlines}. */
    public WorkingCalendar calendar() {
        return schedule.calendar();
    }

    /** The hours of the hall as a whole. */
    public DayHours hoursOn(LocalDate date) {
        return memoised(hours, date, null);
    }

    /** The hours of one desk: the hall's, less what the director closes of this desk. */
    public DayHours hoursOn(LocalDate date, DeskId desk) {
        var own = deskHours.get(desk);
        return own == null ? hoursOn(date) : memoised(own, date, desk);
    }

    /** The beginning of the next opening period after the moment; empty when none is near. */
    public Optional<LocalDateTime> nextOpening(LocalDateTime now) {
        return now.toLocalDate()
                .datesUntil(now.toLocalDate().plusDays(NEXT_OPENING_DAYS))
                .flatMap(date -> hoursOn(date).sessions().stream().map(period -> date.atTime(period.from())))
                .filter(opening -> opening.isAfter(now))
                .findFirst();
    }

    /** This plan as it would be under one more closure; nothing is stored. */
    public HallPlan with(Closure hypothetical) {
        return new HallPlan(facts, parameters, desks, schedule.with(hypothetical));
    }

    /** This plan as it would be with one more special opening; nothing is stored. */
    public HallPlan with(SpecialOpening hypothetical) {
        return new HallPlan(facts, parameters, desks, schedule.with(hypothetical));
    }

    /** This plan as it would be under one more notice of the State Council; nothing is stored. */
    public HallPlan with(HolidayNotice hypothetical) {
        return new HallPlan(facts, parameters, desks, schedule.with(hypothetical));
    }

    private DayHours memoised(Map<LocalDate, DayHours> memo, LocalDate date, @Nullable DeskId desk) {
        var known = memo.get(date);
        if (known != null) {
            return known;
        }
        var computed = schedule.hours(date, desk);
        if (memo.size() < MEMO_LIMIT) {
            memo.put(date, computed);
        }
        return computed;
    }
}
