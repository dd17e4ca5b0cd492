package cn.bianmin.content.life;

import java.time.LocalDate;
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

/** Counts what a hall published. */
@ApplicationScoped
public class PublishedCounts {

    /**
     * The contents that were published for the first time in one month.
     *
     * @param month 1 to 12
     * @param village absent: the street itself
     * @param published how many
     * @param done how many of them were not withdrawn again within that month
     */
    public record Count(int month, @Nullable Integer village, ContentKind kind, int published, int done) {
    }

    // A content counts once, however many versions it has, with the kind and village of its first published version.
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

    /** The counts of one year, by month, village and kind; inside the caller's transaction. */
    public Uni<List<Count>> of(SqlConnection connection, HallId hall, int year, ZoneId zone) {
        var from = LocalDate.of(year, 1, 1).atStartOfDay(zone).toInstant().atOffset(ZoneOffset.UTC);
        var until = LocalDate.of(year + 1, 1, 1).atStartOfDay(zone).toInstant().atOffset(ZoneOffset.UTC);
        return connection.preparedQuery(COUNT).execute(Tuple.of(hall.value(), from, until, zone.getId()))
                .map(rows -> rows.stream()
                        .map(row -> new Count(row.getInteger("month"), row.getInteger("village"),
                                ContentKind.valueOf(row.getString("kind")), row.getInteger("published"),
                                row.getInteger("done")))
                        .toList());
    }
}
