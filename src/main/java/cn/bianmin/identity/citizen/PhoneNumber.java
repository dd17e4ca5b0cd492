package cn.bianmin.identity.citizen;

import java.util.List;
import java.util.regex.Pattern;

import cn.bianmin.platform.problem.ProblemException;
import cn.bianmin.platform.problem.ProblemException.FieldError;

/**
 * A mainland mobile number. Landlines are not taken: the hall sends text messages.
 *
 * @param value 11 digits
 */
public record PhoneNumber(String value) {

    private static final Pattern MOBILE = Pattern.compile("1[3-9][0-9]{9}");

    /**
     * Reads a mobile number of mainland China, eleven digits.
     *
     * @throws ProblemException 400 {@code invalid-phone}
     */
    public static PhoneNumber parse(String text) {
        var candidate = text.strip();
        if (!MOBILE.matcher(candidate).matches()) {
            throw new ProblemException(400, "invalid-phone", List.of(new FieldError("phone", "invalid-phone.detail")));
        }
        return new PhoneNumber(candidate);
    }

    /** A log line must not carry a person. */
    @Override
    public String toString() {
        return "PhoneNumber[sealed]";
    }
}
