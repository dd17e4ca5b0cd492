package cn.bianmin.booking.life;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import cn.bianmin.booking.BookingState;
import cn.bianmin.booking.BookingView;

/** The booking as a calendar entry (RFC 5545) that a citizen takes along. */
@ApplicationScoped
class BookingCalendar {

    private static final DateTimeFormatter UTC = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
    /** RFC 5545, 3.1: lines of at most 75 octets. */
    private static final int LINE_OCTETS = 75;

    private final Clock clock;

    BookingCalendar(Clock clock) {
        this.clock = clock;
    }

    /** One event whose reminder is an hour before. */
    String entry(BookingView booking) {
        var place = booking.place();
        return List.of(
                "BEGIN:VCALENDAR",
                "VERSION:2.0",
                "PRODID:-//Bianmin//Booking//ZH",
                "CALSCALE:GREGORIAN",
                "METHOD:PUBLISH",
                "BEGIN:VEVENT",
                "UID:" + booking.booking() + "@bianmin",
                "DTSTAMP:" + utc(clock.instant()),
                "DTSTART:" + utc(booking.start().toInstant()),
                "DTEND:" + utc(booking.end().toInstant()),
                "SUMMARY:" + escape(booking.itemName()),
                "LOCATION:" + escape(place.hall() + " " + place.address() + " " + place.floor() + "楼 " + place.desk()),
                "DESCRIPTION:" + escape("预约码 " + booking.code() + "\n请带：" + String.join("、", booking.materials())),
                "STATUS:" + status(booking.status()),
                "BEGIN:VALARM",
                "ACTION:DISPLAY",
                "TRIGGER:-PT1H",
                "DESCRIPTION:" + escape(booking.itemName()),
                "END:VALARM",
                "END:VEVENT",
                "END:VCALENDAR")
                .stream()
                .map(BookingCalendar::fold)
                .collect(Collectors.joining("\r\n", "", "\r\n"));
    }

    /** A period the hall took away is no longer promised. */
    private static String status(BookingState state) {
        if (state.isCancelled()) {
            return "CANCELLED";
        }
        return state == BookingState.ORPHANED ? "TENTATIVE" : "CONFIRMED";
    }

    private static String utc(Instant instant) {
        return UTC.format(instant);
    }

    private static String escape(String text) {
        return text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n");
    }

    /** Between characters, never within one. */
    private static String fold(String line) {
        var folded = new StringBuilder();
        var octets = 0;
        for (var at = 0; at < line.length(); at += Character.charCount(line.codePointAt(at))) {
            var character = Character.toString(line.codePointAt(at));
            var size = character.getBytes(StandardCharsets.UTF_8).length;
            if (octets + size > LINE_OCTETS) {
                folded.append("\r\n ");
                octets = 1;
            }
            folded.append(character);
            octets += size;
        }
        return folded.toString();
    }
}
