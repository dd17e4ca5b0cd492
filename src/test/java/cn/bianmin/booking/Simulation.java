package cn.bianmin.booking;

import static cn.bianmin.booking.RaceSetup.await;
import static cn.bianmin.booking.RaceSetup.bean;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;

import cn.bianmin.booking.admission.BookingRequest;
import cn.bianmin.booking.admission.BookingSubmission;
import cn.bianmin.booking.admission.Holds;
import cn.bianmin.booking.life.BookingStep.Actor;
import cn.bianmin.booking.life.BookingTransitions;
import cn.bianmin.booking.life.Bookings;
import cn.bianmin.booking.slot.PlaceRelease;
import cn.bianmin.booking.slot.SlotLookup;
import cn.bianmin.guide.Channel;
import cn.bianmin.guide.ItemId;
import cn.bianmin.hall.HallParameters;
import cn.bianmin.hall.TestHall;
import cn.bianmin.hall.calendar.Closure;
import cn.bianmin.identity.CitizenId;
import cn.bianmin.platform.TurnableClock;
import cn.bianmin.platform.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;

/** One day of a hall, command by command through the real beans; after each one database and {@link Model} say the same. */
final class Simulation {

    private static final Instant OPENING = Instant.parse("2026-11-25T00:00:00Z");
    private static final int WINDOWS = 3;
    private static final int ITEMS = 5;
    private static final int CITIZENS = 60;
    private static final HallParameters RULES = new HallParameters(30, Model.HORIZON_DAYS, LocalTime.of(8, 0), 30,
            Model.DEADLINE_MINUTES, Model.PER_DAY, (int) Model.HOLD.toMinutes(), 3, Model.CANCELS, 30, 10, 120);

    /** A post that was answered, to be sent again. */
    private record Sent(Model.Wish wish, String key, String answer) {
    }

    private final Random random;
    private final TurnableClock clock;
    private final TestHall hall;
    private final List<ItemId> items;
    private final List<UUID> citizens;
    private final Model model;
    private final List<Sent> sent = new ArrayList<>();
    private final List<UUID> everBooked = new ArrayList<>();
    private final Map<String, Integer> outcomes = new HashMap<>();
    private Instant now = OPENING;

    Simulation(long seed, TurnableClock clock) {
        this.random = new Random(seed);
        this.clock = clock;
        clock.set(now);
        hall = TestHall.open(WINDOWS, 30, Map.of(Channel.ORDINARY.name(), 100), RULES);
        var contest = RaceSetup.in(hall);
        items = IntStream.range(0, ITEMS).mapToObj(i -> contest.withAnotherItem().item()).toList();
        citizens = IntStream.range(0, CITIZENS).mapToObj(i -> new UUID(random.nextLong(), random.nextLong())).toList();
        model = new Model(hall.plan().zone(), WINDOWS, now);
        for (var row : RaceSetup.sql("SELECT day, unnest(starts) AS start FROM slot_day WHERE hall_id = $1 ORDER BY day",
                Tuple.of(hall.id().value()))) {
            model.open(row.getLocalDate("day"), row.getInteger("start"));
        }
    }

    /** How often each command ended how. */
    public Map<String, Integer> run(int steps) {
        for (var step = 0; step < steps; step++) {
            turnTo(now.plusSeconds(1 + random.nextInt(30)));
            var command = command();
            outcomes.merge(command, 1, Integer::sum);
            turnTo(now);
            assertThat(SlotTableSnapshot.of(hall.id())).as("after step %d, %s", step, command).isEqualTo(model.lines());
        }
        return outcomes;
    }

    private String command() {
        return switch (random.nextInt(20)) {
            case 0, 1, 2, 3, 4, 5, 6 -> book(new Model.Wish(any(citizens), random.nextInt(ITEMS), period(), null));
            case 7, 8, 9 -> hold();
            case 10, 11, 12 -> confirm();
            case 13 -> letGo();
            case 14, 15 -> move();
            case 16 -> cancel();
            case 17 -> again();
            default -> seldom();
        };
    }

