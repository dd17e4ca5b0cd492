package cn.bianmin.screens.event;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import cn.bianmin.hall.HallId;
import cn.bianmin.platform.database.Database;
import cn.bianmin.platform.events.Notification;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

/** What the screens of a hall are told, numbered in the order in which it became true; the tables {@code screen_event*}. */
@ApplicationScoped
public class ScreenEvents {

    /** Announced to every replica: there are new events for the screens of the hall. */
    public static final String TOPIC = "screens.event";
    public static final String CALL = "call";
    public static final String EMERGENCY = "emergency";
    public static final String EMERGENCY_OVER = "emergencyOver";

    /** So many calls a screen can have missed; older ones nobody waits for any more. */
    private static final int CALLS_KEPT = 200;
    /** Emergencies last a day at most; then their end is no news either. */
    private static final Duration KEPT = Duration.ofDays(2);
    /** In one reading; the rest follows. */
    public static final int PORTION = 500;

    /**
     * Something to be told.
     *
     * @param screens whom; {@code null} is every screen of the hall
     * @param source what it comes from: told once for each
     */
    public record New(HallId hall, String name, String data, @Nullable Set<UUID> screens, String source) {
    }

    /** The same, told. */
    public record Told(long number, String name, String data, @Nullable Set<UUID> screens) {

        public boolean concerns(UUID screen) {
            return screens == null || screens.contains(screen);
        }
    }

    private static final String APPEND = """
            WITH head AS (
                INSERT INTO screen_event_head AS known (hall_id, number) VALUES ($1, 1)
                ON CONFLICT ON CONSTRAINT screen_event_head_pk DO UPDATE SET number = known.number + 1
                RETURNING number
            ), old AS (
                DELETE FROM screen_event
                 WHERE hall_id = $1
                   AND (at < $7 OR (name = 'call' AND number <= (SELECT number FROM head) - $8))
            )
            INSERT INTO screen_event (hall_id, number, name, data, screens, source, at)
            SELECT $1, number, $2, $3, $4, $5, $6 FROM head
            ON CONFLICT ON CONSTRAINT screen_event_once DO NOTHING
            """;
    private static final String AFTER = """
            SELECT number, name, data, screens FROM screen_event WHERE hall_id = $1 AND number > $2 ORDER BY number LIMIT $3
            """;
    private static final String HEADS = "SELECT hall_id, number FROM screen_event_head WHERE hall_id = ANY ($1)";

    private final Database database;
    private final Clock clock;

    ScreenEvents(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Inside the caller's transaction; every replica hears of it when that commits. Holds the hall's number: tell last. */
    public Uni<Void> tell(SqlConnection connection, New event) {
        var now = clock.instant().atOffset(ZoneOffset.UTC);
        var screens = event.screens();
        return connection.preparedQuery(APPEND).execute(Tuple.tuple()
                .addInteger(event.hall().value())
                .addString(event.name())
                .addString(event.data())
                .addArrayOfUUID(screens == null ? null : screens.toArray(UUID[]::new))
                .addString(event.source())
                .addOffsetDateTime(now)
                .addOffsetDateTime(now.minus(KEPT))
                .addInteger(CALLS_KEPT))
                .chain(() -> Notification.atOnce(connection, event.hall().value(), TOPIC));
    }

    /** By number, a portion at most. */
    public Uni<List<Told>> after(HallId hall, long number) {
        return database.query(AFTER, Tuple.of(hall.value(), number, PORTION))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false).map(ScreenEvents::told).toList());
    }

    /** The last number given in the hall, 0 when there was none. */
    public Uni<Long> head(HallId hall) {
        return heads(Set.of(hall)).map(heads -> heads.getOrDefault(hall, 0L));
    }

    /** The same of many halls; those where there was none are left out. */
    public Uni<Map<HallId, Long>> heads(Collection<HallId> halls) {
        return database.query(HEADS, Tuple.of(halls.stream().map(HallId::value).toArray(Integer[]::new)))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .collect(Collectors.toMap(row -> new HallId(row.getInteger(0)), row -> row.getLong(1))));
    }

    private static Told told(Row row) {
        var screens = row.getArrayOfUUIDs("screens");
        return new Told(row.getLong("number"), row.getString("name"), row.getString("data"),
                screens == null ? null : Stream.of(screens).collect(Collectors.toUnmodifiableSet()));
    }
}
