package cn.bianmin.booking.challenge;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import cn.bianmin.booking.Refusal;
import cn.bianmin.hall.HallId;
import cn.bianmin.platform.Digests;
import cn.bianmin.platform.database.TransactionStep;
import cn.bianmin.platform.sealing.Sealer;
import io.smallrye.mutiny.Uni;

/**
 * Gives puzzles out and checks solutions. Nothing is kept of a puzzle: its salt says until when it is good and how long it is, and
 * the signature binds both to hall and network.
 */
@ApplicationScoped
public class Challenges {

    private static final Duration GOOD_FOR = Duration.ofMinutes(15);
    private static final int RANDOM_BYTES = 12;
    private static final int SALT_PARTS = 3;

    private final ChallengeStore store;
    private final Difficulty difficulty;
    private final Sealer sealer;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    Challenges(ChallengeStore store, Difficulty difficulty, Sealer sealer, Clock clock) {
        this.store = store;
        this.difficulty = difficulty;
        this.sealer = sealer;
        this.clock = clock;
    }

    /**
     * A booking that is asked for by somebody who is not signed in.
     *
     * @param network they come from
     * @param limit places the network may have: beyond it a puzzle would be solved for nothing
     * @param held places that are this booking's own already
     */
    public record Attempt(HallId hall, long network, int limit, int held) {
    }

    /** A puzzle as long as a booking in the hall would need now, the shortest when it would need none. */
    Uni<Challenge> next(HallId hall, long network) {
        return store.load(hall, network, clock.instant())
                .map(load -> difficulty.maxNumber(load.places(), load.lastMinute()))
                .map(max -> puzzle(hall, network, Math.max(max, Difficulty.SHORTEST)));
    }

    /** Passes who needs no puzzle or has solved one; fails with {@link Refusal#CHALLENGE_REQUIRED}. */
    public Uni<Void> check(Attempt attempt, @Nullable Solution solution) {
        return asked(attempt).chain(asked -> {
            if (asked == 0) {
                return Uni.createFrom().voidItem();
            }
            if (solution == null || !isSolved(attempt, solution, asked)) {
                return Uni.createFrom().failure(Refusal.CHALLENGE_REQUIRED.problem());
            }
            return store.isSpent(attempt.hall, solution.signature()).invoke(isSpent -> {
                if (isSpent) {
                    throw Refusal.CHALLENGE_REQUIRED.problem();
                }
            }).replaceWithVoid();
        });
    }

    /** Written with the booking; fails when another booking spent the same solution, see {@link #isSpent}. */
    public TransactionStep spend(HallId hall, Solution solution) {
        return connection -> store.spend(connection, hall, solution.signature(), clock.instant().plus(GOOD_FOR));
    }

    /** Whether writing failed because the solution was spent meanwhile. */
    public static boolean isSpent(Throwable failure) {
        return ChallengeStore.isSpent(failure);
    }

    private Uni<Integer> asked(Attempt attempt) {
        return store.load(attempt.hall, attempt.network, clock.instant()).map(load -> {
            var places = load.places() - attempt.held;
            return places >= attempt.limit ? 0 : difficulty.maxNumber(places, load.lastMinute());
        });
    }

    private Challenge puzzle(HallId hall, long network, int max) {
        var bytes = new byte[RANDOM_BYTES];
        random.nextBytes(bytes);
        var salt = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes)
                + "." + clock.instant().plus(GOOD_FOR).getEpochSecond() + "." + max + "&";
        var hash = hash(salt, random.nextInt(max + 1));
        return new Challenge("SHA-256", hash, salt, max, signature(hall, network, salt, hash));
    }

    private boolean isSolved(Attempt attempt, Solution solution, int asked) {
        var parts = solution.salt().substring(0, solution.salt().length() - 1).split("\\.", -1);
        var expected = signature(attempt.hall, attempt.network, solution.salt(), hash(solution.salt(), solution.number()));
        // Only after the signature matches are the parts our own, and numbers.
        return parts.length == SALT_PARTS
                && MessageDigest.isEqual(expected.getBytes(StandardCharsets.US_ASCII),
                        solution.signature().getBytes(StandardCharsets.US_ASCII))
                && clock.instant().isBefore(Instant.ofEpochSecond(Long.parseLong(parts[1])))
                && Difficulty.isEnough(Integer.parseInt(parts[2]), asked);
    }

    private String signature(HallId hall, long network, String salt, String hash) {
        return HexFormat.of().formatHex(sealer.lookup("booking.challenge", hall + "\0" + network + '\0' + salt + '\0' + hash));
    }

    private static String hash(String salt, int number) {
        return HexFormat.of().formatHex(Digests.sha256((salt + number).getBytes(StandardCharsets.US_ASCII)));
    }
}
