package cn.bianmin.content.imports;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import cn.bianmin.content.ActorNames;
import cn.bianmin.content.ContentKind;
import cn.bianmin.hall.HallId;

/**
 * Rows that are to become contents.
 *
 * @param author {@code Caller.name()}, or {@code source:…}
 * @param submitted whether a reviewer is to look at them at once
 */
public record ImportFile(HallId hall, ContentKind kind, String author, boolean submitted, List<SheetRow> rows) {

    public ImportFile {
        rows = List.copyOf(rows);
    }

    public static String authorOf(UUID source) {
        return ActorNames.SOURCE + source;
    }

    /** What an address once brought does not come back, whatever became of it; a person may say again what has ended. */
    static boolean isBySource(String author) {
        return author.startsWith(ActorNames.SOURCE);
    }

    @Schema(name = "ImportState")
    enum State {
        RUNNING,
        DONE,
        /** Gave up on rows that could not be written, again and again. */
        FAILED
    }

    /** How far it is; {@code accepted + duplicates + refused = done}. */
    record Progress(UUID id, ContentKind kind, State state, int total, int done, int accepted, int duplicates, int refused,
            Instant createdAt) {
    }

    /** Why one row was not taken over. */
    record Refusal(int row, String field, RejectionReason reason) {
    }

    /** A slice of an import that nobody else is at. */
    record Slice(HallId hall, UUID id, ContentKind kind, String author, boolean submitted, int done, int total,
            List<SheetRow> rows) {
    }

    /** What a slice came to. */
    record Outcome(int accepted, int duplicates, int refused, List<Refusal> refusals) {
    }

    /** With why the first rows were refused. */
    record Report(Progress progress, List<Refusal> refusals) {
    }
}