    private String seldom() {
        return switch (random.nextInt(8)) {
            case 0, 1 -> turnTo(now.plus(Duration.ofMinutes(random.nextInt(12))));
            case 2, 3, 4 -> windows();
            case 5 -> random.nextInt(6) == 0 ? close() : windows();
            default -> book(new Model.Wish(any(citizens), random.nextInt(ITEMS), badPeriod(), null));
        };
    }

    private String book(Model.Wish wish) {
        var key = random.nextBoolean() ? new UUID(random.nextLong(), random.nextLong()).toString() : null;
        var expected = model.book(wish);
        var answer = new ArrayList<String>();
        expect("book", expected, () -> send(wish, key).map(booked -> {
            var id = booked.booking().value();
            model.booked(id, wish);
            everBooked.add(id);
            answer.add(new String(booked.answer().body(), StandardCharsets.UTF_8));
            return id;
        }));
        if (key != null && !answer.isEmpty()) {
            sent.add(new Sent(wish, key, answer.get(0)));
        }
        return "book: " + expected;
    }

    private Uni<BookingSubmission.Booked> send(Model.Wish wish, @Nullable String key) {
        var slot = slot(wish.period());
        var hold = wish.hold() == null ? null : new HoldId(slot, wish.hold());
        var request = new BookingRequest(hold == null ? slot : null, hold, items.get(wish.item()), Channel.ORDINARY, null, null,
                null, null, null, null, null, null, null);
        return bean(SlotLookup.class).of(slot, items.get(wish.item()))
                .chain(bookable -> bean(BookingSubmission.class).submit(bookable, request,
                        BookingSubmission.Applicant.signedIn(new CitizenId(wish.citizen()), null, key, hold)));
    }

    private String hold() {
        var period = period();
        var item = random.nextInt(ITEMS);
        var expected = model.hold(period);
        expect("hold", expected, () -> bean(SlotLookup.class).of(slot(period), items.get(item)).chain(bean(Holds.class)::take)
                .invoke(hold -> model.held(hold.hold().value(), item, period)));
        return "hold: " + expected;
    }

    private String confirm() {
        var holds = model.takers(1);
        if (holds.isEmpty()) {
            return hold();
        }
        var held = any(holds);
        var unknown = random.nextInt(8) == 0;
        return "confirm " + book(
                new Model.Wish(any(citizens), random.nextInt(8) == 0 ? random.nextInt(ITEMS) : held.item(), held.period(),
                        unknown ? new UUID(random.nextLong(), 1) : held.id()));
    }

    private String letGo() {
        var holds = model.takers(1);
        if (holds.isEmpty()) {
            return "nothing to let go";
        }
        var held = any(holds);
        await(bean(Holds.class).letGo(new HoldId(slot(held.period()), held.id())));
        model.letGo(held.id());
        return "let go";
    }

    private String move() {
        var id = everBooked.isEmpty() ? null : any(everBooked);
        if (id == null || model.hasBegun(Model.Period.of(find(id)))) {
            return hold();
        }
        var booking = find(id);
        var to = period();
        var expected = model.move(id, to);
        expect("move", expected, () -> bean(SlotLookup.class).of(slot(to), booking.item())
                .chain(bookable -> bean(BookingTransitions.class).move(booking, slot(to), bookable.plan(), Actor.CITIZEN))
                .invoke(moved -> model.moved(id, to)));
        return "move: " + expected;
    }

    private String cancel() {
        var id = everBooked.isEmpty() ? null : any(everBooked);
        if (id == null || model.hasBegun(Model.Period.of(find(id)))) {
            return hold();
        }
        var booking = find(id);
        var expected = model.cancel(id);
        expect("cancel", expected, () -> bean(BookingTransitions.class).cancel(booking, hall.plan(), Actor.CITIZEN));
        if (expected.equals(Model.DONE) && model.cancelled(id)) {
            coolDown(booking);
        }
        return "cancel: " + expected;
    }

