package cn.bianmin.booking.admission;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import cn.bianmin.booking.BookingDesk;
import cn.bianmin.hall.HallId;
import cn.bianmin.platform.database.Database;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;

/**
 * A digest of every row of the installation's tables and of one hall's rows in all others, table by table.
 *
 * <p>
 * Left out are the limits, which count refusals on purpose, and what jobs of their own keep moving: the job table, and events on
 * their way out, of which those count that are still to leave.
 */
final class DatabaseRows {

    private static final Set<String> MOVING = Set.of("rate_bucket", "job", "slot_planning", "outbox", "event_delivery",
            "flyway_schema_history");

    private static final String TABLES = """
            SELECT c.relname AS name,
                   EXISTS (SELECT FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attname = 'hall_id') AS of_hall
              FROM pg_class c
             WHERE c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace
            """;

    private DatabaseRows() {
    }

    /** As {@link #of}, once the hall's earlier events have left: then each new one is seen. */
    static Map<String, Set<String>> settled(HallId hall) {
        await().atMost(Duration.ofMinutes(1)).until(() -> events(hall) == 0);
        return of(hall);
    }

    static Map<String, Set<String>> of(HallId hall) {
        var rows = new TreeMap<String, Set<String>>();
        for (var table : query(TABLES, Tuple.tuple())) {
            var name = table.getString("name");
            if (!MOVING.contains(name)) {
                rows.put(name, digests(name, table.getBoolean("of_hall"), hall));
            }
        }
        rows.put("events", Set.of(Integer.toString(events(hall))));
        return rows;
    }

    private static int events(HallId hall) {
        return BookingDesk.number("SELECT count(*)::int FROM outbox WHERE hall_id = $1", Tuple.of(hall.value()));
    }

    private static Set<String> digests(String table, boolean ofHall, HallId hall) {
        var digests = new HashSet<String>();
        var all = "SELECT md5(t::text) AS digest FROM " + table + " AS t";
        for (var row : ofHall ? query(all + " WHERE hall_id = $1", Tuple.of(hall.value())) : query(all, Tuple.tuple())) {
            digests.add(row.getString("digest"));
        }
        return digests;
    }

    private static RowSet<Row> query(String sql, Tuple arguments) {
        return BookingDesk.bean(Database.class).query(sql, arguments).await().indefinitely();
    }
}
