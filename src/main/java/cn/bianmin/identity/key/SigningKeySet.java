package cn.bianmin.identity.key;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import cn.bianmin.identity.SessionKind;

/**
 * All signing keys by age. When a key signs, and when it is forgotten, follows from the next one alone:
 *
 * <pre>
 *   key 1  ── signs ──────────────┐ verifies until its last token is dead │ gone
 *   key 2      published 10 min ──┴── signs ───────────────────────────────────
 * </pre>
 *
 * @param keys oldest first, never empty
 */
public record SigningKeySet(List<SigningKey> keys) {

    /**
     * How long a key is in the key set before it signs: longer than anyone may cache the set, and than replicas take to read
     * it.
     */
    static final Duration PUBLISHED_BEFORE = Duration.ofMinutes(10);
    /** What two clocks of the installation may differ. */
    public static final Duration SKEW = Duration.ofMinutes(1);

    public SigningKeySet {
        keys = keys.stream().sorted(Comparator.comparing(SigningKey::signsFrom)).toList();
        if (keys.isEmpty()) {
            throw new IllegalArgumentException("A ring has a key");
        }
    }

    /** The youngest whose time has come; the oldest, should the clock stand before all of them. */
    public SigningKey signer(Instant now) {
        return keys.stream()
                .filter(key -> !key.signsFrom().isAfter(now))
                .reduce((older, younger) -> younger)
                .orElse(keys.get(0));
    }

    /** Those that anyone may meet: all but the dead. */
    List<SigningKey> published(Instant now) {
        var alive = keys.stream().filter(key -> !isDead(key, now)).toList();
        return alive.isEmpty() ? keys : alive;
    }

    public Optional<SigningKey> find(String kid, Instant now) {
        return published(now).stream().filter(key -> key.kid().equals(kid)).findFirst();
    }

    SigningKey youngest() {
        return keys.get(keys.size() - 1);
    }

    private boolean isDead(SigningKey key, Instant now) {
        var next = keys.indexOf(key) + 1;
        return next < keys.size()
                && keys.get(next).signsFrom().plus(SessionKind.ACCESS_LIFE).plus(SKEW).isBefore(now);
    }
}
