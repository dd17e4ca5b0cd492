package cn.bianmin.content.imports;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import cn.bianmin.content.ContentKind;
import cn.bianmin.hall.HallId;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

/** Reads and writes the tables {@code content_import}, {@code content_import_refusal} and {@code content_origin}. */
@ApplicationScoped
class ImportStore {

    /** The store keeps so many refusals of an import; a sheet with more of them is the wrong sheet. */
    static final int MOST_REFUSALS = 200;
    private static final int MOST_LISTED = 50;

    private static final String BEGIN = """
            INSERT INTO content_import (hall_id, import, kind, author, submitted, rows, total, created_at, updated_at)
            SELECT $1, $2, $3, $4, $5, CAST(CAST($6 AS text) AS jsonb), $7, $8, $8
             WHERE (SELECT count(*) FROM content_import WHERE hall_id = $1 AND state = 'RUNNING') < $9
            """;
    // The import that has waited longest comes first, so that a large one does not hold up the others.
    private static final String NEXT = """
            SELECT hall_id, import, kind, author, submitted, done, total,
                   jsonb_path_query_array(rows, '$[$from to $to]',
                       jsonb_build_object('from', done, 'to', done + CAST($1 AS int) - 1)) AS rows
              FROM content_import
             WHERE state = 'RUNNING' AND hall_id = $2
             ORDER BY updated_at
             LIMIT 1
               FOR UPDATE SKIP LOCKED
            """;
    private static final String NEXT_HALL = """
            SELECT hall_id FROM content_import WHERE state = 'RUNNING' ORDER BY updated_at LIMIT 1 FOR UPDATE SKIP LOCKED
            """;
    private static final String ADVANCE = """
            UPDATE content_import
               SET done = done + $3 + $4 + $5, accepted = accepted + $3, duplicates = duplicates + $4, refused = refused + $5,
                   state = CASE WHEN done + $3 + $4 + $5 = total THEN 'DONE' ELSE state END,
                   rows = CASE WHEN done + $3 + $4 + $5 = total THEN CAST('[]' AS jsonb) ELSE rows END,
                   failures = 0, updated_at = $6
             WHERE hall_id = $1 AND import = $2
            """;
    private static final String FAIL = """
            UPDATE content_import
               SET failures = failures + 1, updated_at = $3,
                   state = CASE WHEN failures + 1 >= $4 THEN 'FAILED' ELSE state END,
                   rows = CASE WHEN failures + 1 >= $4 THEN CAST('[]' AS jsonb) ELSE rows END
             WHERE hall_id = $1 AND import = $2 AND state = 'RUNNING'
            """;
    private static final String REFUSE = """
            INSERT INTO content_import_refusal (hall_id, import, number, field, reason)
            SELECT $1, $2, refusal.number, refusal.field, refusal.reason
              FROM unnest(CAST($3 AS int[]), CAST($4 AS text[]), CAST($5 AS text[])) WITH ORDINALITY
                   AS refusal (number, field, reason, position)
             ORDER BY refusal.position
             LIMIT greatest(0, $6 - (SELECT count(*) FROM content_import_refusal WHERE hall_id = $1 AND import = $2))
            """;
    private static final String KNOWN = "SELECT origin FROM content_origin WHERE hall_id = $1 AND origin = ANY ($2)";
    private static final String BROUGHT = """
            SELECT DISTINCT content FROM content_origin
             WHERE hall_id = $1 AND origin = ANY ($2) AND content IS NOT NULL
            """;
    // Another import that claims the same row at the same time is waited for; the row then names its content, which has not ended.
    private static final String CLAIM = """
            INSERT INTO content_origin AS known (hall_id, origin)
            SELECT $1, origin FROM unnest(CAST($2 AS text[])) AS origin ORDER BY origin
            ON CONFLICT ON CONSTRAINT content_origin_pk DO UPDATE SET content = NULL
             WHERE known.content = ANY (CAST($3 AS uuid[]))
            RETURNING origin
            """;
    private static final String NAME = """
            UPDATE content_origin SET content = brought.content
              FROM unnest(CAST($2 AS text[]), CAST($3 AS uuid[])) AS brought (origin, content)
             WHERE hall_id = $1 AND content_origin.origin = brought.origin
            """;
    private static final String PROGRESS = """
            SELECT import, kind, state, total, done, accepted, duplicates, refused, created_at FROM content_import
            """;
    private static final String ONE = PROGRESS + " WHERE hall_id = $1 AND import = $2";
    private static final String LATEST = PROGRESS + " WHERE hall_id = $1 ORDER BY created_at DESC, import DESC LIMIT $2";
    private static final String REFUSALS = """
            SELECT number, field, reason FROM content_import_refusal
             WHERE hall_id = $1 AND import = $2 ORDER BY number, field
            """;
    private static final String FORGET = "DELETE FROM content_import WHERE state <> 'RUNNING' AND updated_at < $1";

