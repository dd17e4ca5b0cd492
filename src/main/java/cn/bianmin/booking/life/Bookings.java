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
import cn.bianmin.booking.slot.SlotDays;
import cn.bianmin.guide.ItemId;
import cn.bianmin.hall.HallId;
import cn.bianmin.identity.CitizenId;
import cn.bianmin.platform.database.Database;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

/** All SQL on {@code booking} after its admission, but for the ends of days ({@link DayEnd}) and {@link OccupiedPlaces}. */
@ApplicationScoped
public class Bookings {

    private static final String COLUMNS = """
            hall_id, id, citizen_id, item_number, desk_number, channel, day, start_minute, minutes, code, state, booked_at, pre_review
            """;

    private static final String FIND = "SELECT " + COLUMNS + " FROM booking WHERE hall_id = $1 AND id = $2";

    private static final String OF_CITIZEN = "SELECT " + COLUMNS + """
              FROM booking
             WHERE citizen_id = $1 AND (day, id) < ($2, $3)
             ORDER BY day DESC, id DESC
             LIMIT $4
            """;

    private static final String ORPHANS = "SELECT " + COLUMNS + """
              FROM booking
             WHERE hall_id = $1 AND state = 'ORPHANED' AND day >= $2
             ORDER BY booked_at, id
             LIMIT 1000
            """;

    private static final String LOCK_CITIZEN = "SELECT pg_advisory_xact_lock($1)";

    // The period for which a step is in time: $1 to $3 of StepTime.Periods.
    private static final String IN_TIME = """
               AND day + start_minute * interval '1 minute' >= %s
               AND day + start_minute * interval '1 minute' < %s
               AND day + (start_minute + minutes) * interval '1 minute' <= %s
            """;

    // The state and the place it leaves are named, so that of two steps at once only one happens.
    private static final String MOVE = """
            UPDATE booking
               SET desk_number = $3, channel = $4, day = $5, start_minute = $6, minutes = $7, state = 'CONFIRMED'
             WHERE hall_id = $1 AND id = $2 AND state = $8 AND day = $9 AND start_minute = $10
            """ + IN_TIME.formatted("$11", "$12", "$13");

    private static final String END = """
            UPDATE booking
               SET state = $3, ended_at = $4
             WHERE hall_id = $1 AND id = $2 AND state = $5
            """ + IN_TIME.formatted("$6", "$7", "$8");

    private static final String ORPHAN = """
            UPDATE booking SET state = $3 WHERE hall_id = $1 AND id = ANY($2::uuid[]) AND state = $4
            """;

    private static final String NETWORK = """
            SELECT network FROM booking WHERE hall_id = $1 AND id = $2
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
    public Uni<List<Booking>> of(CitizenId citizen, BookingCursor before, int limit) {
        return database.query(OF_CITIZEN, Tuple.of(citizen.value(), before.day(), before.id(), limit))
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

    /** How many other live bookings the citizen has that day. */
    static Uni<Long> othersOnDay(SqlConnection connection, Booking booking, SlotId slot) {
        return connection.preparedQuery(OF_DAY)
                .execute(Tuple.of(slot.hall().value(), booking.citizen().value(), slot.day(), booking.id().value()))
                .map(rows -> rows.iterator().next().getLong(0));
    }

    /** Whether the booking was still where it was seen, and in time. */
    static Uni<Boolean> move(SqlConnection connection, Booking from, StepTime.Periods periods, SlotId to, int minutes) {
        var moved = Tuple.of(from.id().hall().value(), from.id().value(), to.desk().number())
                .addString(to.channel().name())
                .addLocalDate(to.day())
                .addShort((short) to.startMinute())
                .addShort((short) minutes)
                .addString(from.state().name())
                .addLocalDate(from.slot().day())
                .addShort((short) from.slot().startMinute());
        return connection.preparedQuery(MOVE).execute(with(moved, periods)).map(rows -> rows.rowCount() == 1);
    }

    /** Whether the booking was still in the state that the step leaves, and in time. */
    static Uni<Boolean> end(SqlConnection connection, Booking booking, BookingStep step, StepTime.Periods periods, Instant at) {
        var ended = Tuple.of(booking.id().hall().value(), booking.id().value(), step.to().name(), utc(at))
                .addString(step.from().name());
        return connection.preparedQuery(END).execute(with(ended, periods)).map(rows -> rows.rowCount() == 1);
    }

    /** How many of these were still confirmed; they have no place any more. */
    public static Uni<Integer> orphan(SqlConnection connection, HallId hall, List<UUID> ids) {
        return connection.preparedQuery(ORPHAN)
                .execute(Tuple.of(hall.value())
                        .addArrayOfUUID(ids.toArray(UUID[]::new))
                        .addString(BookingStep.ORPHAN.to().name())
                        .addString(BookingStep.ORPHAN.from().name()))
                .map(rows -> rows.rowCount());
    }

    /** The network that the place is counted for; none for places of kiosks and citizens who were signed in. */
    static Uni<Optional<Long>> network(SqlConnection connection, Booking booking) {
        return connection.preparedQuery(NETWORK)
                .execute(Tuple.of(booking.id().hall().value(), booking.id().value()))
                .map(rows -> Optional.ofNullable(rows.iterator().next().getLong("network")));
    }

    private static Tuple with(Tuple arguments, StepTime.Periods periods) {
        return arguments.addLocalDateTime(periods.startsFrom())
                .addLocalDateTime(periods.startsBefore())
                .addLocalDateTime(periods.endsUntil());
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
                SlotDays.slot(row),
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