    /** The wait is random, so it is read; that it is within the rules is checked. */
    private void coolDown(Booking booking) {
        var rows = RaceSetup.sql("""
                SELECT id, returns_at FROM pending_place WHERE hall_id = $1 AND item_number IS NULL AND id <> ALL ($2)
                """, Tuple.tuple().addInteger(hall.id().value()).addArrayOfUUID(
                model.takers(2).stream().map(Model.Taker::id).toArray(UUID[]::new)));
        assertThat(rows).hasSize(1);
        var row = rows.iterator().next();
        var until = row.getOffsetDateTime("returns_at").toInstant();
        assertThat(Duration.between(now, until).toMinutes()).isBetween((long) RULES.returnMinMinutes(), 120L);
        model.coolsDown(row.getUUID("id"), Model.Period.of(booking), until);
    }

    private String again() {
        if (sent.isEmpty()) {
            return hold();
        }
        var before = any(sent);
        if (model.ruledOut(before.wish.period()).isPresent()) {
            return "again: too late to tell";
        }
        if (random.nextInt(4) == 0) {
            var other = new Model.Wish(before.wish.citizen(), (before.wish.item() + 1) % ITEMS, before.wish.period(), null);
            expect("again", "idempotency-key-reused", () -> send(other, before.key));
            return "again: other body";
        }
        expect("again", Model.DONE, () -> send(before.wish, before.key)
                .invoke(booked -> assertThat(booked.answer().body()).asString(StandardCharsets.UTF_8)
                        .isEqualTo(before.answer)));
        return "again: same answer";
    }

    private String windows() {
        var count = 1 + random.nextInt(WINDOWS);
        race().openWindows(count);
        race().replan();
        model.openWindows(count);
        return "windows";
    }

    private String close() {
        var day = any(model.days());
        hall.close(Closure.ofDays(day, day, "停电"));
        race().replan();
        model.close(day);
        return "close";
    }

    /** Time passes; what is due comes back before anything else happens, as the scheduler's next tick would do it. */
    private String turnTo(Instant instant) {
        now = instant;
        clock.set(now);
        model.turn(now);
        var due = Tuple.of(hall.id().value(), now.atOffset(ZoneOffset.UTC));
        while (RaceSetup.number("SELECT count(*) FROM pending_place WHERE hall_id = $1 AND returns_at <= $2", due) > 0) {
            await(bean(PlaceRelease.class).tick());
        }
        return "later";
    }

    private void expect(String command, String expected, Supplier<Uni<?>> work) {
        var said = await(Uni.createFrom().deferred(work::get)
                .replaceWith(Model.DONE)
                .onFailure(ProblemException.class)
                .recoverWithItem(problem -> problem.type()));
        assertThat(said).as("%s at %s", command, now).isEqualTo(expected);
    }

    private Booking find(UUID id) {
        return await(bean(Bookings.class).find(new BookingId(hall.id(), id))).orElseThrow();
    }

    private SlotId slot(Model.Period period) {
        return new SlotId(hall.desk(), Channel.ORDINARY, period.day(), period.start());
    }

    /** Mostly among few, so that they fill. */
    private Model.Period period() {
        var periods = model.periods().toList();
        return periods.get(random.nextInt(random.nextInt(4) > 0 ? Math.min(24, periods.size()) : periods.size()));
    }

    private Model.Period badPeriod() {
        var day = any(model.days());
        return random.nextBoolean() ? new Model.Period(day, 7 + random.nextInt(400))
                : new Model.Period(day.with(DayOfWeek.SUNDAY), 600);
    }

    private RaceSetup race() {
        return new RaceSetup(hall, items.get(0), LocalDate.EPOCH);
    }

    private <T> T any(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }
}
