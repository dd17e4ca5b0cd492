package cn.bianmin.booking.slot;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import cn.bianmin.booking.SlotId;
import cn.bianmin.guide.Channel;
import cn.bianmin.hall.DeskId;
import cn.bianmin.hall.HallId;
import cn.bianmin.platform.database.Database;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

/**
 * All SQL on {@code slot_day} outside admission: reading places, locking them, giving them back, following the plan. The return
 * of pending places is one statement with their deletion and stands in {@link PendingPlaces}.
 */
@ApplicationScoped
public class SlotDays {

    /** The primary key's order: whoever locks several rows locks them in this order. */
    public static final Comparator<SlotId> LOCK_ORDER = Comparator
            .<SlotId, DeskChannel> comparing(slot -> new DeskChannel(slot.desk(), slot.channel()))
            .thenComparing(SlotId::day);

    /**
     * One row of {@code slot_day}.
     *
     * @param starts minutes after midnight
     * @param free places neither booked nor held nor on their way back
     */
    // Only read: equality of the arrays is never asked for.
    @SuppressWarnings("ArrayRecordComponent")
    public record Places(LocalDate day, int minutes, Short[] starts, Integer[] capacity, Integer[] free) {
    }

    private static final String READ = """
            SELECT day, minutes, starts, capacity, free
              FROM slot_day
             WHERE hall_id = $1 AND desk_number = $2 AND channel = $3 AND day BETWEEN $4 AND $5
             ORDER BY day
            """;

    private static final String OF_HALL = """
            SELECT desk_number, channel, day, minutes, starts, capacity, free
              FROM slot_day
             WHERE hall_id = $1 AND day BETWEEN $2 AND $3
             ORDER BY day
            """;

    private static final String LOCK = """
            SELECT 1
              FROM slot_day
             WHERE (hall_id, desk_number, channel, day) IN (
                   SELECT * FROM unnest($1::int[], $2::int[], $3::text[], $4::date[]))
             ORDER BY hall_id, desk_number, channel, day
               FOR UPDATE
            """;

    private static final String TAKE = """
            UPDATE slot_day
               SET free[array_position(starts, $5)] = free[array_position(starts, $5)] - 1
             WHERE hall_id = $1 AND desk_number = $2 AND channel = $3 AND day = $4
               AND free[array_position(starts, $5)] > 0
            RETURNING minutes
            """;

    // A slot that is no longer in the day's plan has nothing to be given back to.
    private static final String GIVE_BACK = """
            UPDATE slot_day
               SET free[array_position(starts, $5)] = free[array_position(starts, $5)] + 1
             WHERE hall_id = $1 AND desk_number = $2 AND channel = $3 AND day = $4
               AND array_position(starts, $5) IS NOT NULL
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

    private final Database database;

    SlotDays(Database database) {
        this.database = database;
    }

    public Uni<List<Places>> read(DeskId desk, Channel channel, LocalDate from, LocalDate to) {
        return database.query(READ, Tuple.of(desk.hall().value(), desk.number(), channel.name(), from, to))
                .map(rows -> rows.stream().map(SlotDays::places).toList());
    }

    /** All of a hall, each list in the order of its days. */
    public Uni<Map<DeskChannel, List<Places>>> read(HallId hall, LocalDate from, LocalDate to) {
        return database.query(OF_HALL, Tuple.of(hall.value(), from, to))
                .map(rows -> rows.stream().collect(Collectors.groupingBy(
                        row -> new DeskChannel(new DeskId(hall, row.getInteger("desk_number")),
                                Channel.valueOf(row.getString("channel"))),
                        Collectors.mapping(SlotDays::places, Collectors.toList()))));
    }

    /** Locks the rows of these slots until the transaction ends. */
    public static Uni<Void> lock(SqlConnection connection, List<SlotId> slots) {
        return connection.preparedQuery(LOCK)
                .execute(Tuple.tuple()
                        .addArrayOfInteger(slots.stream().map(each -> each.hall().value()).toArray(Integer[]::new))
                        .addArrayOfInteger(slots.stream().map(each -> each.desk().number()).toArray(Integer[]::new))
                        .addArrayOfString(slots.stream().map(each -> each.channel().name()).toArray(String[]::new))
                        .addArrayOfLocalDate(slots.stream().map(SlotId::day).toArray(LocalDate[]::new)))
                .replaceWithVoid();
    }

    /** Takes one place; the slot's length, or 0 when it is full. */
    public static Uni<Integer> take(SqlConnection connection, SlotId slot) {
        return connection.preparedQuery(TAKE)
                .execute(key(slot))
                .map(rows -> rows.rowCount() == 0 ? 0 : rows.iterator().next().getInteger(0));
    }

    public static Uni<Void> giveBack(SqlConnection connection, SlotId slot) {
        return connection.preparedQuery(GIVE_BACK).execute(key(slot)).replaceWithVoid();
    }

    /** Writes the rows that are not there yet, in the order of their keys. */
    public static Uni<Void> create(SqlConnection connection, LocalDate day, SortedMap<DeskChannel, DaySlots> rows) {
        var arguments = rows.entrySet().stream().map(row -> values(row.getKey(), day, row.getValue())).toList();
        return connection.preparedQuery(CREATE).executeBatch(arguments).replaceWithVoid();
    }

    /** The row as the plan wants it; the caller has locked it. */
    public static Uni<Void> write(SqlConnection connection, DeskChannel of, LocalDate day, DaySlots slots, Integer[] free) {
        return connection.preparedQuery(WRITE)
                .execute(values(of, day, slots).addArrayOfInteger(free))
                .replaceWithVoid();
    }

    /** The slot that a row of a booking or of a pending place names. */
    public static SlotId slot(Row row) {
        return new SlotId(
                new DeskId(new HallId(row.getInteger("hall_id")), row.getInteger("desk_number")),
                Channel.valueOf(row.getString("channel")),
                row.getLocalDate("day"),
                row.getShort("start_minute"));
    }

    private static Tuple values(DeskChannel of, LocalDate day, DaySlots slots) {
        return Tuple.of(of.desk().hall().value(), of.desk().number(), of.channel().name(), day)
                .addShort((short) slots.minutes())
                .addArrayOfShort(slots.starts())
                .addArrayOfInteger(slots.capacity());
    }

    private static Tuple key(SlotId slot) {
        return Tuple.of(slot.hall().value(), slot.desk().number(), slot.channel().name(), slot.day())
                .addShort((short) slot.startMinute());
    }

    private static Places places(Row row) {
        return new Places(
                row.getLocalDate("day"),
                row.getInteger("minutes"),
                row.getArrayOfShorts("starts"),
                row.getArrayOfIntegers("capacity"),
                row.getArrayOfIntegers("free"));
    }
}
