package cn.bianmin.content.source;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import cn.bianmin.content.ContentKind;
import cn.bianmin.content.imports.RejectionReason;
import cn.bianmin.hall.HallId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

/** Reads and writes the table {@code content_source}. */
@ApplicationScoped
class SourceStore {

    /** An address that is read again and again. */
    record Source(HallId hall, UUID id, String url, ContentKind kind, int everyMinutes, @Nullable Instant visitedAt,
            @Nullable RejectionReason fault, @Nullable String etag) {
    }

    /** How a visit ended. */
    record Visit(Instant at, @Nullable RejectionReason fault, @Nullable String etag) {
    }

    private static final String COLUMNS = "hall_id, source, url, kind, every_minutes, visited_at, fault, etag";
    private static final String ADD = """
            INSERT INTO content_source (hall_id, source, url, kind, every_minutes, due_at, created_at)
            VALUES ($1, $2, $3, $4, $5, $6, $6)
            ON CONFLICT ON CONSTRAINT source_known DO NOTHING
            """;
    private static final String COUNT = "SELECT count(*) FROM content_source WHERE hall_id = $1";
    private static final String OF_HALL = "SELECT " + COLUMNS + " FROM content_source WHERE hall_id = $1 ORDER BY created_at";
    private static final String REMOVE = "DELETE FROM content_source WHERE hall_id = $1 AND source = $2";
    // The new time keeps the other replicas away while the visit lasts, and brings the source back when the visitor dies.
    private static final String SET_OUT = """
            UPDATE content_source SET due_at = $2
             WHERE (hall_id, source) IN (
                   SELECT hall_id, source FROM content_source WHERE due_at <= $1
                    ORDER BY due_at LIMIT 1 FOR UPDATE SKIP LOCKED)
            RETURNING\s""" + COLUMNS;
    private static final String COME_BACK = """
            UPDATE content_source SET visited_at = $3, due_at = $4, fault = $5, etag = $6 WHERE hall_id = $1 AND source = $2
            """;

    /** False when the address is a source of the hall already. */
    Uni<Boolean> add(SqlConnection connection, Source source, Instant now) {
        return connection.preparedQuery(ADD).execute(Tuple.of(source.hall().value(), source.id(), source.url(),
                source.kind().name(), source.everyMinutes(), utc(now))).map(result -> result.rowCount() == 1);
    }

    Uni<Long> count(SqlConnection connection, HallId hall) {
        return connection.preparedQuery(COUNT).execute(Tuple.of(hall.value())).map(rows -> rows.iterator().next().getLong(0));
    }

    Uni<List<Source>> ofHall(SqlConnection connection, HallId hall) {
        return connection.preparedQuery(OF_HALL).execute(Tuple.of(hall.value()))
                .map(rows -> rows.stream().map(SourceStore::source).toList());
    }

    Uni<Boolean> remove(SqlConnection connection, HallId hall, UUID source) {
        return connection.preparedQuery(REMOVE).execute(Tuple.of(hall.value(), source)).map(result -> result.rowCount() == 1);
    }

    /** Takes a source that is due; no other replica gets it before {@code patience} is over. */
    Uni<Optional<Source>> setOut(SqlConnection connection, Instant now, Duration patience) {
        return connection.preparedQuery(SET_OUT).execute(Tuple.of(utc(now), utc(now.plus(patience))))
                .map(rows -> rows.stream().findFirst().map(SourceStore::source));
    }

    Uni<Void> comeBack(SqlConnection connection, Source source, Visit visit) {
        var fault = visit.fault();
        return connection.preparedQuery(COME_BACK).execute(Tuple.of(source.hall().value(), source.id(), utc(visit.at()),
                utc(visit.at().plus(Duration.ofMinutes(source.everyMinutes()))), fault == null ? null : fault.stored(),
                visit.etag())).replaceWithVoid();
    }

    private static Source source(Row row) {
        var visitedAt = row.getOffsetDateTime("visited_at");
        var fault = row.getString("fault");
        return new Source(new HallId(row.getInteger("hall_id")), row.getUUID("source"), row.getString("url"),
                ContentKind.valueOf(row.getString("kind")), row.getInteger("every_minutes"),
                visitedAt == null ? null : visitedAt.toInstant(), fault == null ? null : RejectionReason.ofStored(fault),
                row.getString("etag"));
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
