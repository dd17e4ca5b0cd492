package cn.bianmin.booking;

import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

import cn.bianmin.hall.HallId;

/**
 * One approval of the consultation desk (预审), good for one home visit; in JSON and URLs {@code <hall>-<uuid>}, of which at
 * least 64 bits cannot be guessed.
 */
public record PreReviewId(HallId hall, UUID value) {

    /** For parameters and JSON. */
    @JsonCreator
    public static PreReviewId fromString(String text) {
        var dash = text.indexOf('-');
        if (dash < 0) {
            throw new IllegalArgumentException("Not of the form <hall>-<uuid>");
        }
        return new PreReviewId(HallId.fromString(text.substring(0, dash)), UUID.fromString(text.substring(dash + 1)));
    }

    @JsonValue
    @Override
    public String toString() {
        return hall + "-" + value;
    }
}
