package cn.bianmin.content.duty;

import java.time.YearMonth;
import java.time.ZoneId;

import jakarta.enterprise.context.ApplicationScoped;

import cn.bianmin.content.life.PublishedCounts;
import cn.bianmin.hall.HallId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

/** Keeps how much a hall should publish, and holds it against what was published. */
@ApplicationScoped
class DutyStore {

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
    private final PublishedCounts counts;

    DutyStore(Villages villages, PublishedCounts counts) {
        this.villages = villages;
        this.counts = counts;
    }

    /** Compares what the hall published with its goals. */
    Uni<Duties> duties(SqlConnection connection, HallId hall, YearMonth month, ZoneId zone) {
        return goals(connection, hall)
                .chain(goals -> villages.of(connection, hall)
                        .chain(known -> counts.of(connection, hall, month.getYear(), zone)
                                .map(all -> Duties.of(month, goals, known, all))));
    }

    private static Uni<PublishingGoals> goals(SqlConnection connection, HallId hall) {
        return connection.preparedQuery(GOALS).execute(Tuple.of(hall.value())).map(rows -> rows.stream()
                .map(row -> new PublishingGoals(row.getInteger(0), row.getInteger(1), row.getInteger(2)))
                .findFirst()
                .orElse(PublishingGoals.DEFAULTS));
    }

    /** Replaces the goals inside the caller's transaction. */
    Uni<Void> setGoals(SqlConnection connection, HallId hall, PublishingGoals goals) {
        return connection.preparedQuery(SET_GOALS)
                .execute(Tuple.of(hall.value(), goals.street(), goals.village(), goals.year()))
                .replaceWithVoid();
    }
}
