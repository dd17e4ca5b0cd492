package cn.bianmin.identity.password;

import java.util.List;
import java.util.Set;

import cn.bianmin.platform.problem.ProblemException;
import cn.bianmin.platform.problem.ProblemException.FieldError;

/** What a new password must be: 8 to 64 code points, and nothing that stands on the card or in the address book. */
public final class PasswordRule {

    static final int SHORTEST = 8;
    static final int LONGEST = 64;

    private PasswordRule() {
    }

    /**
     * Checks a new password against the rule.
     *
     * @param known what others know of the person: ID number, phone, user name
     * @throws ProblemException 400 {@code weak-password}
     */
    public static void check(String password, Set<String> known) {
        var length = password.codePointCount(0, password.length());
        var isKnown = known.stream().anyMatch(password::equalsIgnoreCase);
        if (length < SHORTEST || length > LONGEST || isKnown) {
            throw new ProblemException(400, "weak-password",
                    List.of(new FieldError("password", "weak-password.rule")), SHORTEST, LONGEST);
        }
    }
}
