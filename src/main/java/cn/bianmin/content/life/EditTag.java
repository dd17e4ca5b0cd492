package cn.bianmin.content.life;

import java.time.Instant;
import java.util.Arrays;

import org.jspecify.annotations.Nullable;

/**
 * Names the words that a writer read, as an {@code ETag}: whoever sends it back as {@code If-Match} does not overwrite what
 * a colleague has saved meanwhile (RFC 9110, 13.1.1).
 */
final class EditTag {

    private static final long MICROS = 1_000_000;

    private EditTag() {
    }

    /** The tag without its quotes. */
    static String of(int version, Instant updatedAt) {
        var micros = updatedAt.getEpochSecond() * MICROS + updatedAt.getNano() / 1_000;
        return version + "-" + Long.toHexString(micros);
    }

    /** @param ifMatch the header; absent: whatever is there */
    static boolean isMet(@Nullable String ifMatch, String tag) {
        return ifMatch == null || ifMatch.strip().equals("*")
                || Arrays.stream(ifMatch.split(",", -1)).map(String::strip).anyMatch(("\"" + tag + "\"")::equals);
    }
}
