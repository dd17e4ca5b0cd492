package cn.bianmin.booking.life;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;

import cn.bianmin.booking.slot.CapacityAllocation;
import cn.bianmin.booking.slot.DeskChannel;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

/**
 * Who has the places of one row of {@code slot_day}. Bookings and pending places are read by one statement, because a hold may
 * become a booking, and a booking a cancelled place, between two.
 */
public final class OccupiedPlaces {

    // Who stays longest comes first; the rank is the order of CapacityAllocation.Claim.
    private static final String READ = """
            SELECT start_minute, id, claim
              FROM (SELECT start_minute, id, booked_at AS since,
                           CASE WHEN state = 'CONFIRMED' AND start_minute >= $5 THEN 'BOOKED' ELSE 'USED' END AS claim
                      FROM booking
                     WHERE hall_id = $1 AND desk_number = $2 AND channel = $3 AND day = $4
                       AND state IN ('CONFIRMED', 'KEPT', 'NO_SHOW')
                    UNION ALL
                    SELECT start_minute, id, returns_at, CASE WHEN item_number IS NULL THEN 'CANCELLED' ELSE 'HELD' END
                      FROM pending_place
                     WHERE hall_id = $1 AND desk_number = $2 AND channel = $3 AND day = $4) AS taken
             ORDER BY array_position(ARRAY['USED', 'BOOKED', 'HELD', 'CANCELLED'], claim), since, id
            """;

    private OccupiedPlaces() {
    }

    /**
     * Who has a place, in the order of their claims.
     *
     * @param now in the hall's zone: a period that has begun stays with who booked it
     */
    public static Uni<List<CapacityAllocation.Taken>> of(SqlConnection connection, DeskChannel of, LocalDate day,
            LocalDateTime now) {
        var begun = day.equals(now.toLocalDate()) ? now.toLocalTime().toSecondOfDay() / 60 : 0;
        return connection.preparedQuery(READ)
                .execute(Tuple.of(of.desk().hall().value(), of.desk().number(), of.channel().name(), day)
                        .addShort((short) begun))
                .map(rows -> rows.stream().map(OccupiedPlaces::taken).toList());
    }

    private static CapacityAllocation.Taken taken(Row row) {
        return new CapacityAllocation.Taken(row.getShort("start_minute"), row.getUUID("id"),
                CapacityAllocation.Claim.valueOf(row.getString("claim")));
    }
}
