package cn.bianmin.booking.admission;

import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import cn.bianmin.booking.HoldId;
import cn.bianmin.booking.Refusal;
import cn.bianmin.booking.slot.BookableSlot;
import cn.bianmin.booking.slot.PendingPlaces;
import cn.bianmin.guide.ItemId;
import cn.bianmin.identity.Caller;
import cn.bianmin.platform.UuidV7;
import io.smallrye.mutiny.Uni;
import io.vertx.pgclient.PgException;

/** Places that are kept while somebody types, or while the server finds out who somebody is. */
@ApplicationScoped
public class Holds {

    /** Longer than any request lasts, so that only a server that died leaves a place kept for nothing. */
    private static final Duration WHILE_IDENTIFYING = Duration.ofSeconds(30);
    private static final String SAME_HOLD = "pending_place_pk";

    /**
     * A place kept for a while.
     *
     * @param hold whoever knows it may book the place
     * @param expiresAt when the place is free again
     */
    public record Hold(HoldId hold, OffsetDateTime expiresAt) {
    }

    private final Admission admission;
    private final NetworkShares shares;
    private final PendingPlaces pendingPlaces;
    private final Clock clock;

    Holds(Admission admission, NetworkShares shares, PendingPlaces pendingPlaces, Clock clock) {
        this.admission = admission;
        this.shares = shares;
        this.pendingPlaces = pendingPlaces;
        this.clock = clock;
    }

    /** Keeps a place for {@code holdMinutes}, counted for nobody's network; fails with {@code slot-full}. */
    public Uni<Hold> take(BookableSlot slot) {
        return take(slot, NetworkShare.UNLIMITED, UuidV7.next(clock), holdTime(slot));
    }

    /** As {@link #take}, counted for the caller's network; fails also with {@code network-share-used}. */
    Uni<Hold> takeFor(Caller caller, BookableSlot slot) {
        return shares.of(slot.slot().hall(), caller)
                .chain(share -> take(slot, share, UuidV7.next(clock), holdTime(slot)));
    }

    /**
     * Keeps a place while one post is answered.
     *
     * @param id of the post: a second one with the same id fails with {@code idempotency-key-in-use}
     */
    Uni<HoldId> takeWhileIdentifying(Caller caller, BookableSlot slot, UUID id) {
        return shares.of(slot.slot().hall(), caller)
                .chain(share -> take(slot, share, id, WHILE_IDENTIFYING))
                .onFailure(Holds::isSameHold)
                .transform(any -> keyInUse())
                .map(Hold::hold);
    }

    private static Duration holdTime(BookableSlot slot) {
        return Duration.ofMinutes(slot.plan().parameters().holdMinutes());
    }

    private Uni<Hold> take(BookableSlot slot, NetworkShare share, UUID id, Duration length) {
        var until = now().plus(length);
        var request = new AdmissionRequest(id, slot.slot(), slot.offer().item(), slot.minutes(), slot.plan().parameters(),
                until, share, null);
        return admission.admit(request).map(result -> {
            if (result instanceof AdmissionResult.Refused refused) {
                throw refused.reason() == Refusal.KEY_IN_USE ? keyInUse() : refused.reason().problem();
            }
            return new Hold(new HoldId(slot.slot(), id), until.atZoneSameInstant(slot.plan().zone()).toOffsetDateTime());
        });
    }

    /** Whether the place is still kept for this item. */
    Uni<Boolean> isLive(HoldId hold, ItemId item) {
        return pendingPlaces.isLive(hold, item);
    }

    /** Gives the place back at once, unless it was booked or given back already. */
    public Uni<Void> letGo(HoldId hold) {
        return pendingPlaces.letGo(hold);
    }

    private static boolean isSameHold(Throwable failure) {
        return failure instanceof PgException refused && SAME_HOLD.equals(refused.getConstraint());
    }

    private static RuntimeException keyInUse() {
        return Refusal.KEY_IN_USE.problem().retryAfter(1);
    }

    private OffsetDateTime now() {
        return OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
