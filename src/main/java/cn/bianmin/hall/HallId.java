package cn.bianmin.hall;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** One hall of the installation; in JSON and URLs its number. */
public record HallId(@JsonValue int value) {

    @JsonCreator
    public HallId {
        if (value < 1) {
            throw new IllegalArgumentException("A hall's number is positive: " + value);
        }
    }

    /** For path and query parameters. */
    public static HallId fromString(String text) {
        return new HallId(Integer.parseInt(text));
    }

    @Override
    public String toString() {
        return Integer.toString(value);
    }
}
