package cn.bianmin.identity;

import java.util.Set;
import java.util.UUID;

/**
 * What one session may do: the content of a token, and the row of its session.
 *
 * <p>
 * A session acts with one set of roles, and only in halls where the person holds that whole set. So {@code @RolesAllowed}
 * together with {@link Caller#mustWorkAt} can never mix the role of one hall with the right to enter another.
 *
 * @param halls numbers of the halls it opens; empty for a citizen
 * @param everyHall an installation-wide admin
 */
public record Access(UUID session, SessionKind kind, UUID subject, Set<String> roles, Set<Integer> halls, boolean everyHall) {

    /** The name under which a security identity carries its access. */
    public static final String ATTRIBUTE = "access";

    public Access {
        if (roles.isEmpty()) {
            throw new IllegalArgumentException("A session acts as something");
        }
        roles = Set.copyOf(roles);
        halls = Set.copyOf(halls);
    }

    boolean opens(int hall) {
        return everyHall || halls.contains(hall);
    }

    /** {@code staff:0199…}, stable over sessions. */
    String callerName() {
        return kind.word() + ":" + subject;
    }
}
