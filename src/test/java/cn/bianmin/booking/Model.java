package cn.bianmin.booking;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/** The hall's places as they ought to be: written once more, in memory, for one caller, without SQL. */
final class Model {

    static final int HORIZON_DAYS = 14;
    static final int PER_DAY = 2;
    static final int CANCELS = 6;
    static final Duration HOLD = Duration.ofMinutes(5);
    static final int DEADLINE_MINUTES = 60;
    private static final Duration CUT_OFF = Duration.ofMinutes(30);
    private static final LocalTime RELEASE = LocalTime.of(8, 0);
    private static final int DAY_MINUTES = 1_440;
    static final String DONE = "done";

    /** A period of a day, minutes after midnight. */
    public record Period(LocalDate day, int start) {

        static Period of(Booking booking) {
            return new Period(booking.slot().day(), booking.slot().startMinute());
        }

        long minutes() {
            return day.toEpochDay() * DAY_MINUTES + start;
        }
    }

    /** Whoever takes a place: a booking, a hold or a cancelled place. Rank 0 stays longest when places go. */
    public record Taker(int rank, Instant since, UUID id, @Nullable UUID citizen, int item, Period period, boolean orphan) {

        Taker at(Period other, boolean isOrphan) {
            return new Taker(rank, since, id, citizen, item, other, isOrphan);
        }
    }

    /** A booking or hold that is asked for. */
    public record Wish(UUID citizen, int item, Period period, @Nullable UUID hold) {
    }

    private static final Comparator<Taker> STAYING = Comparator.comparingInt(Taker::rank)
            .thenComparing(Taker::since)
            .thenComparing(taker -> taker.id().toString());

    private final ZoneId zone;
    private final TreeMap<LocalDate, TreeSet<Integer>> days = new TreeMap<>();
    private final TreeSet<LocalDate> closed = new TreeSet<>();
    private final Map<UUID, Taker> takers = new HashMap<>();
    private final Map<UUID, Integer> cancels = new HashMap<>();
    private int windows;
    private Instant now;

    Model(ZoneId zone, int windows, Instant now) {
        this.zone = zone;
        this.windows = windows;
        this.now = now;
    }

    public void open(LocalDate day, int start) {
        days.computeIfAbsent(day, any -> new TreeSet<>()).add(start);
    }

    public List<LocalDate> days() {
        return List.copyOf(days.keySet());
    }

    /** In a stable order, so that a seed tells the whole story. */
    public List<Taker> takers(int rank) {
        return takers.values().stream().filter(taker -> taker.rank == rank).sorted(STAYING).toList();
    }

    /** What the rules say before anybody else is looked at; empty when the period may be booked. */
    public Optional<String> ruledOut(Period period) {
        var starts = days.get(period.day);
        if (starts == null || closed.contains(period.day)) {
            return Optional.of("hall-closed");
        }
        if (!starts.contains(period.start)) {
            return Optional.of("unknown-slot");
        }
        if (now.isAfter(begin(period).minus(CUT_OFF))) {
            return Optional.of("too-late");
        }
        var release = period.day.minusDays(HORIZON_DAYS).atTime(RELEASE).atZone(zone).toInstant();
        return now.isBefore(release) ? Optional.of("not-released") : Optional.empty();
    }

    public String hold(Period period) {
        return ruledOut(period).orElseGet(() -> free(period) > 0 ? DONE : "slot-full");
    }

    public String book(Wish wish) {
        return ruledOut(wish.period).or(() -> noPlace(wish)).or(() -> personal(wish)).orElse(DONE);
    }

    private Optional<String> personal(Wish wish) {
        if (cancels.getOrDefault(wish.citizen, 0) >= CANCELS) {
            return Optional.of("no-shows");
        }
        if (of(wish.citizen).anyMatch(taker -> taker.item == wish.item)) {
            return Optional.of("already-booked");
        }
        return of(wish.citizen).filter(taker -> taker.period.day.equals(wish.period.day)).count() >= PER_DAY
                ? Optional.of("too-many-bookings")
                : Optional.empty();
    }

    private Optional<String> noPlace(Wish wish) {
        if (wish.hold == null) {
            return free(wish.period) > 0 ? Optional.empty() : Optional.of("slot-full");
        }
        var held = takers.get(wish.hold);
        return held != null && held.rank == 1 && held.item == wish.item && held.period.equals(wish.period) ? Optional.empty()
                : Optional.of("hold-expired");
    }

