package cn.bianmin.booking.life;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import cn.bianmin.booking.Booking;
import cn.bianmin.booking.BookingId;
import cn.bianmin.booking.BookingState;
import cn.bianmin.booking.Refusal;
import cn.bianmin.booking.SlotId;
import cn.bianmin.booking.admission.Admission;
import cn.bianmin.guide.ItemId;
import cn.bianmin.hall.HallId;
import cn.bianmin.identity.CitizenId;
import cn.bianmin.platform.database.Database;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

/** All SQL on one {@code booking} after its admission. */
@ApplicationScoped
public class Bookings {

    private static final String COLUMNS = """
            hall_id, id, citizen_id, item_number, desk_number, channel, day, start_minute, minutes, code, state, booked_at, pre_review
            """;

    private static final String FIND = "SELECT " + COLUMNS + " FROM booking WHERE hall_id = $1 AND id = $2";

    private static final String OF_CITIZEN = "SELECT " + COLUMNS + """
              FROM booking
             WHERE hall_id = ANY($1::int[]) AND citizen_id = $2 AND (day, id) < ($3, $4)
             ORDER BY day DESC, id DESC
             LIMIT $5
            """;

    private static final String ORPHANS = "SELECT " + COLUMNS + """
              FROM booking
             WHERE hall_id = $1 AND state = 'ORPHANED' AND day >= $2
             ORDER BY booked_at, id
             LIMIT 1000
            """;

    private static final String LOCK_CITIZEN = "SELECT pg_advisory_xact_lock($1)";

    // The state and the place it leaves are named, so that of two steps at once only one happens.
    private static final String MOVE = """
            UPDATE booking
               SET desk_number = $3, channel = $4, day = $5, start_minute = $6, minutes = $7, state = 'CONFIRMED'
             WHERE hall_id = $1 AND id = $2 AND state = $8 AND day = $9 AND start_minute = $10
            """;

    private static final String END = """
            UPDATE booking
               SET state = $3, ended_at = $4
             WHERE hall_id = $1 AND id = $2 AND state = $5
            """;

    private static final String COOL_DOWN = """
            INSERT INTO pending_place (hall_id, id, desk_number, channel, day, start_minute, returns_at, network)
            SELECT $1, $2, $3, $4, $5, $6, $7, b.network FROM booking b WHERE b.hall_id = $1 AND b.id = $8
            """;

    private static final String RELEASE_PRE_REVIEW = """
            UPDATE pre_review SET used_by = NULL WHERE hall_id = $1 AND used_by = $2
            """;

    private static final String OF_DAY = """
            SELECT count(*) FROM booking
             WHERE hall_id = $1 AND citizen_id = $2 AND day = $3 AND ended_at = 'infinity' AND id <> $4
            """;

    private static final String BY_ID = "SELECT " + COLUMNS + """
              FROM booking
             WHERE hall_id = $1 AND id = ANY($2::uuid[])
             ORDER BY booked_at, id
            """;

    private static final String LIVE_DAYS = """
            SELECT citizen_id, day, count(*)::int AS bookings
              FROM booking
             WHERE hall_id = $1 AND citizen_id = ANY($2::uuid[]) AND ended_at = 'infinity'
             GROUP BY citizen_id, day
            """;

    private static final String COVERED = """
            SELECT EXISTS (SELECT FROM pre_review WHERE hall_id = $1 AND id = $2 AND valid_until >= $3)
            """;

    private final Database database;

    Bookings(Database database) {
        this.database = database;
    }

    public Uni<Optional<Booking>> find(BookingId id) {
        return database.query(FIND, Tuple.of(id.hall().value(), id.value())).map(rows -> first(rows.iterator()));
    }

    /** Locks the citizen, then reads: nobody else changes this citizen's bookings until the transaction ends. */
    static Uni<Booking> lockCitizenAndFind(SqlConnection connection, Booking seen) {
        return connection.preparedQuery(LOCK_CITIZEN)
                .execute(Tuple.of(Admission.lockKey(seen.citizen().value())))
                .chain(() -> connection.preparedQuery(FIND).execute(Tuple.of(seen.id().hall().value(), seen.id().value())))
                .map(rows -> first(rows.iterator()).orElseThrow(Refusal.UNKNOWN_BOOKING::problem));
    }

    /**
     * A citizen's own in all halls, latest day first.
     *
     * @param before the last one of the page before, or later than any
     */
    public Uni<List<Booking>> of(CitizenId citizen, List<HallId> halls, BookingCursor before, int limit) {
        return database.query(OF_CITIZEN, Tuple.tuple()
                .addArrayOfInteger(halls.stream().map(HallId::value).toArray(Integer[]::new))
                .addUUID(citizen.value())
                .addLocalDate(before.day())
                .addUUID(before.id())
                .addInteger(limit))
                .map(rows -> rows.stream().map(Bookings::booking).toList());
    }

