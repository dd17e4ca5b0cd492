package cn.bianmin.guide.search;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.StreamSupport;

import jakarta.enterprise.context.ApplicationScoped;

import cn.bianmin.hall.HallId;
import cn.bianmin.platform.database.Database;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;

/** Asks {@code search_entry}. */
@ApplicationScoped
public class SearchStore {

    /** Ranks of a hit, best first; the last only when nothing better stands on the shelf. */
    private static final int LOOSE = 5;

    /**
     * Best tier of each entry, then short titles before long ones.
     *
     * <p>
     * The queries stand in sub-selects so that the planner knows nothing of them: it always takes the GIN indexes, however
     * common a word is. The limits keep a word that stands everywhere from being ranked everywhere; nobody leafs through 200
     * hits.
     */
    public static final String SEARCH = """
            WITH hits AS (
                (SELECT 1 AS tier, kind, entry_id, title, title_en, title_length FROM search_entry
                  WHERE hall_id = $1 AND name_grams @@ (SELECT $2::text::tsquery)
                    AND from_at <= $10 AND until_at > $10 LIMIT 200)
                UNION ALL
                (SELECT 2, kind, entry_id, title, title_en, title_length FROM search_entry
                  WHERE hall_id = $1 AND name_grams @@ (SELECT $3::text::tsquery)
                    AND from_at <= $10 AND until_at > $10 LIMIT 200)
                UNION ALL
                (SELECT 3, kind, entry_id, title, title_en, title_length FROM search_entry
                  WHERE hall_id = $1 AND keyword_grams @@ (SELECT $3::text::tsquery)
                    AND from_at <= $10 AND until_at > $10 LIMIT 200)
                UNION ALL
                (SELECT 4, kind, entry_id, title, title_en, title_length FROM search_entry
                  WHERE hall_id = $1 AND text_grams @@ (SELECT $4::text::tsquery)
                    AND from_at <= $10 AND until_at > $10 LIMIT 200)),
            best AS (
                SELECT min(tier) AS tier, kind, entry_id, title, title_en, title_length
                  FROM hits
                 GROUP BY kind, entry_id, title, title_en, title_length)
            SELECT tier, kind, entry_id, title, title_en, title_length
              FROM best
             WHERE (tier, title_length, kind, entry_id) > ($5::int, $6::int, $7::text, $8::text)
             ORDER BY tier, title_length, kind, entry_id
             LIMIT $9
            """;

    public static final String SEARCH_LOOSELY = """
            WITH hits AS (
                SELECT 5 AS tier, kind, entry_id, title, title_en, title_length FROM search_entry
                 WHERE hall_id = $1 AND name_grams @@ (SELECT $2::text::tsquery)
                   AND from_at <= $8 AND until_at > $8 LIMIT 200)
            SELECT tier, kind, entry_id, title, title_en, title_length
              FROM hits
             WHERE (tier, title_length, kind, entry_id) > ($3::int, $4::int, $5::text, $6::text)
             ORDER BY tier, title_length, kind, entry_id
             LIMIT $7
            """;

    private final Database database;
    private final Clock clock;

    SearchStore(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** At most {@code limit} hits after the place. */
    public Uni<List<SearchHit>> search(HallId hall, SearchQuery query, SearchHit.Place after, int limit) {
        var now = clock.instant().atOffset(ZoneOffset.UTC);
        if (after.tier() == LOOSE) {
            return loosely(hall, query, after, limit, now);
        }
        return database.query(SEARCH, arguments(hall, query, after, limit, now))
                .map(SearchStore::hits)
                .chain(hits -> hits.isEmpty() && after.isStart()
                        ? loosely(hall, query, after, limit, now)
                        : Uni.createFrom().item(hits));
    }

    public static Tuple arguments(HallId hall, SearchQuery query, SearchHit.Place after, int limit,
            OffsetDateTime now) {
        return Tuple
                .from(List.of(hall.value(), query.beginning(), query.name(), query.text(), after.tier(), after.titleLength(),
                        after.kind(), after.entry(), limit, now));
    }

    public static Tuple looseArguments(HallId hall, SearchQuery query, SearchHit.Place after, int limit,
            OffsetDateTime now) {
        return Tuple.from(
                List.of(hall.value(), query.loose(), after.tier(), after.titleLength(), after.kind(), after.entry(), limit,
                        now));
    }

    private Uni<List<SearchHit>> loosely(HallId hall, SearchQuery query, SearchHit.Place after, int limit,
            OffsetDateTime now) {
        return database.query(SEARCH_LOOSELY, looseArguments(hall, query, after, limit, now)).map(SearchStore::hits);
    }

    private static List<SearchHit> hits(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false).map(SearchStore::hit).toList();
    }

    private static SearchHit hit(Row row) {
        var kind = row.getString("kind");
        var entry = row.getString("entry_id");
        return new SearchHit(SearchEntry.Kind.valueOf(kind), entry, row.getString("title"), row.getString("title_en"),
                new SearchHit.Place(row.getInteger("tier"), row.getInteger("title_length"), kind, entry));
    }
}
