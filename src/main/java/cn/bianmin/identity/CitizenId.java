package cn.bianmin.identity;

import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** One citizen; in JSON and URLs a UUID of version 7, which says nothing about the person or the place. */
public record CitizenId(@JsonValue UUID value) {

    @JsonCreator
    public CitizenId {
    }

    /** For path and query parameters. */
    public static CitizenId fromString(String text) {
        return new CitizenId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
