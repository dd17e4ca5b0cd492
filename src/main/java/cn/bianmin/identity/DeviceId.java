package cn.bianmin.identity;

import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** One kiosk or screen; in JSON and URLs a UUID of version 7, which says nothing about the person or the place. */
public record DeviceId(@JsonValue UUID value) {

    @JsonCreator
    public DeviceId {
    }

    /** For path and query parameters. */
    public static DeviceId fromString(String text) {
        return new DeviceId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
