package cn.bianmin.booking.replan;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import cn.bianmin.booking.SlotId;
import cn.bianmin.booking.slot.CapacityAllocation;
import cn.bianmin.booking.slot.DaySlots;
import cn.bianmin.booking.slot.DeskChannel;
import cn.bianmin.booking.slot.SlotDays;
import cn.bianmin.guide.Channel;
import cn.bianmin.hall.Desk;
import cn.bianmin.hall.DeskId;
import cn.bianmin.hall.HallPlan;
import cn.bianmin.platform.database.Database;
import cn.bianmin.platform.events.Outbox;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

/**
 * Brings the places of one day in step with the plan.
 *
 * <p>
 * Where fewer places remain than are taken, {@link CapacityAllocation} says who gives way; bookings are kept as orphans. Nothing is deleted
 * that somebody was promised.
 */
@ApplicationScoped
class Replanning {

    private static final String OF_DAY = """
            SELECT desk_number, channel, day, minutes, starts, capacity, free
              FROM slot_day
             WHERE hall_id = $1 AND day = $2
            """;

    private static final String CREATE = """
            INSERT INTO slot_day (hall_id, desk_number, channel, day, minutes, starts, capacity, free)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $7)
            ON CONFLICT ON CONSTRAINT slot_day_pk DO NOTHING
            """;

    private static final String WRITE = """
            UPDATE slot_day
               SET minutes = $5, starts = $6, capacity = $7, free = $8
             WHERE hall_id = $1 AND desk_number = $2 AND channel = $3 AND day = $4
            """;

    private static final String ORPHAN = """
            UPDATE booking SET state = 'ORPHANED' WHERE hall_id = $1 AND id = ANY($2::uuid[]) AND state = 'CONFIRMED'
            """;

    private static final String DROP_PENDING = "DELETE FROM pending_place WHERE hall_id = $1 AND id = ANY($2::uuid[])";

    /** What cannot be written even then is tried again with the next tick. */
    private static final int ATTEMPTS = 20;

    private final Database database;
    private final Outbox outbox;
    private final Clock clock;

    Replanning(Database database, Outbox outbox, Clock clock) {
        this.database = database;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** Every desk and channel of one day; tells whether anything was not as the plan wants it. */
    Uni<Boolean> replan(HallPlan plan, LocalDate day) {
        return database.query(OF_DAY, Tuple.of(plan.id().value(), day))
                .chain(rows -> {
                    var wanted = wanted(plan, day);
                    var changes = new ArrayList<Uni<Void>>();
                    for (var row : rows) {
                        var key = new DeskChannel(new DeskId(plan.id(), row.getInteger("desk_number")),
                                Channel.valueOf(row.getString("channel")));
                        var slots = Objects.requireNonNullElse(wanted.remove(key), DaySlots.NONE);
                        var there = SlotDays.places(row);
                        if (!slots.isSameAs(there.minutes(), there.starts(), there.capacity())) {
                            changes.add(refit(key, day, slots, plan));
                        }
                    }
                    return create(wanted, day).chain(() -> inTurn(changes))
                            .replaceWith(!wanted.isEmpty() || !changes.isEmpty());
                });
    }

    /** What the plan wants of that day. */
    static Map<DeskChannel, DaySlots> wanted(HallPlan plan, LocalDate day) {
        var wanted = new HashMap<DeskChannel, DaySlots>();
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

    private Uni<Void> create(Map<DeskChannel, DaySlots> missing, LocalDate day) {
        if (missing.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        var rows = missing.entrySet().stream()
                .map(each -> key(each.getKey(), day)
                        .addShort((short) each.getValue().minutes())
                        .addArrayOfShort(each.getValue().starts())
                        .addArrayOfInteger(each.getValue().capacity()))
                .toList();
        return database.inTransaction(connection -> connection.preparedQuery(CREATE).executeBatch(rows).replaceWithVoid());
    }

    private Uni<Void> refit(DeskChannel key, LocalDate day, DaySlots slots, HallPlan plan) {
        return database
                .inTransaction(connection -> SlotDays.lock(connection, List.of(new SlotId(key.desk(), key.channel(), day, 0)))
                        .chain(() -> OccupiedPlaces.of(connection, key, day,
                                LocalDateTime.ofInstant(clock.instant(), plan.zone())))
                        .map(taken -> CapacityAllocation.of(slots, taken))
                        .chain(fit -> write(connection, key, day, slots, fit)))
                .onFailure(OvertakenException.class)
                .retry()
                .atMost(ATTEMPTS);
    }

    /** Somebody cancelled a booking or booked from a hold while we thought; nothing is written, we look again. */
    private static final class OvertakenException extends RuntimeException {

        private static final long serialVersionUID = 1;

        OvertakenException() {
            super("The places changed meanwhile", null, false, false);
        }
    }

    private Uni<Void> write(SqlConnection connection, DeskChannel key, LocalDate day, DaySlots slots, CapacityAllocation fit) {
        var hall = key.desk().hall().value();
        var events = fit.orphans().stream()
                .map(id -> new Outbox.Event(hall, "booking.orphaned", new JsonObject().put("booking", id.toString())))
                .toArray(Outbox.Event[]::new);
        return connection.preparedQuery(WRITE)
                .execute(key(key, day)
                        .addShort((short) slots.minutes())
                        .addArrayOfShort(slots.starts())
                        .addArrayOfInteger(slots.capacity())
                        .addArrayOfInteger(fit.free()))
                .chain(() -> connection.preparedQuery(ORPHAN).execute(ids(hall, fit.orphans())))
                .invoke(rows -> mustBeAll(rows, fit.orphans()))
                .chain(() -> connection.preparedQuery(DROP_PENDING).execute(ids(hall, fit.dropped())))
                .invoke(rows -> mustBeAll(rows, fit.dropped()))
                .chain(() -> outbox.append(connection, events));
    }

    /** A cancellation and a booking from a hold do not wait for the lock on the day, so they may have been first. */
    private static void mustBeAll(RowSet<Row> changed, List<UUID> meant) {
        if (changed.rowCount() != meant.size()) {
            throw new OvertakenException();
        }
    }

    private static Tuple key(DeskChannel key, LocalDate day) {
        return Tuple.of(key.desk().hall().value(), key.desk().number(), key.channel().name(), day);
    }

    private static Tuple ids(int hall, List<UUID> ids) {
        return Tuple.tuple().addInteger(hall).addArrayOfUUID(ids.toArray(UUID[]::new));
    }

    private static Uni<Void> inTurn(List<Uni<Void>> changes) {
        return Multi.createFrom().iterable(changes).onItem().transformToUniAndConcatenate(each -> each).onItem().ignoreAsUni();
    }
}
