package cn.bianmin.booking.admission;

import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import cn.bianmin.booking.HoldId;
import cn.bianmin.booking.Refusal;
import cn.bianmin.booking.admission.BookingSubmission.Applicant;
import cn.bianmin.booking.admission.BookingSubmission.Booked;
import cn.bianmin.booking.slot.BookableSlot;
import cn.bianmin.guide.Channel;
import cn.bianmin.identity.Caller;
import cn.bianmin.identity.Identification;
import cn.bianmin.identity.Registrant;
import cn.bianmin.identity.Registrations;
import cn.bianmin.platform.problem.ProblemException;
import io.smallrye.mutiny.Uni;

/**
 * Books for the person named in the body, who is not signed in.
 *
 * <p>
 * The place is decided first: it is held, and only who holds one pays for an Argon2. The person is written in the transaction of
 * the booking, or not at all. Whoever cannot prove who they are is told what an unknown person would be told in their place, and
 * hears of the wrong password only where an unknown person would have been given the place.
 */
@ApplicationScoped
class NamedSubmission {

    /** What tells nothing of the person; others (wrong password, limits, a database that is away) are told as they are. */
    private static final Set<Integer> REFUSED = Set.of(404, 409, 422);

    /**
     * One post.
     *
     * @param person as they say
     * @param key the header {@code Idempotency-Key}
     */
    record Post(BookingRequest request, Registrant person, @Nullable String key) {
    }

    /**
     * The answer's bytes.
     *
     * @param body with a fresh token for its rightful owner, when one could be made
     */
    @SuppressWarnings("ArrayRecordComponent") // Only handed on: equality of the array is never asked for.
    record Answer(Booked booked, byte[] body) {
    }

    private final SlotOfRequest slots;
    private final ChallengeGate gate;
    private final Holds holds;
    private final BookingSubmission submission;
    private final Registrations registrations;
    private final Caller caller;

    NamedSubmission(SlotOfRequest slots, ChallengeGate gate, Holds holds, BookingSubmission submission,
            Registrations registrations, Caller caller) {
        this.slots = slots;
        this.gate = gate;
        this.holds = holds;
        this.submission = submission;
        this.registrations = registrations;
        this.caller = caller;
    }

    /** Fails with 400 for what is wrong with the person's own words, before anybody is looked up. */
    Post post(BookingRequest request, Registrations.Registration person, @Nullable String key) {
        return new Post(request, registrations.check(person), key);
    }

    Uni<Answer> book(Post post) {
        return Uni.createFrom().deferred(() -> slots.of(post.request))
                .call(slot -> gate.pass(slot.slot().hall(), post.request))
                .chain(slot -> keepAndSubmit(post, slot))
                .onFailure(NamedSubmission::isRefusal).recoverWithUni(refusal -> answeredBefore(post, refusal))
                .chain(booked -> withToken(post, booked));
    }

    private Uni<Booked> keepAndSubmit(Post post, BookableSlot slot) {
        var named = post.request.hold();
        if (named != null) {
            return mustBeLive(post, named).chain(() -> identifyAndSubmit(post, slot, named));
        }
        return holds.takeWhileIdentifying(caller, slot, submission.idOfPost(post.key, post.request))
                .chain(hold -> identifyAndSubmit(post, slot, hold)
                        .onItemOrFailure()
                        .call((booked, failure) -> booked != null && booked.isNew() ? Uni.createFrom().voidItem()
                                : letGo(hold)));
    }

    /** The hold runs out by itself when it cannot be given back now. */
    private Uni<Void> letGo(HoldId hold) {
        return holds.letGo(hold).onFailure(ProblemException.class).recoverWithNull();
    }

    private Uni<Booked> identifyAndSubmit(Post post, BookableSlot slot, HoldId hold) {
        var submitted = registrations.identify(post.person)
                .chain(who -> who instanceof Identification.Proven proven
                        ? submission.submit(slot, post.request, applicant(post, proven, hold))
                        : refuse(post, hold))
                .onFailure(Registrations::isRegisteredMeanwhile).retry().atMost(1)
                .onFailure().transform(ChallengeGate::refusal);
        return registrations.admit(post.person, caller).chain(() -> submitted);
    }

    private Applicant applicant(Post post, Identification.Proven proven, HoldId hold) {
        var principal = post.request.behalfOf();
        var visited = principal == null ? post.person.idNumber() : principal.idNumber();
        return new Applicant(proven.citizen(), proven.caller(), post.request.channel() == Channel.HOME_VISIT ? visited : null,
                post.key, hold, gate.spending(hold.slot().hall(), post.request, proven.onSuccess()));
    }

    /** As an unknown person would be refused; only where they would be given the place the password is spoken of. */
    private Uni<Booked> refuse(Post post, HoldId hold) {
        return mustBeLive(post, hold).chain(() -> Uni.createFrom().failure(
                post.request.channel() == Channel.HOME_VISIT ? Refusal.PRE_REVIEW_REQUIRED.problem()
                        : new ProblemException(401, "wrong-credentials")));
    }

    private Uni<Void> mustBeLive(Post post, HoldId hold) {
        return holds.isLive(hold, post.request.item()).invoke(isLive -> {
            if (!isLive) {
                throw BookingSubmission.placeGone(post.request).problem();
            }
        }).replaceWithVoid();
    }

    /** To who sends the very same body, password and all, or at least the right password; nobody else learns of the key. */
    private Uni<Booked> answeredBefore(Post post, Throwable refusal) {
        return post.key == null ? Uni.createFrom().failure(refusal)
                : registrations.claim(post.person).chain(claim -> submission.answeredBefore(post.request, claim.citizen(),
                        claim.caller(), post.key, refusal));
    }

    /** The place is promised whether or not a session can be opened: who gets no token signs in. */
    private Uni<Answer> withToken(Post post, Booked booked) {
        return registrations.welcome(post.person, booked.citizen(), caller)
                .map(tokens -> new Answer(booked, submission.withToken(booked, tokens.accessToken())))
                .onFailure(ProblemException.class)
                .recoverWithItem(() -> new Answer(booked, booked.answer().body()));
    }

    private static boolean isRefusal(Throwable failure) {
        return failure instanceof ProblemException problem && REFUSED.contains(problem.status());
    }
}
