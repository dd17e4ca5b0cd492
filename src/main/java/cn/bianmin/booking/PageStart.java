package cn.bianmin.booking;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.Base64;
import java.util.Locale;
import java.util.UUID;

import cn.bianmin.platform.ProblemException;

/** Where a page of bookings begins: just after this one, in descending order. */
record PageStart(LocalDate day, UUID id) {

    /** Years of four digits; others a database may not know. */
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("uuuu-MM-dd", Locale.ROOT)
            .withResolverStyle(ResolverStyle.STRICT);

    /** Before everything. */
    static final PageStart FIRST = new PageStart(LocalDate.of(9999, 12, 31), new UUID(-1, -1));

    /** @throws ProblemException 400 {@code invalid-cursor} for anything {@link #cursor()} did not make */
    static PageStart of(String cursor) {
        try {
            var parts = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8).split("/", 2);
            return new PageStart(LocalDate.parse(parts[0], DAY), UUID.fromString(parts[1]));
        } catch (IllegalArgumentException | DateTimeParseException | ArrayIndexOutOfBoundsException e) {
            throw new ProblemException(400, "invalid-cursor");
        }
    }

    String cursor() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString((day + "/" + id).getBytes(StandardCharsets.UTF_8));
    }
}
