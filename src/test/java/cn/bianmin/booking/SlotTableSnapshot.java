package cn.bianmin.booking;

import java.util.List;
import java.util.stream.StreamSupport;

import cn.bianmin.hall.HallId;
import io.vertx.mutiny.sqlclient.Tuple;

/** What stands in the database of one hall's places, in the words of {@link Model#lines()}. */
final class SlotTableSnapshot {

    private static final String LINES = """
            SELECT format('slot %s %s of %s free %s', d.day, s.start, s.capacity, s.free) AS line
              FROM slot_day d CROSS JOIN LATERAL unnest(d.starts, d.capacity, d.free) AS s (start, capacity, free)
             WHERE d.hall_id = $1
            UNION ALL
            SELECT format('%s %s %s %s', state, id, day, start_minute) FROM booking
             WHERE hall_id = $1 AND ended_at = 'infinity'
            UNION ALL
            SELECT format('pending %s %s %s', id, day, start_minute) FROM pending_place WHERE hall_id = $1
            """;

    private SlotTableSnapshot() {
    }

    public static List<String> of(HallId hall) {
        return StreamSupport.stream(RaceSetup.sql(LINES, Tuple.of(hall.value())).spliterator(), false)
                .map(row -> row.getString("line"))
                .sorted()
                .toList();
    }
}