    /** Stores an import; false when so many are under way in the hall already. */
    Uni<Boolean> begin(SqlConnection connection, UUID id, ImportFile file, int most, Instant now) {
        var rows = new JsonArray();
        file.rows().forEach(row -> rows.add(row.toJson()));
        return connection.preparedQuery(BEGIN).execute(Tuple.tuple()
                .addInteger(file.hall().value()).addUUID(id).addString(file.kind().name()).addString(file.author())
                .addBoolean(file.submitted()).addString(rows.encode()).addInteger(file.rows().size())
                .addOffsetDateTime(utc(now)).addInteger(most)).map(result -> result.rowCount() == 1);
    }

    /** The hall whose import waits longest and is not worked on by anybody. */
    Uni<Optional<HallId>> nextHall(SqlConnection connection) {
        return connection.preparedQuery(NEXT_HALL).execute()
                .map(found -> found.stream().findFirst().map(row -> new HallId(row.getInteger("hall_id"))));
    }

    /** Locks an import of the hall until the transaction ends and answers its next rows. */
    Uni<Optional<ImportFile.Slice>> next(SqlConnection connection, HallId hall, int rows) {
        return connection.preparedQuery(NEXT).execute(Tuple.of(rows, hall.value()))
                .map(found -> found.stream().findFirst().map(ImportStore::slice));
    }

    Uni<Void> advance(SqlConnection connection, ImportFile.Slice slice, ImportFile.Outcome outcome, Instant now) {
        return connection.preparedQuery(ADVANCE).execute(Tuple.of(slice.hall().value(), slice.id(), outcome.accepted(),
                outcome.duplicates(), outcome.refused(), utc(now)))
                .chain(() -> refuse(connection, slice, outcome.refusals()));
    }

    Uni<Void> fail(SqlConnection connection, ImportFile.Slice slice, int most, Instant now) {
        return connection.preparedQuery(FAIL).execute(Tuple.of(slice.hall().value(), slice.id(), utc(now), most))
                .replaceWithVoid();
    }

    /** The fingerprints of these that were imported before. */
    Uni<List<ImportFingerprint>> known(SqlConnection connection, HallId hall, List<ImportFingerprint> fingerprints) {
        return connection.preparedQuery(KNOWN)
                .execute(Tuple.tuple().addInteger(hall.value()).addArrayOfString(texts(fingerprints)))
                .map(ImportStore::fingerprints);
    }

    /** The contents that these fingerprints brought before. */
    Uni<List<UUID>> brought(SqlConnection connection, HallId hall, List<ImportFingerprint> fingerprints) {
        return connection.preparedQuery(BROUGHT)
                .execute(Tuple.tuple().addInteger(hall.value()).addArrayOfString(texts(fingerprints)))
                .map(rows -> rows.stream().map(row -> row.getUUID(0)).toList());
    }

