package cn.bianmin.identity;

import java.util.List;
import java.util.regex.Pattern;

import cn.bianmin.platform.ProblemException;
import cn.bianmin.platform.ProblemException.FieldError;

/**
 * A mainland mobile number. Landlines are not taken: the hall sends text messages.
 *
 * @param value 11 digits
 */
record PhoneNumber(String value) {

    private static final Pattern MOBILE = Pattern.compile("1[3-9][0-9]{9}");

    /** @throws ProblemException 400 {@code invalid-phone} */
    static PhoneNumber parse(String text) {
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
