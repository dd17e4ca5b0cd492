package cn.bianmin.booking.life;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Base64;
import java.util.UUID;
import java.util.regex.Pattern;

import cn.bianmin.platform.problem.ProblemException;

/** Where a page of bookings begins: just after this one, in descending order. */
record BookingCursor(LocalDate day, UUID id) {

    /** Years of four digits; others a database may not know. */
    private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");

    /** Before everything. */
    static final BookingCursor FIRST = new BookingCursor(LocalDate.of(9999, 12, 31), new UUID(-1, -1));

    /** @throws ProblemException 400 {@code invalid-cursor} for anything {@link #cursor()} did not make */
    static BookingCursor of(String cursor) {
        try {
            var parts = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8).split("/", 2);
            if (!DAY.matcher(parts[0]).matches()) {
                throw new IllegalArgumentException("Not a day");
            }
            return new BookingCursor(LocalDate.parse(parts[0]), UUID.fromString(parts[1]));
        } catch (IllegalArgumentException | DateTimeParseException | ArrayIndexOutOfBoundsException e) {
            throw new ProblemException(400, "invalid-cursor");
        }
    }

    String cursor() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString((day + "/" + id).getBytes(StandardCharsets.UTF_8));
    }
}
