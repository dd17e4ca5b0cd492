package cn.bianmin.identity.citizen;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

import cn.bianmin.platform.problem.ProblemException;
import cn.bianmin.platform.problem.ProblemException.FieldError;

/**
 * An identity number of GB 11643-1999: region (6), date of birth (8), sequence (3), check character (ISO 7064 MOD 11-2).
 *
 * <p>
 * Cards of residents from Hong Kong, Macao and Taiwan (81, 82, 83) and the foreigner's card of 2023 (9, then province and
 * nation) have the same shape. The date of birth is a {@link LocalDate}: Asia/Shanghai had summer time in 1940–49 and 1986–91,
 * and an instant at midnight there can fall on the day before.
 *
 * @param value 18 characters, the last a digit or a capital X
 */
public record IdNumber(String value) {

    private static final Pattern SHAPE = Pattern.compile("[1-9][0-9]{16}[0-9X]");
    private static final Set<String> PROVINCES = Set.of(
            "11", "12", "13", "14", "15", "21", "22", "23", "31", "32", "33", "34", "35", "36", "37", "41", "42", "43",
            "44", "45", "46", "50", "51", "52", "53", "54", "61", "62", "63", "64", "65", "71", "81", "82", "83");
    private static final DateTimeFormatter BIRTH = DateTimeFormatter.ofPattern("uuuuMMdd", Locale.ROOT)
            .withResolverStyle(ResolverStyle.STRICT);
    private static final int[] WEIGHTS = { 7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2 };
    private static final String CHECK_CHARACTERS = "10X98765432";
    /** Nobody alive was born before. */
    private static final int EARLIEST_YEAR = 1880;

    /**
     * Reads what a person typed; a small x is taken for X.
     *
     * @param today no one is born after it
     * @throws ProblemException 400 {@code invalid-id-number}
     */
    public static IdNumber parse(String text, LocalDate today) {
        var candidate = text.strip().toUpperCase(Locale.ROOT);
        if (!isWellFormed(candidate, today)) {
            throw new ProblemException(400, "invalid-id-number",
                    List.of(new FieldError("idNumber", "invalid-id-number.detail")));
        }
        return new IdNumber(candidate);
    }

    /** The check character of the first 17 digits. */
    public static char checkCharacter(String seventeen) {
        var sum = 0;
        for (var place = 0; place < WEIGHTS.length; place++) {
            sum += WEIGHTS[place] * (seventeen.charAt(place) - '0');
        }
        return CHECK_CHARACTERS.charAt(sum % CHECK_CHARACTERS.length());
    }

    private static boolean isWellFormed(String text, LocalDate today) {
        return SHAPE.matcher(text).matches()
                && isRegion(text)
                && isBirthDate(text.substring(6, 14), today)
                && checkCharacter(text) == text.charAt(17);
    }

    private static boolean isRegion(String text) {
        var province = text.charAt(0) == '9' ? text.substring(1, 3) : text.substring(0, 2);
        return PROVINCES.contains(province);
    }

    private static boolean isBirthDate(String digits, LocalDate today) {
        try {
            var birth = LocalDate.parse(digits, BIRTH);
            return birth.getYear() >= EARLIEST_YEAR && !birth.isAfter(today);
        } catch (DateTimeException notADay) {
            return false;
        }
    }

    /** A log line must not carry a person. */
    @Override
    public String toString() {
        return "IdNumber[sealed]";
    }
}
