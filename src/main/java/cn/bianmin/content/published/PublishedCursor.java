package cn.bianmin.content.published;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;

import cn.bianmin.content.Published;
import cn.bianmin.platform.problem.ProblemException;

/** A place in the list of what is published, newest first: just after this one. */
record PublishedCursor(Instant at, UUID content) {

    /** The place before the newest content. */
    static final PublishedCursor START = new PublishedCursor(Instant.parse("9999-01-01T00:00:00Z"), new UUID(-1, -1));

    static PublishedCursor of(Published published) {
        return new PublishedCursor(published.publishedAt(), published.content());
    }

    /** @throws ProblemException 400 {@code invalid-cursor} for anything {@link #cursor()} did not make */
    static PublishedCursor ofCursor(String cursor) {
        try {
            var parts = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.US_ASCII).split(" ", 2);
            var place = new PublishedCursor(Instant.parse(parts[0]), UUID.fromString(parts[1]));
            if (!place.cursor().equals(cursor) || place.at.isAfter(START.at) || place.at.isBefore(Instant.EPOCH)) {
                throw new IllegalArgumentException("Not a cursor of ours");
            }
            return place;
        } catch (IllegalArgumentException | DateTimeException | ArrayIndexOutOfBoundsException e) {
            throw new ProblemException(400, "invalid-cursor");
        }
    }

    String cursor() {
        return Base64.getUrlEncoder().withoutPadding()
                .encodeToString((at + " " + content).getBytes(StandardCharsets.US_ASCII));
    }
}
