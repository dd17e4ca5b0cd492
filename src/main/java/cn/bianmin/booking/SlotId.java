package cn.bianmin.booking;

import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

import cn.bianmin.guide.Channel;
import cn.bianmin.hall.DeskId;
import cn.bianmin.hall.HallId;

/**
 * One period at one desk in one channel; in JSON and URLs {@code <hall>-<desk>-<channel>-<yyyymmdd>-<hhmm>}, for example
 * {@code 1-3-same_day-20261124-0930}. It names everything a place depends on, so no lookup turns it into a place.
 *
 * @param startMinute minutes after midnight in the hall's zone
 */
public record SlotId(DeskId desk, Channel channel, LocalDate day, int startMinute) {

    private static final Pattern FORM = Pattern
            .compile("(\\d{1,9}-\\d{1,9})-([a-z_]{5,10})-(\\d{8})-([01]\\d|2[0-3])([0-5]\\d)");
    private static final DateTimeFormatter DAY = DateTimeFormatter.BASIC_ISO_DATE;
    private static final int HOUR = 60;

    /** For parameters and JSON; anything that is not a slot's name is an {@link IllegalArgumentException}. */
    @JsonCreator
    public static SlotId fromString(String text) {
        var parts = FORM.matcher(text);
        if (!parts.matches()) {
            throw new IllegalArgumentException("Not of the form <hall>-<desk>-<channel>-<yyyymmdd>-<hhmm>");
        }
        var channel = Arrays.stream(Channel.values())
                .filter(each -> name(each).equals(parts.group(2)))
                .findAny()
                .orElseThrow(() -> new IllegalArgumentException("No such channel"));
        try {
            return new SlotId(
                    DeskId.fromString(parts.group(1)),
                    channel,
                    LocalDate.parse(parts.group(3), DAY),
                    Integer.parseInt(parts.group(4)) * HOUR + Integer.parseInt(parts.group(5)));
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("No such day", e);
        }
    }

    public HallId hall() {
        return desk.hall();
    }

    /** The beginning of the period in the hall's zone. */
    public ZonedDateTime startIn(ZoneId zone) {
        return day.atTime(startMinute / HOUR, startMinute % HOUR).atZone(zone);
    }

    @JsonValue
    @Override
    public String toString() {
        return desk + "-" + name(channel) + "-" + DAY.format(day)
                + "-" + twoDigits(startMinute / HOUR) + twoDigits(startMinute % HOUR);
    }

    private static String name(Channel channel) {
        return channel.name().toLowerCase(Locale.ROOT);
    }

    private static String twoDigits(int number) {
        return number < 10 ? "0" + number : Integer.toString(number);
    }
}
