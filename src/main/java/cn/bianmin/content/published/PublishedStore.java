package cn.bianmin.content.published;

import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import cn.bianmin.content.ContentKind;
import cn.bianmin.content.Job;
import cn.bianmin.content.Published;
import cn.bianmin.hall.FindableTexts;
import cn.bianmin.hall.HallId;
import cn.bianmin.platform.database.Database;
import cn.bianmin.platform.database.TransactionRead;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;

/** Reads published versions as sets; the room {@code life} decides what is published. */
@ApplicationScoped
public class PublishedStore {

    /**
     * The published contents that a reader asks for.
     *
     * @param kind absent: all
     * @param words stand in the title, the body, the source or the job; empty: any
     * @param after the last one of the page before
     * @param limit at most so many
     */
    record Wanted(@Nullable ContentKind kind, String words, PublishedCursor after, int limit) {
    }

    private static final String COLUMNS = """
            SELECT content, version, kind, title, body, employer, post, wanted, wage, place, contact, job_until,
                   source, link, from_at, until_at, weight, published_at
              FROM content_version
            """;
    private static final String COMING = COLUMNS + """
             WHERE hall_id = $1 AND state = 'PUBLISHED' AND until_at > $2 AND from_at <= $3
             ORDER BY published_at DESC, content DESC
             LIMIT $4
            """;
    private static final String SHOWN = COLUMNS + """
             WHERE hall_id = $1 AND state = 'PUBLISHED' AND from_at <= $2 AND until_at > $2
               AND (CAST($3 AS text) IS NULL OR kind = $3)
               AND ($4 = '' OR strpos(lower(concat_ws(' ', title, body, source, employer, post, place)), lower($4)) > 0)
               AND (published_at, content) < ($5, $6)
             ORDER BY published_at DESC, content DESC
             LIMIT $7
            """;
    private static final String ONE = COLUMNS + """
             WHERE hall_id = $1 AND content = $2 AND state = 'PUBLISHED' AND from_at <= $3 AND until_at > $3
            """;

    // The search reads the beginning of a long body alone.
    private static final String FINDABLE = """
            SELECT content, version, kind, title, left(body, 4000) AS body, from_at, until_at
              FROM content_version
             WHERE hall_id = $1 AND state = 'PUBLISHED' AND until_at > $2 AND kind IN ('POLICY', 'QUESTION')
             ORDER BY published_at DESC, content DESC
             LIMIT $3
            """;

    private final Database database;

    PublishedStore(Database database) {
        this.database = database;
    }

    /** What is shown now or begins before the horizon, newest first. */
    public Uni<List<Published>> coming(HallId hall, Instant now, Instant horizon, int limit) {
        return database.withConnection(readComing(hall, now, horizon, limit)::run);
    }

    public TransactionRead<List<Published>> readComing(HallId hall, Instant now, Instant horizon, int limit) {
        return connection -> connection.preparedQuery(COMING).execute(Tuple.of(hall.value(), utc(now), utc(horizon), limit))
                .map(rows -> rows.stream().map(PublishedStore::published).toList());
    }

    /** What is shown now, newest first. */
    Uni<List<Published>> shown(HallId hall, Instant now, Wanted wanted) {
        return read(SHOWN, Tuple.tuple()
                .addInteger(hall.value())
                .addOffsetDateTime(utc(now))
                .addString(wanted.kind() == null ? null : wanted.kind().name())
                .addString(wanted.words())
                .addOffsetDateTime(utc(wanted.after().at()))
                .addUUID(wanted.after().content())
                .addInteger(wanted.limit()));
    }

    /** The content when it is shown now, else null. */
    Uni<@Nullable Published> one(HallId hall, UUID content, Instant now) {
        return read(ONE, Tuple.of(hall.value(), content, utc(now))).map(found -> found.isEmpty() ? null : found.get(0));
    }

    /** Policies and questions, shown now or later; newest first. */
    Uni<List<FindableTexts.Text>> findable(HallId hall, Instant now, int limit) {
        return database.query(FINDABLE, Tuple.of(hall.value(), utc(now), limit))
                .map(rows -> rows.stream().map(PublishedStore::text).toList());
    }

    private static FindableTexts.Text text(Row row) {
        return new FindableTexts.Text(FindableTexts.Kind.valueOf(row.getString("kind")), row.getUUID("content").toString(),
                row.getInteger("version"), row.getString("title"), row.getString("body"), instant(row, "from_at"),
                instant(row, "until_at"));
    }

    private Uni<List<Published>> read(String sql, Tuple arguments) {
        return database.query(sql, arguments).map(rows -> rows.stream().map(PublishedStore::published).toList());
    }

    private static Published published(Row row) {
        var link = row.getString("link");
        return new Published(row.getUUID("content"), row.getInteger("version"), ContentKind.valueOf(row.getString("kind")),
                row.getString("title"), row.getString("body"), job(row), row.getString("source"),
                link == null ? null : URI.create(link), instant(row, "from_at"), instant(row, "until_at"),
                row.getInteger("weight"), instant(row, "published_at"));
    }

    private static @Nullable Job job(Row row) {
        return row.getString("employer") == null ? null
                : new Job(row.getString("employer"), row.getString("post"), row.getInteger("wanted"), row.getString("wage"),
                        row.getString("place"), row.getString("contact"), row.get(LocalDate.class, "job_until"));
    }

    private static Instant instant(Row row, String column) {
        return row.getOffsetDateTime(column).toInstant();
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
