package cn.bianmin.guide;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

import cn.bianmin.hall.HallId;

/**
 * One item (事项): something a citizen can get done; in JSON and URLs {@code <hall>-<number>}.
 *
 * @param hall the hall it belongs to
 * @param number unique within the hall
 */
public record ItemId(HallId hall, int number) {

    /** For path and query parameters, and for JSON. */
    @JsonCreator
    public static ItemId fromString(String text) {
        var dash = text.indexOf('-');
        if (dash < 0) {
            throw new IllegalArgumentException("Not of the form <hall>-<number>");
        }
        return new ItemId(HallId.fromString(text.substring(0, dash)), Integer.parseInt(text.substring(dash + 1)));
    }

    @JsonValue
    @Override
    public String toString() {
        return hall + "-" + number;
    }
}
