package cn.bianmin.booking;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import cn.bianmin.guide.Channel;
import cn.bianmin.hall.Desk;
import cn.bianmin.hall.DeskId;
import cn.bianmin.hall.HallPlan;
import cn.bianmin.platform.Database;
import cn.bianmin.platform.Outbox;
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
 * Where fewer places remain than are taken, cancelled places give way first, then holds, then the bookings made last; these are
 * kept as orphans. Nothing is deleted that somebody was promised.
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

    // Who takes places of the row: first the ones that stay longest. A hold outranks a cancelled place.
    private static final String TAKEN = """
            SELECT start_minute, id, 0 AS rank, booked_at AS since
              FROM booking
             WHERE hall_id = $1 AND desk_number = $2 AND channel = $3 AND day = $4 AND state = 'CONFIRMED'
            UNION ALL
            SELECT start_minute, id, CASE WHEN item_number IS NULL THEN 2 ELSE 1 END, returns_at
              FROM pending_place
             WHERE hall_id = $1 AND desk_number = $2 AND channel = $3 AND day = $4
             ORDER BY rank, since, id
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

    /** More than anybody can click between two looks at one day of one desk. */
    private static final int TRIES = 20;

    private record Key(DeskId desk, Channel channel) {
    }

    /** A hold was booked, or a booking was cancelled, between looking and writing. */
    private static final class ChangedMeanwhileException extends RuntimeException {

        private static final long serialVersionUID = 1;

        ChangedMeanwhileException() {
            super("Somebody booked or cancelled meanwhile", null, false, false);
        }
    }

    /** What stays and what has to go. */
    // Only handed on: equality of the array is never asked for.
    @SuppressWarnings("ArrayRecordComponent")
    private record Fit(Integer[] free, List<UUID> orphans, List<UUID> dropped) {
    }

    private final Database database;
    private final Outbox outbox;

    Replanning(Database database, Outbox outbox) {
        this.database = database;
        this.outbox = outbox;
    }

    /** Every desk and channel of one day. */
    Uni<Void> replan(HallPlan plan, LocalDate day) {
        return database.query(OF_DAY, Tuple.of(plan.id().value(), day))
                .chain(rows -> {
                    var wanted = wanted(plan, day);
                    var changes = new ArrayList<Uni<Void>>();
                    for (var row : rows) {
                        var key = new Key(new DeskId(plan.id(), row.getInteger("desk_number")),
                                Channel.valueOf(row.getString("channel")));
                        var slots = wanted.remove(key);
                        var there = SlotDays.places(row);
                        if (slots == null || !slots.isSameAs(there.minutes(), there.starts(), there.capacity())) {
                            changes.add(refit(key, day, slots));
                        }
                    }
                    return create(wanted, day).chain(() -> inTurn(changes));
                });
    }

    private static Map<Key, DaySlots> wanted(HallPlan plan, LocalDate day) {
        var wanted = new HashMap<Key, DaySlots>();
        for (var desk : plan.desks()) {
            for (var channel : Channel.values()) {
                add(wanted, plan, desk, channel, day);
            }
        }
        return wanted;
    }

    private static void add(Map<Key, DaySlots> wanted, HallPlan plan, Desk desk, Channel channel, LocalDate day) {
        var slots = DaySlots.of(plan, desk, channel, day);
        if (slots.starts().length > 0) {
            wanted.put(new Key(desk.id(), channel), slots);
        }
    }

    private Uni<Void> create(Map<Key, DaySlots> missing, LocalDate day) {
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

    private Uni<Void> refit(Key key, LocalDate day, @Nullable DaySlots wanted) {
        var slots = wanted == null ? new DaySlots(0, new Short[0], new Integer[0]) : wanted;
        return database
                .inTransaction(connection -> SlotDays.lock(connection, List.of(new SlotId(key.desk(), key.channel(), day, 0)))
                        .chain(() -> connection.preparedQuery(TAKEN).execute(key(key, day)))
                        .map(rows -> fit(slots, rows.stream().toList()))
                        .chain(fit -> write(connection, key, day, slots, fit)))
                .onFailure(ChangedMeanwhileException.class)
                .retry()
                .atMost(TRIES);
    }

    private static Fit fit(DaySlots slots, List<Row> taken) {
        var fit = new Fit(slots.capacity().clone(), new ArrayList<>(), new ArrayList<>());
        for (var each : taken) {
            var place = Arrays.binarySearch(slots.starts(), each.getShort("start_minute"));
            if (place >= 0 && fit.free[place] > 0) {
                fit.free[place]--;
            } else {
                (each.getInteger("rank") == 0 ? fit.orphans : fit.dropped).add(each.getUUID("id"));
            }
        }
        return fit;
    }

    private Uni<Void> write(SqlConnection connection, Key key, LocalDate day, DaySlots slots, Fit fit) {
        var hall = key.desk().hall().value();
        var events = fit.orphans.stream()
                .map(id -> new Outbox.Event(hall, "booking.orphaned", new JsonObject().put("booking", id.toString())))
                .toArray(Outbox.Event[]::new);
        return connection.preparedQuery(WRITE)
                .execute(key(key, day)
                        .addShort((short) slots.minutes())
                        .addArrayOfShort(slots.starts())
                        .addArrayOfInteger(slots.capacity())
                        .addArrayOfInteger(fit.free))
                .chain(() -> connection.preparedQuery(ORPHAN).execute(ids(hall, fit.orphans)))
                .invoke(rows -> mustBeAll(rows, fit.orphans))
                .chain(() -> connection.preparedQuery(DROP_PENDING).execute(ids(hall, fit.dropped)))
                .invoke(rows -> mustBeAll(rows, fit.dropped))
                .chain(() -> outbox.append(connection, events));
    }

    /**
     * To book a hold and to cancel a booking the place itself is not locked, because it stays taken. Whom we meant to send away
     * may therefore have become something else; then nothing is written and we look again.
     */
    private static void mustBeAll(RowSet<Row> changed, List<UUID> meant) {
        if (changed.rowCount() != meant.size()) {
            throw new ChangedMeanwhileException();
        }
    }

    private static Tuple key(Key key, LocalDate day) {
        return Tuple.of(key.desk().hall().value(), key.desk().number(), key.channel().name(), day);
    }

    private static Tuple ids(int hall, List<UUID> ids) {
        return Tuple.tuple().addInteger(hall).addArrayOfUUID(ids.toArray(UUID[]::new));
    }

    private static Uni<Void> inTurn(List<Uni<Void>> changes) {
        return Multi.createFrom().iterable(changes).onItem().transformToUniAndConcatenate(each -> each).onItem().ignoreAsUni();
    }
}
