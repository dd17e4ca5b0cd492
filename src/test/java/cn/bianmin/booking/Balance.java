package cn.bianmin.booking;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.StreamSupport;

import cn.bianmin.hall.HallId;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;

/** The one sum that has to come out in every slot: free + promised + on its way back = capacity, and nothing below zero. */
final class Balance {

    private static final String WRONG = """
            WITH place AS (
                SELECT d.desk_number, d.channel, d.day, slot.start, slot.capacity, slot.free
                  FROM slot_day d
                 CROSS JOIN LATERAL unnest(d.starts, d.capacity, d.free) AS slot (start, capacity, free)
                 WHERE d.hall_id = $1
            ), taken AS (
                SELECT desk_number, channel, day, start_minute AS start, count(*) AS places
                  FROM (SELECT desk_number, channel, day, start_minute FROM booking WHERE hall_id = $1 AND state = 'CONFIRMED'
                        UNION ALL
                        SELECT desk_number, channel, day, start_minute FROM pending_place WHERE hall_id = $1) AS each
                 GROUP BY desk_number, channel, day, start_minute
            )
            SELECT format('%s %s %s %s: capacity %s, free %s, taken %s',
                          desk_number, channel, day, start, capacity, free, places) AS wrong
              FROM place FULL JOIN taken USING (desk_number, channel, day, start)
             WHERE free IS NULL OR free < 0 OR free + coalesce(places, 0) <> capacity
            """;

    private Balance() {
    }

    static void check(HallId hall) {
        var rows = Contest.sql(WRONG, Tuple.of(hall.value()));
        assertThat(StreamSupport.stream(rows.spliterator(), false).map(Balance::text)).as("slots that do not add up").isEmpty();
    }

    private static String text(Row row) {
        return row.getString("wrong");
    }
}
