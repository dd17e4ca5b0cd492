package cn.bianmin.booking.replan;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import cn.bianmin.booking.SlotId;
import cn.bianmin.booking.life.Bookings;
import cn.bianmin.booking.life.OccupiedPlaces;
import cn.bianmin.booking.slot.CapacityAllocation;
import cn.bianmin.booking.slot.DaySlots;
import cn.bianmin.booking.slot.DeskChannel;
import cn.bianmin.booking.slot.PendingPlaces;
import cn.bianmin.booking.slot.SlotDays;
import cn.bianmin.guide.Channel;
import cn.bianmin.hall.Desk;
import cn.bianmin.hall.HallPlan;
import cn.bianmin.platform.database.Database;
import cn.bianmin.platform.events.Outbox;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.SqlConnection;

/**
 * Brings the places of one day in step with the plan.
 *
 * <p>
 * Where fewer places remain than are taken, {@link CapacityAllocation} says who gives way; bookings are kept as orphans. Nothing
 * is deleted that somebody was promised. Rows are written in the order of their keys, so two replicas that follow the same plan
 * wait for each other instead of blocking each other.
 */
@ApplicationScoped
class Replanning {

    /** What cannot be written even then is tried again with the next turn. */
    private static final int ATTEMPTS = 20;

    private final Database database;
    private final Outbox outbox;
    private final Clock clock;

    Replanning(Database database, Outbox outbox, Clock clock) {
        this.database = database;
        this.outbox = outbox;
        this.clock = clock;
    }

    /**
     * Every desk and channel of one day.
     *
     * @param there the rows of that day as they were read
     * @return whether anything was not as the plan wants it
     */
    Uni<Boolean> replan(HallPlan plan, LocalDate day, SortedMap<DeskChannel, SlotDays.Places> there) {
        var missing = wanted(plan, day);
        var changed = new TreeMap<DeskChannel, DaySlots>();
        there.forEach((of, places) -> {
            var slots = Objects.requireNonNullElse(missing.remove(of), DaySlots.NONE);
            if (!slots.isSameAs(places.minutes(), places.starts(), places.capacity())) {
                changed.put(of, slots);
            }
        });
        return create(missing, day)
                .chain(() -> Multi.createFrom()
                        .iterable(changed.entrySet())
                        .onItem()
                        .transformToUniAndConcatenate(each -> refit(each.getKey(), day, each.getValue(), plan))
                        .onItem()
                        .ignoreAsUni())
                .replaceWith(!missing.isEmpty() || !changed.isEmpty());
    }

    /** What the plan wants of that day, in the order in which rows are locked. */
    static SortedMap<DeskChannel, DaySlots> wanted(HallPlan plan, LocalDate day) {
        var wanted = new TreeMap<DeskChannel, DaySlots>();
        for (var desk : plan.desks()) {
            for (var channel : Channel.values()) {
                add(wanted, plan, desk, channel, day);
            }
        }
        return wanted;
    }

    private static void add(Map<DeskChannel, DaySlots> wanted, HallPlan plan, Desk desk, Channel channel, LocalDate day) {
        var slots = DaySlots.of(plan, desk, channel, day);
        if (slots.starts().length > 0) {
            wanted.put(new DeskChannel(desk.id(), channel), slots);
        }
    }

    private Uni<Void> create(SortedMap<DeskChannel, DaySlots> missing, LocalDate day) {
        return missing.isEmpty() ? Uni.createFrom().voidItem()
                : database.inTransaction(connection -> SlotDays.create(connection, day, missing));
    }

    private Uni<Void> refit(DeskChannel of, LocalDate day, DaySlots slots, HallPlan plan) {
        return database
                .inTransaction(connection -> SlotDays.lock(connection, List.of(new SlotId(of.desk(), of.channel(), day, 0)))
                        .chain(() -> OccupiedPlaces.of(connection, of, day,
                                LocalDateTime.ofInstant(clock.instant(), plan.zone())))
                        .map(taken -> CapacityAllocation.of(slots, taken))
                        .chain(allocation -> write(connection, of, day, slots, allocation)))
                .onFailure(OvertakenException.class)
                .retry()
                .atMost(ATTEMPTS);
    }

    /** Somebody cancelled a booking or booked from a hold meanwhile; nothing is written, and the day is looked at again. */
    private static final class OvertakenException extends RuntimeException {

        private static final long serialVersionUID = 1;

        OvertakenException() {
            super("The places changed meanwhile", null, false, false);
        }
    }

    private Uni<Void> write(SqlConnection connection, DeskChannel of, LocalDate day, DaySlots slots,
            CapacityAllocation allocation) {
        var hall = of.desk().hall();
        var events = allocation.orphans().stream()
                .map(id -> new Outbox.Event(hall.value(), "booking.orphaned", new JsonObject().put("booking", id.toString())))
                .toArray(Outbox.Event[]::new);
        return SlotDays.write(connection, of, day, slots, allocation.free())
                .chain(() -> Bookings.orphan(connection, hall, allocation.orphans()))
                .invoke(orphaned -> mustBeAll(orphaned, allocation.orphans()))
                .chain(() -> PendingPlaces.drop(connection, hall.value(), allocation.dropped()))
                .invoke(dropped -> mustBeAll(dropped, allocation.dropped()))
                .chain(() -> outbox.append(connection, events));
    }

    /** A cancellation and a booking from a hold do not wait for the lock on the day, so they may have been first. */
    private static void mustBeAll(int changed, List<UUID> meant) {
        if (changed != meant.size()) {
            throw new OvertakenException();
        }
    }
}
