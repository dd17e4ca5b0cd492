package cn.bianmin.booking.life;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import cn.bianmin.booking.slot.CapacityAllocation;
import cn.bianmin.booking.slot.DeskChannel;
import cn.bianmin.guide.Channel;
import cn.bianmin.hall.DeskId;
import cn.bianmin.hall.HallId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

/**
 * Who has the places of one row of {@code slot_day}. Bookings and pending places are read by one statement, because a hold may
 * become a booking, and a booking a cancelled place, between two.
 */
public final class OccupiedPlaces {

    private static final String OF_ONE = read(" AND desk_number = $4 AND channel = $5");
    private static final String OF_HALL = read("");

    private OccupiedPlaces() {
    }

    /**
     * Who has the places of one desk and channel, in the order of their claims.
     *
     * @param now in the hall's zone: a period that has begun stays with who booked it
     */
    public static Uni<List<CapacityAllocation.Taken>> of(SqlConnection connection, DeskChannel of, LocalDate day,
            LocalDateTime now) {
        return connection.preparedQuery(OF_ONE)
                .execute(arguments(of.desk().hall(), day, now).addInteger(of.desk().number()).addString(of.channel().name()))
                .map(rows -> rows.stream().map(OccupiedPlaces::taken).toList());
    }

    /** The same of all desks and channels of a hall; those of which every place is free are left out. */
    public static Uni<Map<DeskChannel, List<CapacityAllocation.Taken>>> of(SqlConnection connection, HallId hall, LocalDate day,
            LocalDateTime now) {
        return connection.preparedQuery(OF_HALL)
                .execute(arguments(hall, day, now))
                .map(rows -> rows.stream().collect(Collectors.groupingBy(
                        row -> new DeskChannel(new DeskId(hall, row.getInteger("desk_number")),
                                Channel.valueOf(row.getString("channel"))),
                        Collectors.mapping(OccupiedPlaces::taken, Collectors.toList()))));
    }

    /** Who stays longest comes first; the rank is the order of {@link CapacityAllocation.Claim}. */
    private static String read(String ofOne) {
        return """
                SELECT desk_number, channel, start_minute, id, claim
                  FROM (SELECT desk_number, channel, start_minute, id, booked_at AS since,
                               CASE WHEN state = 'CONFIRMED' AND start_minute >= $3 THEN 'BOOKED' ELSE 'USED' END AS claim
                          FROM booking
                         WHERE hall_id = $1 AND day = $2%1$s AND state IN ('CONFIRMED', 'KEPT', 'NO_SHOW')
                        UNION ALL
                        SELECT desk_number, channel, start_minute, id, returns_at,
                               CASE WHEN item_number IS NULL THEN 'CANCELLED' ELSE 'HELD' END
                          FROM pending_place
                         WHERE hall_id = $1 AND day = $2%1$s) AS taken
                 ORDER BY array_position(ARRAY['USED', 'BOOKED', 'HELD', 'CANCELLED'], claim), since, id
                """.formatted(ofOne);
    }

    private static Tuple arguments(HallId hall, LocalDate day, LocalDateTime now) {
        var begun = day.equals(now.toLocalDate()) ? now.toLocalTime().toSecondOfDay() / 60 : 0;
        return Tuple.of(hall.value(), day).addShort((short) begun);
    }

    private static CapacityAllocation.Taken taken(Row row) {
        return new CapacityAllocation.Taken(row.getShort("start_minute"), row.getUUID("id"),
                CapacityAllocation.Claim.valueOf(row.getString("claim")));
    }
}
