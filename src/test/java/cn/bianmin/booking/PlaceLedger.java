package cn.bianmin.booking;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.LocalDateTime;
import java.util.List;
import java.util.stream.StreamSupport;

import cn.bianmin.hall.HallId;
import cn.bianmin.platform.database.Database;
import io.vertx.mutiny.sqlclient.Tuple;

/** The hall's books balance: what is not free was given to somebody, and nothing was given twice. */
public final class PlaceLedger {

    private static final String UNBALANCED = """
            SELECT format('desk %s %s %s minute %s: capacity %s, free %s, taken %s',
                          d.desk_number, d.channel, d.day, s.start, s.capacity, s.free, taken.places)
              FROM slot_day d
             CROSS JOIN unnest(d.starts, d.capacity, d.free) AS s (start, capacity, free)
             CROSS JOIN LATERAL (
                   SELECT (SELECT count(*) FROM booking b
                            WHERE b.hall_id = d.hall_id AND b.desk_number = d.desk_number AND b.channel = d.channel
                              AND b.day = d.day AND b.start_minute = s.start AND b.state IN ('CONFIRMED', 'KEPT', 'NO_SHOW'))
                        + (SELECT count(*) FROM pending_place p
                            WHERE p.hall_id = d.hall_id AND p.desk_number = d.desk_number AND p.channel = d.channel
                              AND p.day = d.day AND p.start_minute = s.start) AS places) AS taken
             WHERE d.hall_id = $1 AND d.day + make_interval(mins => s.start) > $2 AND (s.free < 0 OR s.free > s.capacity OR s.capacity - s.free <> taken.places)
            """;

    private static final String WITHOUT_PLACE = """
            SELECT format('booking %s of %s minute %s has no place', b.id, b.day, b.start_minute)
              FROM booking b
             WHERE b.hall_id = $1 AND b.state = 'CONFIRMED' AND b.day + make_interval(mins => b.start_minute) > $2
               AND NOT EXISTS (
                   SELECT FROM slot_day d
                    WHERE d.hall_id = b.hall_id AND d.desk_number = b.desk_number AND d.channel = b.channel AND d.day = b.day
                      AND b.start_minute = ANY (d.starts))
            """;

    private PlaceLedger() {
    }

    /** For every slot to come: capacity − free = bookings that have a place + places held or on their way back. */
    public static void check(HallId hall) {
        assertThat(lines(UNBALANCED, hall)).isEmpty();
        assertThat(lines(WITHOUT_PLACE, hall)).isEmpty();
    }

    private static List<String> lines(String sql, HallId hall) {
        var now = LocalDateTime.ofInstant(BookingDesk.bean(Clock.class).instant(), BookingDesk.ZONE);
        var rows = BookingDesk.bean(Database.class).query(sql, Tuple.of(hall.value(), now)).await().indefinitely();
        return StreamSupport.stream(rows.spliterator(), false).map(row -> row.getString(0)).toList();
    }
}