    /**
     * Claims fingerprints for the caller's transaction.
     *
     * @param ended contents that may be announced again
     * @return those that are new, or whose content has ended
     */
    Uni<List<ImportFingerprint>> claim(SqlConnection connection, HallId hall, List<ImportFingerprint> fingerprints,
            List<UUID> ended) {
        return connection.preparedQuery(CLAIM)
                .execute(Tuple.tuple().addInteger(hall.value()).addArrayOfString(texts(fingerprints))
                        .addArrayOfUUID(ended.toArray(UUID[]::new)))
                .map(ImportStore::fingerprints);
    }

    /** Names the contents that the claimed fingerprints brought. */
    Uni<Void> name(SqlConnection connection, HallId hall, List<ImportFingerprint> fingerprints, List<UUID> contents) {
        return connection.preparedQuery(NAME).execute(Tuple.tuple().addInteger(hall.value())
                .addArrayOfString(texts(fingerprints)).addArrayOfUUID(contents.toArray(UUID[]::new))).replaceWithVoid();
    }

    Uni<Optional<ImportFile.Report>> report(SqlConnection connection, HallId hall, UUID id) {
        return connection.preparedQuery(ONE).execute(Tuple.of(hall.value(), id))
                .map(rows -> rows.stream().findFirst().map(ImportStore::progress))
                .chain(found -> connection.preparedQuery(REFUSALS).execute(Tuple.of(hall.value(), id))
                        .map(rows -> rows.stream().map(ImportStore::refusal).toList())
                        .map(refusals -> found.map(progress -> new ImportFile.Report(progress, refusals))));
    }

    /** The latest imports of the hall, newest first. */
    Uni<List<ImportFile.Progress>> latest(SqlConnection connection, HallId hall) {
        return connection.preparedQuery(LATEST).execute(Tuple.of(hall.value(), MOST_LISTED))
                .map(rows -> rows.stream().map(ImportStore::progress).toList());
    }

    Uni<Void> forget(SqlConnection connection, Instant before) {
        return connection.preparedQuery(FORGET).execute(Tuple.of(utc(before))).replaceWithVoid();
    }

    private static Uni<Void> refuse(SqlConnection connection, ImportFile.Slice slice, List<ImportFile.Refusal> refusals) {
        if (refusals.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return connection.preparedQuery(REFUSE).execute(Tuple.tuple().addInteger(slice.hall().value()).addUUID(slice.id())
                .addArrayOfInteger(refusals.stream().map(ImportFile.Refusal::row).toArray(Integer[]::new))
                .addArrayOfString(refusals.stream().map(ImportFile.Refusal::field).toArray(String[]::new))
                .addArrayOfString(refusals.stream().map(refusal -> refusal.reason().stored()).toArray(String[]::new))
                .addInteger(MOST_REFUSALS)).replaceWithVoid();
    }

    private static List<ImportFingerprint> fingerprints(RowSet<Row> rows) {
        return rows.stream().map(row -> new ImportFingerprint(row.getString(0))).toList();
    }

    private static String[] texts(List<ImportFingerprint> fingerprints) {
        return fingerprints.stream().map(ImportFingerprint::text).toArray(String[]::new);
    }

    private static ImportFile.Slice slice(Row row) {
        var rows = row.getJsonArray("rows").stream().map(each -> SheetRow.of((JsonObject) each)).toList();
        return new ImportFile.Slice(new HallId(row.getInteger("hall_id")), row.getUUID("import"),
                ContentKind.valueOf(row.getString("kind")), row.getString("author"), row.getBoolean("submitted"),
                row.getInteger("done"), row.getInteger("total"), rows);
    }

    private static ImportFile.Progress progress(Row row) {
        return new ImportFile.Progress(row.getUUID("import"), ContentKind.valueOf(row.getString("kind")),
                ImportFile.State.valueOf(row.getString("state")), row.getInteger("total"), row.getInteger("done"),
                row.getInteger("accepted"), row.getInteger("duplicates"), row.getInteger("refused"),
                row.getOffsetDateTime("created_at").toInstant());
    }

    private static ImportFile.Refusal refusal(Row row) {
        return new ImportFile.Refusal(row.getInteger("number"), row.getString("field"),
                RejectionReason.ofStored(row.getString("reason")));
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
