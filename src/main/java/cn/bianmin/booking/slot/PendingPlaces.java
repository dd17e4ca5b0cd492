package cn.bianmin.booking.slot;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import cn.bianmin.booking.HoldId;
import cn.bianmin.booking.SlotId;
import cn.bianmin.guide.ItemId;
import cn.bianmin.platform.database.Database;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

/** All SQL on {@code pending_place} outside admission: places that are held, and cancelled places on their way back. */
@ApplicationScoped
public class PendingPlaces {

    private static final String OF_SLOT = """
            hall_id = $1 AND id = $2 AND desk_number = $3 AND channel = $4 AND day = $5 AND start_minute = $6
            """;

    private static final String LET_GO = "DELETE FROM pending_place WHERE item_number IS NOT NULL AND " + OF_SLOT;

    private static final String IS_LIVE = "SELECT FROM pending_place WHERE item_number = $7 AND returns_at > $8 AND " + OF_SLOT;

    private static final String COOL_DOWN = """
            INSERT INTO pending_place (hall_id, id, desk_number, channel, day, start_minute, returns_at, network)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
            """;

    private static final String DROP = "DELETE FROM pending_place WHERE hall_id = $1 AND id = ANY($2::uuid[])";

    private static final String DUE = """
            SELECT hall_id, id, desk_number, channel, day, start_minute
              FROM pending_place
             WHERE returns_at <= $1
             ORDER BY returns_at
             LIMIT $2
            """;

    // Only what is still there: a hold may have become a booking since it was looked at.
    private static final String RETURN = """
            WITH returned AS (
                DELETE FROM pending_place
                 WHERE (hall_id, id) IN (SELECT * FROM unnest($1::int[], $2::uuid[])) AND returns_at <= $3
                RETURNING hall_id, desk_number, channel, day, start_minute
            ), sums AS (
                SELECT hall_id, desk_number, channel, day, array_agg(start_minute) AS starts
                  FROM returned
                 GROUP BY hall_id, desk_number, channel, day
            )
            UPDATE slot_day d
               SET free = (SELECT array_agg(slot.free + cardinality(array_positions(s.starts, slot.start)) ORDER BY slot.place)
                             FROM unnest(d.starts, d.free) WITH ORDINALITY AS slot (start, free, place))
              FROM sums s
             WHERE d.hall_id = s.hall_id AND d.desk_number = s.desk_number AND d.channel = s.channel AND d.day = s.day
               AND cardinality(d.starts) > 0
            """;

    /** A place that comes back. */
    record Due(UUID id, SlotId slot) {
    }

    private final Database database;
    private final Clock clock;

    PendingPlaces(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Whether the place is still kept for this item. */
    public Uni<Boolean> isLive(HoldId hold, ItemId item) {
        return database.query(IS_LIVE, key(hold).addInteger(item.number()).addOffsetDateTime(utc(clock.instant())))
                .map(rows -> rows.size() == 1);
    }

    /** Gives the place back at once, unless it was booked or given back already. The slot is locked first, as everywhere. */
    public Uni<Void> letGo(HoldId hold) {
        return database.inTransaction(connection -> SlotDays.lock(connection, List.of(hold.slot()))
                .chain(() -> connection.preparedQuery(LET_GO).execute(key(hold)))
                .chain(gone -> gone.rowCount() == 0 ? Uni.createFrom().voidItem()
                        : SlotDays.giveBack(connection, hold.slot())));
    }

    /**
     * The place of a cancelled booking comes back at that moment.
     *
     * @param network for which the place is counted until then
     */
    public static Uni<Void> coolDown(SqlConnection connection, SlotId slot, UUID id, Instant returnsAt,
            Optional<Long> network) {
        return connection.preparedQuery(COOL_DOWN)
                .execute(key(slot, id).addOffsetDateTime(utc(returnsAt)).addLong(network.orElse(null)))
                .replaceWithVoid();
    }

    private static Tuple key(HoldId hold) {
        return key(hold.slot(), hold.value());
    }

    private static Tuple key(SlotId slot, UUID id) {
        return Tuple.of(slot.hall().value(), id, slot.desk().number(), slot.channel().name())
                .addLocalDate(slot.day())
                .addShort((short) slot.startMinute());
    }

    /** How many of these were still there; their places are no more. */
    public static Uni<Integer> drop(SqlConnection connection, int hall, List<UUID> ids) {
        return connection.preparedQuery(DROP)
                .execute(Tuple.of(hall).addArrayOfUUID(ids.toArray(UUID[]::new)))
                .map(rows -> rows.rowCount());
    }

    /** The first ones whose time has come. */
    static Uni<List<Due>> due(SqlConnection connection, Instant now, int limit) {
        return connection.preparedQuery(DUE)
                .execute(Tuple.of(utc(now), limit))
                .map(rows -> rows.stream().map(row -> new Due(row.getUUID("id"), SlotDays.slot(row))).toList());
    }

    /** Gives back what of these is still there; the caller has locked the days. */
    static Uni<Void> giveBack(SqlConnection connection, List<Due> due, Instant now) {
        return connection.preparedQuery(RETURN)
                .execute(Tuple.tuple()
                        .addArrayOfInteger(due.stream().map(each -> each.slot().hall().value()).toArray(Integer[]::new))
                        .addArrayOfUUID(due.stream().map(Due::id).toArray(UUID[]::new))
                        .addOffsetDateTime(utc(now)))
                .replaceWithVoid();
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
