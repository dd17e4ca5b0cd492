package cn.bianmin.content.imports;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Pattern;

/** A day as people write it in a sheet: 2026-11-30, 2026/11/30, 2026.11.30, 2026年11月30日, 20261130, or Excel's own number of it. */
final class SheetDate {

    private static final Pattern WRITTEN = Pattern.compile(
            "(\\d{4})\\s*[-/.年]\\s*(\\d{1,2})\\s*[-/.月]\\s*(\\d{1,2})\\s*日?(?:[T ]\\d{1,2}:\\d{2}(?::\\d{2})?)?");
    private static final Pattern COMPACT = Pattern.compile("(\\d{4})(\\d{2})(\\d{2})");
    /** Excel counts days since 1899-12-30; these numbers are days from 2009 to 2091. */
    private static final Pattern NUMBER = Pattern.compile("([4-6]\\d{4})(?:\\.\\d+)?");
    private static final LocalDate ZERO = LocalDate.of(1899, 12, 30);

    private SheetDate() {
    }

    static Optional<LocalDate> read(String text) {
        var number = NUMBER.matcher(text);
        if (number.matches()) {
            return Optional.of(ZERO.plusDays(Long.parseLong(number.group(1))));
        }
        for (var pattern : new Pattern[] { WRITTEN, COMPACT }) {
            var found = pattern.matcher(text);
            if (found.matches()) {
                return day(Integer.parseInt(found.group(1)), Integer.parseInt(found.group(2)),
                        Integer.parseInt(found.group(3)));
            }
        }
        return Optional.empty();
    }

    private static Optional<LocalDate> day(int year, int month, int day) {
        try {
            return Optional.of(LocalDate.of(year, month, day));
        } catch (DateTimeException noSuchDay) {
            return Optional.empty();
        }
    }
}
