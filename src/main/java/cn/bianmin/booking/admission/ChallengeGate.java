package cn.bianmin.booking.admission;

import jakarta.enterprise.context.ApplicationScoped;

import cn.bianmin.booking.Refusal;
import cn.bianmin.booking.challenge.Challenges;
import cn.bianmin.hall.HallId;
import cn.bianmin.identity.Caller;
import cn.bianmin.platform.database.TransactionStep;
import io.smallrye.mutiny.Uni;

/** Asks people who are not signed in for a solved puzzle, when one is needed. Kiosks are free of it. */
@ApplicationScoped
class ChallengeGate {

    private final NetworkShares shares;
    private final Challenges challenges;
    private final Caller caller;

    ChallengeGate(NetworkShares shares, Challenges challenges, Caller caller) {
        this.shares = shares;
        this.challenges = challenges;
        this.caller = caller;
    }

    /** Fails with {@link Refusal#CHALLENGE_REQUIRED}. */
    Uni<Void> pass(HallId hall, BookingRequest request) {
        return shares.of(hall, caller).chain(share -> share.network() == null ? Uni.createFrom().voidItem()
                : challenges.check(new Challenges.Attempt(hall, share.network(), share.limit(), request.hold() == null ? 0 : 1),
                        request.challenge()));
    }

    /** The step, and with it the solution is spent. */
    TransactionStep spending(HallId hall, BookingRequest request, TransactionStep step) {
        var solution = request.challenge();
        return solution == null ? step
                : connection -> step.run(connection).chain(() -> challenges.spend(hall, solution).run(connection));
    }

    /** The same as at the gate for who spends a solution that another booking is spending. */
    static Throwable refusal(Throwable failure) {
        return Challenges.isSpent(failure) ? Refusal.CHALLENGE_REQUIRED.problem() : failure;
    }
}
