package cn.bianmin.booking.life;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import cn.bianmin.booking.SlotId;
import cn.bianmin.booking.slot.SlotDays;
import cn.bianmin.guide.Channel;
import cn.bianmin.hall.DeskId;
import cn.bianmin.hall.HallId;
import cn.bianmin.platform.jobs.Jobs;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

/** Gives places back whose time has come: holds that ran out and cancelled places after their random wait. */
@ApplicationScoped
public class PlaceRelease {

    /** In one transaction; what is left comes with the next tick. */
    private static final int PORTION = 1_000;

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

    private record Due(int hall, UUID id, SlotId slot) {
    }

    private final Jobs jobs;
    private final Clock clock;

    PlaceRelease(Jobs jobs, Clock clock) {
        this.jobs = jobs;
        this.clock = clock;
    }

    @Scheduled(every = "1s", concurrentExecution = ConcurrentExecution.SKIP)
    public Uni<Void> tick() {
        return jobs.exclusively("booking.return-places", this::returnDue).replaceWithVoid();
    }

    private Uni<Void> returnDue(SqlConnection connection) {
        var now = OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
        return connection.preparedQuery(DUE)
                .execute(Tuple.of(now, PORTION))
                .map(rows -> rows.stream()
                        .map(row -> new Due(row.getInteger("hall_id"), row.getUUID("id"), slot(row)))
                        .toList())
                .chain(due -> due.isEmpty() ? Uni.createFrom().voidItem() : giveBack(connection, due, now));
    }

    private static Uni<Void> giveBack(SqlConnection connection, List<Due> due, OffsetDateTime now) {
        return SlotDays.lock(connection, due.stream().map(Due::slot).toList())
                .chain(() -> connection.preparedQuery(RETURN)
                        .execute(Tuple.tuple()
                                .addArrayOfInteger(due.stream().map(Due::hall).toArray(Integer[]::new))
                                .addArrayOfUUID(due.stream().map(Due::id).toArray(UUID[]::new))
                                .addOffsetDateTime(now)))
                .replaceWithVoid();
    }

    static SlotId slot(Row row) {
        return new SlotId(
                new DeskId(new HallId(row.getInteger("hall_id")), row.getInteger("desk_number")),
                Channel.valueOf(row.getString("channel")),
                row.get(LocalDate.class, "day"),
                row.getShort("start_minute"));
    }
}
