package cn.bianmin.booking;

import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * One place kept for a while; whoever knows the id may book it. In JSON and URLs {@code <slot>.<uuid>}: it names its slot, so a
 * hold that is already used can still be recognised as the same request.
 */
public record HoldId(SlotId slot, UUID value) {

    /** For parameters and JSON. */
    @JsonCreator
    public static HoldId fromString(String text) {
        var dot = text.indexOf('.');
        if (dot < 0) {
            throw new IllegalArgumentException("Not of the form <slot>.<uuid>");
        }
        return new HoldId(SlotId.fromString(text.substring(0, dot)), UUID.fromString(text.substring(dot + 1)));
    }

    @JsonValue
    @Override
    public String toString() {
        return slot + "." + value;
    }
}
