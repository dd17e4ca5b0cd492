package cn.bianmin.booking.prereview;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import cn.bianmin.booking.Booking;
import cn.bianmin.booking.PreReviewId;
import cn.bianmin.guide.ItemId;
import cn.bianmin.identity.StaffId;
import cn.bianmin.platform.UuidV7;
import cn.bianmin.platform.database.Database;
import cn.bianmin.platform.sealing.Sealer;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

/** Approvals of the first-floor consultation desk (seed 3): each opens one home visit of one person for one item. */
@ApplicationScoped
public class PreReviews {

    private static final String APPROVE = """
            INSERT INTO pre_review (hall_id, id, item_number, person_key, approved_by, approved_at, valid_until)
            VALUES ($1, $2, $3, $4, $5, $6, $7)
            """;

    private static final String COVERED = """
            SELECT EXISTS (SELECT FROM pre_review WHERE hall_id = $1 AND id = $2 AND valid_until >= $3)
            """;

    private static final String RELEASE = """
            UPDATE pre_review SET used_by = NULL WHERE hall_id = $1 AND id = $2 AND used_by = $3
            """;

    private final Database database;
    private final Sealer sealer;
    private final Clock clock;

    PreReviews(Database database, Sealer sealer, Clock clock) {
        this.database = database;
        this.sealer = sealer;
        this.clock = clock;
    }

    Uni<PreReviewId> approve(ItemId item, String idNumber, StaffId by, LocalDate validUntil) {
        UUID id = UuidV7.next(clock);
        return database.query(APPROVE, Tuple.of(item.hall().value(), id, item.number())
                .addBuffer(Buffer.buffer(personKey(sealer, idNumber)))
                .addUUID(by.value())
                .addOffsetDateTime(OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                .addLocalDate(validUntil))
                .replaceWith(new PreReviewId(item.hall(), id));
    }

    /** Whether the booking's pre-review, if it needed one, is still good on that day. */
    public static Uni<Boolean> isCovered(SqlConnection connection, Booking booking, LocalDate day) {
        return booking.preReview() == null ? Uni.createFrom().item(true)
                : connection.preparedQuery(COVERED)
                        .execute(Tuple.of(booking.id().hall().value(), booking.preReview(), day))
                        .map(rows -> rows.iterator().next().getBoolean(0));
    }

    /** The pre-review of a booking that is no more opens another visit. */
    public static Uni<Void> release(SqlConnection connection, Booking booking) {
        return booking.preReview() == null ? Uni.createFrom().voidItem()
                : connection.preparedQuery(RELEASE)
                        .execute(Tuple.of(booking.id().hall().value(), booking.preReview(), booking.id().value()))
                        .replaceWithVoid();
    }

    /** Finds the person again without keeping the ID number; a small x is taken for X. */
    public static byte[] personKey(Sealer sealer, String idNumber) {
        return sealer.lookup("booking.pre-review", idNumber.strip().toUpperCase(Locale.ROOT));
    }
}
