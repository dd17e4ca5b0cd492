package cn.bianmin.booking.admission;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

import jakarta.enterprise.context.ApplicationScoped;

import cn.bianmin.booking.HoldId;
import cn.bianmin.booking.slot.BookableSlot;
import cn.bianmin.booking.slot.PendingPlaces;
import cn.bianmin.platform.UuidV7;
import io.smallrye.mutiny.Uni;

/** Places that are kept while somebody types. */
@ApplicationScoped
public class Holds {

    /**
     * A place kept for a while.
     *
     * @param hold whoever knows it may book the place
     * @param expiresAt when the place is free again
     */
    public record Hold(HoldId hold, OffsetDateTime expiresAt) {
    }

    private final Admission admission;
    private final PendingPlaces pendingPlaces;
    private final Clock clock;

    Holds(Admission admission, PendingPlaces pendingPlaces, Clock clock) {
        this.admission = admission;
        this.pendingPlaces = pendingPlaces;
        this.clock = clock;
    }

    /** Keeps a place for {@code holdMinutes}; fails with {@code slot-full}. */
    public Uni<Hold> take(BookableSlot scene) {
        var id = UuidV7.next(clock);
        var until = now().plusMinutes(scene.plan().parameters().holdMinutes());
        var application = new AdmissionRequest(id, scene.slot(), scene.offer().item(), scene.minutes(),
                scene.plan().parameters(),
                until, null);
        return admission.apply(application).map(verdict -> {
            if (verdict instanceof AdmissionResult.Refused refused) {
                throw refused.reason().problem();
            }
            return new Hold(new HoldId(scene.slot(), id),
                    until.atZoneSameInstant(scene.plan().zone()).toOffsetDateTime());
        });
    }

    public Uni<Void> letGo(HoldId hold) {
        return pendingPlaces.letGo(hold);
    }

    private OffsetDateTime now() {
        return OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
