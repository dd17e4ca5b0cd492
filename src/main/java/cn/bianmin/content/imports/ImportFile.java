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

    /** An entry of an address is imported once, whatever became of it; a person may announce again what has ended. */
    static boolean isBySource(String author) {
        return author.startsWith(ActorNames.SOURCE);
    }

    @Schema(name = "ImportState")
    enum State {
        RUNNING,
        DONE,
        /** A slice failed too often, so the import stopped. */
        FAILED
    }

    /** The progress of an import; {@code accepted + duplicates + refused = done}. */
    record Progress(UUID id, ContentKind kind, State state, int total, int done, int accepted, int duplicates, int refused,
            Instant createdAt) {
    }

    /** The reason why one row was not taken over. */
    record Refusal(int row, String field, RejectionReason reason) {
    }

    /** The next rows of an import that the transaction has locked. */
    record Slice(HallId hall, UUID id, ContentKind kind, String author, boolean submitted, int done, int total,
            List<SheetRow> rows) {
    }

    /** The outcome of one slice. */
    record Outcome(int accepted, int duplicates, int refused, List<Refusal> refusals) {
    }

    /** The progress with the first refusals. */
    record Report(Progress progress, List<Refusal> refusals) {
    }
}
