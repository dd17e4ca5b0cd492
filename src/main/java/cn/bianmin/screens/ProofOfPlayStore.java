package cn.bianmin.screens;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;

import jakarta.enterprise.context.ApplicationScoped;

import cn.bianmin.hall.HallId;
import cn.bianmin.hall.Halls;
import cn.bianmin.identity.DeviceId;
import cn.bianmin.platform.database.Database;
import cn.bianmin.platform.jobs.Jobs;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;

/** Proof of play: each page once, however often it is reported, and its sums by the hall's day. */
@ApplicationScoped
class ProofOfPlayStore {

    /** A screen reports as late as this, after an outage; what is older, or not yet, is dropped without a word. */
    private static final Duration LATEST_REPORT = Duration.ofDays(7);
    private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(10);
    /** Longer than a report may be late, so that what was counted is never counted again. */
    private static final Duration KEPT = LATEST_REPORT.plusDays(1);

    /** How often a content was shown on a screen. */
    record Count(UUID content, DeviceId screen, long plays, long seconds) {
    }

    private static final String ADD = """
            WITH reported AS (
                SELECT DISTINCT ON (content, at) content, at, seconds
                  FROM unnest(CAST($3 AS uuid[]), CAST($4 AS timestamptz[]), CAST($5 AS int[])) AS play (content, at, seconds)
                 WHERE at > $6 AND at < $7
                 ORDER BY content, at
            ), added AS (
                INSERT INTO screen_play (hall_id, screen, content, at)
                SELECT $1, $2, content, at FROM reported
                ON CONFLICT ON CONSTRAINT screen_play_once DO NOTHING
                RETURNING content, at
            )
            INSERT INTO screen_play_day AS known (hall_id, day, content, screen, plays, seconds)
            SELECT $1, CAST(added.at AT TIME ZONE $8 AS date) AS day, added.content, $2, count(*), sum(reported.seconds)
              FROM added JOIN reported USING (content, at)
             GROUP BY day, added.content
             ORDER BY day, added.content
            ON CONFLICT ON CONSTRAINT screen_play_day_pk DO UPDATE
                SET plays = known.plays + excluded.plays, seconds = known.seconds + excluded.seconds
            """;
    private static final String COUNT = """
            SELECT content, screen, CAST(sum(plays) AS bigint), CAST(sum(seconds) AS bigint)
              FROM screen_play_day
             WHERE hall_id = $1 AND day BETWEEN $2 AND $3
             GROUP BY content, screen
             ORDER BY sum(plays) DESC, content, screen
             LIMIT $4
            """;
    // Five thousand screens report 25,000 pages a minute; what piled up goes too.
    private static final String FORGET = """
            DELETE FROM screen_play WHERE ctid = ANY (ARRAY(SELECT ctid FROM screen_play WHERE at < $1 LIMIT 50000))
            """;

    private final Database database;
    private final Halls halls;
    private final Jobs jobs;
    private final Clock clock;

    ProofOfPlayStore(Database database, Halls halls, Jobs jobs, Clock clock) {
        this.database = database;
        this.halls = halls;
        this.jobs = jobs;
        this.clock = clock;
    }

    Uni<Void> add(HallId hall, DeviceId screen, List<Play> plays) {
        var now = clock.instant().atOffset(ZoneOffset.UTC);
        return halls.plan(hall).chain(plan -> database.query(ADD, Tuple.tuple()
                .addInteger(hall.value())
                .addUUID(screen.value())
                .addArrayOfUUID(plays.stream().map(Play::content).toArray(UUID[]::new))
                .addArrayOfOffsetDateTime(plays.stream().map(play -> play.at().atOffset(ZoneOffset.UTC))
                        .toArray(OffsetDateTime[]::new))
                .addArrayOfInteger(plays.stream().map(Play::seconds).toArray(Integer[]::new))
                .addOffsetDateTime(now.minus(LATEST_REPORT))
                .addOffsetDateTime(now.plus(CLOCKS_DIFFER))
                .addString(plan.zone().getId())))
                .replaceWithVoid();
    }

    /** The most shown first. */
    Uni<List<Count>> count(HallId hall, LocalDate from, LocalDate to, int limit) {
        return database.query(COUNT, Tuple.of(hall.value(), from, to, limit))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> new Count(row.getUUID(0), new DeviceId(row.getUUID(1)), row.getLong(2), row.getLong(3)))
                        .toList());
    }

    @Scheduled(every = "1m", delayed = "5m", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> forget() {
        return jobs.once("screens.forget-plays", Duration.ofMinutes(1), connection -> connection.preparedQuery(FORGET)
                .execute(Tuple.of(clock.instant().minus(KEPT).atOffset(ZoneOffset.UTC)))
                .replaceWithVoid())
                .replaceWithVoid();
    }
}
