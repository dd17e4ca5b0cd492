package cn.bianmin.screens.setting;

import java.util.Locale;
import java.util.regex.Pattern;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * A minute on the wall clock of the hall, in JSON {@code "08:30"}.
 *
 * @param value 0 to 1440; 1440 is {@code "24:00"}, the end of a day, which {@code java.time.LocalTime} does not know
 */
@Schema(implementation = String.class, examples = "08:30")
public record MinuteOfDay(int value) {

    private static final int DAY = 24 * 60;
    private static final Pattern SHAPE = Pattern.compile("([01]\\d|2[0-3]):[0-5]\\d|24:00");

    public MinuteOfDay {
        if (value < 0 || value > DAY) {
            throw new IllegalArgumentException("A day has no minute " + value);
        }
    }

    @JsonCreator
    public static MinuteOfDay parse(String text) {
        if (!SHAPE.matcher(text).matches()) {
            throw new IllegalArgumentException("Not of the form HH:mm");
        }
        return new MinuteOfDay(Integer.parseInt(text.substring(0, 2)) * 60 + Integer.parseInt(text.substring(3)));
    }

    @JsonValue
    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%02d:%02d", value / 60, value % 60);
    }
}
