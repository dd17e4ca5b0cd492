package cn.bianmin.booking.admission;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

import jakarta.enterprise.context.ApplicationScoped;

import cn.bianmin.booking.HoldId;
import cn.bianmin.booking.slot.BookableSlot;
import cn.bianmin.platform.UuidV7;
import cn.bianmin.platform.database.Database;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;

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

    // PlaceRelease gives it back with its next tick.
    private static final String LET_GO = """
            UPDATE pending_place SET returns_at = $3 WHERE hall_id = $1 AND id = $2 AND item_number IS NOT NULL
            """;

    private final Admission admission;
    private final Database database;
    private final Clock clock;

    Holds(Admission admission, Database database, Clock clock) {
        this.admission = admission;
        this.database = database;
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
        return database.query(LET_GO, Tuple.of(hold.slot().hall().value(), hold.value(), now())).replaceWithVoid();
    }

    private OffsetDateTime now() {
        return OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
