package cn.bianmin.content.duty;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;

import cn.bianmin.hall.HallId;
import cn.bianmin.platform.text.PlainText;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

/** Keeps the villages and communities that publish through a hall. */
@ApplicationScoped
public class Villages {

    /**
     * A village of the street.
     *
     * @param village its number in the hall, which never changes
     */
    public record Village(@Min(1) @Max(100_000) int village, @NotNull @PlainText(max = 40) String name) {
    }

    private static final String ALL = """
            SELECT village, name FROM village WHERE hall_id = $1 AND NOT retired ORDER BY village
            """;
    private static final String KEEP = """
            INSERT INTO village (hall_id, village, name) VALUES ($1, $2, $3)
            ON CONFLICT ON CONSTRAINT village_pk DO UPDATE SET name = EXCLUDED.name, retired = false
            """;
    private static final String RETIRE = "UPDATE village SET retired = true WHERE hall_id = $1 AND village <> ALL ($2)";

    /** The villages that publish now, by number. */
    public Uni<List<Village>> of(SqlConnection connection, HallId hall) {
        return connection.preparedQuery(ALL).execute(Tuple.of(hall.value()))
                .map(rows -> rows.stream().map(row -> new Village(row.getInteger(0), row.getString(1))).toList());
    }

    /** Sets the villages inside the caller's transaction; others are retired, and what they published stays. */
    public Uni<Void> set(SqlConnection connection, HallId hall, List<Village> villages) {
        var numbers = villages.stream().map(Village::village).toArray(Integer[]::new);
        var rows = villages.stream().map(each -> Tuple.of(hall.value(), each.village(), each.name())).toList();
        return connection.preparedQuery(RETIRE).execute(Tuple.tuple().addInteger(hall.value()).addArrayOfInteger(numbers))
                .chain(() -> rows.isEmpty() ? Uni.createFrom().voidItem()
                        : connection.preparedQuery(KEEP).executeBatch(rows).replaceWithVoid());
    }
}
