package cn.bianmin.hall;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * One desk (业务窗口组): the group of windows that handles a set of items; in JSON and URLs {@code <hall>-<number>}.
 *
 * @param hall the hall it belongs to
 * @param number unique within the hall
 */
public record DeskId(HallId hall, int number) {

    /** For path and query parameters, and for JSON. */
    @JsonCreator
    public static DeskId fromString(String text) {
        var dash = text.indexOf('-');
        if (dash < 0) {
            throw new IllegalArgumentException("Not of the form <hall>-<number>");
        }
        return new DeskId(HallId.fromString(text.substring(0, dash)), Integer.parseInt(text.substring(dash + 1)));
    }

    @JsonValue
    @Override
    public String toString() {
        return hall + "-" + number;
    }
}