    /** Bookings that lost their period, first come first. */
    public Uni<List<Booking>> orphans(HallId hall, LocalDate from) {
        return database.query(ORPHANS, Tuple.of(hall.value(), from))
                .map(rows -> rows.stream().map(Bookings::booking).toList());
    }

    /** In the order in which they were made. */
    public Uni<List<Booking>> of(HallId hall, List<UUID> ids) {
        return database.query(BY_ID, Tuple.of(hall.value()).addArrayOfUUID(ids.toArray(UUID[]::new)))
                .map(rows -> rows.stream().map(Bookings::booking).toList());
    }

    /** What the citizens of these bookings have booked in the hall. */
    public Uni<LiveBookingCounts> liveDays(HallId hall, List<Booking> of) {
        var citizens = of.stream().map(booking -> booking.citizen().value()).distinct().toArray(UUID[]::new);
        return database.query(LIVE_DAYS, Tuple.of(hall.value()).addArrayOfUUID(citizens)).map(LiveBookingCounts::of);
    }

    /** Whether the booking's pre-review, if it needed one, is still good on that day. */
    static Uni<Boolean> isCovered(SqlConnection connection, Booking booking, LocalDate day) {
        return booking.preReview() == null ? Uni.createFrom().item(true)
                : connection.preparedQuery(COVERED)
                        .execute(Tuple.of(booking.id().hall().value(), booking.preReview(), day))
                        .map(rows -> rows.iterator().next().getBoolean(0));
    }

    /** How many other live bookings the citizen has that day. */
    static Uni<Long> othersOnDay(SqlConnection connection, Booking booking, SlotId slot) {
        return connection.preparedQuery(OF_DAY)
                .execute(Tuple.of(slot.hall().value(), booking.citizen().value(), slot.day(), booking.id().value()))
                .map(rows -> rows.iterator().next().getLong(0));
    }

    static Uni<Boolean> move(SqlConnection connection, Booking from, SlotId to, int minutes) {
        return connection.preparedQuery(MOVE)
                .execute(Tuple.of(from.id().hall().value(), from.id().value(), to.desk().number())
                        .addString(to.channel().name())
                        .addLocalDate(to.day())
                        .addShort((short) to.startMinute())
                        .addShort((short) minutes)
                        .addString(from.state().name())
                        .addLocalDate(from.slot().day())
                        .addShort((short) from.slot().startMinute()))
                .map(rows -> rows.rowCount() == 1);
    }

    static Uni<Boolean> end(SqlConnection connection, Booking booking, BookingState state, Instant at) {
        return connection.preparedQuery(END)
                .execute(Tuple.of(booking.id().hall().value(), booking.id().value(), state.name(), utc(at))
                        .addString(booking.state().name()))
                .map(rows -> rows.rowCount() == 1);
    }

    /** The place comes back at that moment; the pre-review can be used again at once. */
    static Uni<Void> coolDown(SqlConnection connection, Booking booking, UUID pending, Instant returnsAt) {
        var slot = booking.slot();
        return connection.preparedQuery(COOL_DOWN)
                .execute(Tuple.of(slot.hall().value(), pending, slot.desk().number(), slot.channel().name())
                        .addLocalDate(slot.day())
                        .addShort((short) slot.startMinute())
                        .addOffsetDateTime(utc(returnsAt))
                        .addUUID(booking.id().value()))
                .replaceWithVoid();
    }

    static Uni<Void> releasePreReview(SqlConnection connection, Booking booking) {
        return booking.preReview() == null ? Uni.createFrom().voidItem()
                : connection.preparedQuery(RELEASE_PRE_REVIEW)
                        .execute(Tuple.of(booking.id().hall().value(), booking.id().value()))
                        .replaceWithVoid();
    }

    private static Optional<Booking> first(Iterator<Row> rows) {
        return rows.hasNext() ? Optional.of(booking(rows.next())) : Optional.empty();
    }

    private static Booking booking(Row row) {
        var hall = new HallId(row.getInteger("hall_id"));
        return new Booking(
                new BookingId(hall, row.getUUID("id")),
                new CitizenId(row.getUUID("citizen_id")),
                new ItemId(hall, row.getInteger("item_number")),
                PlaceRelease.slot(row),
                row.getInteger("minutes"),
                row.getString("code"),
                BookingState.valueOf(row.getString("state")),
                row.getOffsetDateTime("booked_at").toInstant(),
                row.getUUID("pre_review"));
    }

    private static OffsetDateTime utc(Instant instant) {
        return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}
