package cn.bianmin.content.duty;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import cn.bianmin.content.ContentKind;
import cn.bianmin.hall.HallId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

/** Counts what was published, and keeps how much should be. */
@ApplicationScoped
class DutyStore {

    /**
     * What was published for the first time in one month.
     *
     * @param month 1 to 12
     * @param village absent: the street itself
     * @param published how many
     * @param done how many of them were not withdrawn again within that month
     */
    record Count(int month, @Nullable Integer village, ContentKind kind, int published, int done) {
    }

    // A content counts once, however many versions it has; as what it was when it was published first.
    private static final String COUNT = """
            SELECT CAST(date_part('month', first.published_at AT TIME ZONE $4) AS int) AS month, first.village, first.kind,
                   CAST(count(*) AS int) AS published,
                   CAST(count(*) FILTER (WHERE NOT EXISTS (
                       SELECT FROM content_version gone
                        WHERE gone.hall_id = c.hall_id AND gone.content = c.content AND gone.state = 'WITHDRAWN'
                          AND gone.published_at IS NOT NULL
                          AND date_trunc('month', gone.ended_at AT TIME ZONE $4)
                            = date_trunc('month', first.published_at AT TIME ZONE $4))) AS int) AS done
              FROM content c
              JOIN content_version first
                ON first.hall_id = c.hall_id AND first.content = c.content AND first.published_at = c.first_published_at
             WHERE c.hall_id = $1 AND c.first_published_at >= $2 AND c.first_published_at < $3
             GROUP BY 1, 2, 3
             ORDER BY 1, 2, 3
            """;
    private static final String GOALS = """
            SELECT street_a_month, village_a_month, whole_year FROM publishing_goal WHERE hall_id = $1
            """;
    private static final String SET_GOALS = """
            INSERT INTO publishing_goal (hall_id, street_a_month, village_a_month, whole_year) VALUES ($1, $2, $3, $4)
            ON CONFLICT ON CONSTRAINT publishing_goal_pk DO UPDATE
               SET street_a_month = EXCLUDED.street_a_month, village_a_month = EXCLUDED.village_a_month,
                   whole_year = EXCLUDED.whole_year
            """;

    private final Villages villages;

    DutyStore(Villages villages) {
        this.villages = villages;
    }

    /** How far the hall has come. */
    Uni<Duties> duties(SqlConnection connection, HallId hall, YearMonth month, ZoneId zone) {
        return goals(connection, hall)
                .chain(goals -> villages.of(connection, hall)
                        .chain(known -> count(connection, hall, month.getYear(), zone)
                                .map(counts -> Duties.of(month, goals, known, counts))));
    }

    private static Uni<List<Count>> count(SqlConnection connection, HallId hall, int year, ZoneId zone) {
        var from = LocalDate.of(year, 1, 1).atStartOfDay(zone).toInstant().atOffset(ZoneOffset.UTC);
        var until = LocalDate.of(year + 1, 1, 1).atStartOfDay(zone).toInstant().atOffset(ZoneOffset.UTC);
        return connection.preparedQuery(COUNT).execute(Tuple.of(hall.value(), from, until, zone.getId()))
                .map(rows -> rows.stream()
                        .map(row -> new Count(row.getInteger("month"), row.getInteger("village"),
                                ContentKind.valueOf(row.getString("kind")), row.getInteger("published"),
                                row.getInteger("done")))
                        .toList());
    }

    private static Uni<PublishingGoals> goals(SqlConnection connection, HallId hall) {
        return connection.preparedQuery(GOALS).execute(Tuple.of(hall.value())).map(rows -> rows.stream()
                .map(row -> new PublishingGoals(row.getInteger(0), row.getInteger(1), row.getInteger(2)))
                .findFirst()
                .orElse(PublishingGoals.DEFAULTS));
    }

    /** Inside the caller's transaction. */
    Uni<Void> setGoals(SqlConnection connection, HallId hall, PublishingGoals goals) {
        return connection.preparedQuery(SET_GOALS)
                .execute(Tuple.of(hall.value(), goals.street(), goals.village(), goals.year()))
                .replaceWithVoid();
    }
}