    public String move(UUID booking, Period to) {
        var taker = takers.get(booking);
        var refused = ruledOut(to).or(() -> Optional.of(cancel(booking)).filter(said -> !said.equals(DONE)));
        if (refused.isPresent() || taker == null) {
            return refused.orElse("booking-not-live");
        }
        if (!taker.orphan && taker.period.equals(to)) {
            return DONE;
        }
        var others = of(Objects.requireNonNull(taker.citizen))
                .filter(each -> each.period.day.equals(to.day) && !each.id.equals(booking))
                .count();
        if (others >= PER_DAY) {
            return "too-many-bookings";
        }
        return free(to) > 0 ? DONE : "slot-full";
    }

    public void booked(UUID id, Wish wish) {
        takers.put(id, new Taker(0, now, id, wish.citizen, wish.item, wish.period, false));
        if (wish.hold != null) {
            takers.remove(wish.hold);
        }
    }

    public void held(UUID id, int item, Period period) {
        takers.put(id, new Taker(1, now.plus(HOLD), id, null, item, period, false));
    }

    public void moved(UUID booking, Period to) {
        takers.computeIfPresent(booking, (id, taker) -> taker.at(to, false));
    }

    /** A booking is moved as long as it may be cancelled. */
    public String cancel(UUID booking) {
        var taker = takers.get(booking);
        if (taker == null) {
            return "booking-not-live";
        }
        return isPastItsDeadline(taker) ? "too-late" : DONE;
    }

    private boolean isPastItsDeadline(Taker taker) {
        return !taker.orphan && now.isAfter(begin(taker.period).minus(Duration.ofMinutes(DEADLINE_MINUTES)));
    }

    /** Returns whether a place cools down now. */
    public boolean cancelled(UUID booking) {
        var taker = Objects.requireNonNull(takers.remove(booking));
        if (!taker.orphan) {
            cancels.merge(Objects.requireNonNull(taker.citizen), 1, Integer::sum);
        }
        return !taker.orphan;
    }

    public void coolsDown(UUID id, Period period, Instant until) {
        takers.put(id, new Taker(2, until, id, null, 0, period, false));
    }

    public void letGo(UUID hold) {
        takers.remove(hold);
    }

    public void turn(Instant instant) {
        now = instant;
        takers.values().removeIf(taker -> taker.rank > 0 && !taker.since.isAfter(now));
    }

    public void close(LocalDate day) {
        closed.add(day);
        replan();
    }

    public void openWindows(int count) {
        windows = count;
        replan();
    }

    /** Nobody is sent away from a period that has begun. */
    public boolean hasBegun(Period period) {
        var local = now.atZone(zone);
        return period.day.equals(local.toLocalDate()) && period.start < local.toLocalTime().toSecondOfDay() / 60;
    }

    private void replan() {
        var staying = new HashMap<Period, Integer>();
        for (var taker : takers.values().stream().filter(each -> !each.orphan).sorted(STAYING).toList()) {
            var isUsed = taker.rank == 0 && hasBegun(taker.period);
            if (staying.merge(taker.period, 1, Integer::sum) > capacity(taker.period) && !isUsed) {
                if (taker.rank == 0) {
                    takers.put(taker.id, taker.at(taker.period, true));
                } else {
                    takers.remove(taker.id);
                }
            }
        }
        takers.values().stream().filter(Taker::orphan).sorted(STAYING).toList().forEach(this::reassign);
    }

    private void reassign(Taker orphan) {
        periods().filter(period -> period.minutes() >= orphan.period.minutes())
                .filter(period -> move(orphan.id, period).equals(DONE))
                .min(Comparator.comparingLong(Period::minutes))
                .ifPresent(period -> moved(orphan.id, period));
    }

    /** Everything that can be looked up in the database, as lines. */
    public List<String> lines() {
        var lines = new ArrayList<String>();
        periods().forEach(period -> lines.add("slot " + period.day + " " + period.start + " of " + capacity(period)
                + " free " + free(period)));
        takers.values().forEach(taker -> lines.add((taker.rank > 0 ? "pending" : taker.orphan ? "ORPHANED" : "CONFIRMED")
                + " " + taker.id + " " + taker.period.day + " " + taker.period.start));
        return lines.stream().sorted().toList();
    }

    public Stream<Period> periods() {
        return days.entrySet().stream()
                .filter(day -> !closed.contains(day.getKey()))
                .flatMap(day -> day.getValue().stream().map(start -> new Period(day.getKey(), start)));
    }

    private int capacity(Period period) {
        return closed.contains(period.day) ? 0 : windows;
    }

    private long free(Period period) {
        var taken = takers.values().stream().filter(each -> !each.orphan && each.period.equals(period)).count();
        return Math.max(0, capacity(period) - taken);
    }

    private Stream<Taker> of(UUID citizen) {
        return takers.values().stream().filter(taker -> citizen.equals(taker.citizen));
    }

    private Instant begin(Period period) {
        return period.day.atTime(LocalTime.ofSecondOfDay(period.start * 60L)).atZone(zone).toInstant();
    }
}
