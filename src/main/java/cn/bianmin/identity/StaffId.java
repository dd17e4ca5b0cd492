package cn.bianmin.identity;

import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** One member of staff; in JSON and URLs a UUID of version 7, which says nothing about the person or the place. */
public record StaffId(@JsonValue UUID value) {

    @JsonCreator
    public StaffId {
    }

    /** For path and query parameters. */
    public static StaffId fromString(String text) {
        return new StaffId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
