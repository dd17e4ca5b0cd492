package cn.bianmin.identity.session;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import cn.bianmin.identity.Access;
import io.quarkus.security.identity.SecurityIdentity;

/**
 * Tokens whose signature and session were found good, so that a busy caller does not pay for both on every request: checking
 * an ES256 signature takes most of a millisecond of processor, several times what the rest of a request does.
 *
 * <p>
 * The session counts as alive for {@link #REMEMBERED}: that is the longest another replica goes on hearing someone who signed
 * out or was dismissed here. On this replica it ends at once. The signature stays good as long as the token lives. Memory is
 * bounded by two generations of {@value #MOST}: when the young one is full it becomes the old one, and the old one is dropped.
 */
@ApplicationScoped
class TokenCache {

    static final Duration REMEMBERED = Duration.ofSeconds(30);
    static final int MOST = 20_000;

    private record Entry(SecurityIdentity identity, AccessTokens.Checked checked, Instant checkedAt, Instant until) {

        /** A clock that was set back must not stretch it. */
        boolean isAlive(Instant now) {
            return now.isBefore(until) && !now.isBefore(checkedAt);
        }
    }

    private final Clock clock;
    private final AtomicLong endings = new AtomicLong();
    private volatile ConcurrentMap<String, Entry> young = new ConcurrentHashMap<>();
    private volatile ConcurrentMap<String, Entry> old = new ConcurrentHashMap<>();

    TokenCache(Clock clock) {
        this.clock = clock;
    }

    @Nullable
    SecurityIdentity find(String token) {
        var entry = entry(token);
        return entry != null && entry.isAlive(clock.instant()) ? entry.identity() : null;
    }

    /** What a token says whose signature was found good, whatever has become of its session since. */
    AccessTokens.@Nullable Checked signed(String token) {
        var entry = entry(token);
        return entry == null ? null : entry.checked();
    }

    private @Nullable Entry entry(String token) {
        var entry = young.get(token);
        return entry == null ? old.get(token) : entry;
    }

    /** Read before the check begins, handed to {@link #remember} when it is done. */
    long endings() {
        return endings.get();
    }

    /** Does nothing when a session ended while the check was under way: it may have been this one. */
    void remember(String token, SecurityIdentity identity, AccessTokens.Checked checked, long endingsBefore) {
        if (endings.get() != endingsBefore) {
            return;
        }
        var now = clock.instant();
        var until = now.plus(REMEMBERED);
        var entry = new Entry(identity, checked, now,
                checked.expiresAt().isBefore(until) ? checked.expiresAt() : until);
        if (young.size() >= MOST) {
            turn();
        }
        young.put(token, entry);
        if (endings.get() != endingsBefore) {
            young.remove(token);
        }
    }

    void forget(Predicate<Access> which) {
        endings.incrementAndGet();
        young.values().removeIf(entry -> which.test(entry.checked().access()));
        old.values().removeIf(entry -> which.test(entry.checked().access()));
    }

    private synchronized void turn() {
        if (young.size() >= MOST) {
            old = young;
            young = new ConcurrentHashMap<>();
        }
    }
}
