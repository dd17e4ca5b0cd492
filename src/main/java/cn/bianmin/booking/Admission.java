package cn.bianmin.booking;

import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import cn.bianmin.platform.Database;
import cn.bianmin.platform.Idempotency;
import cn.bianmin.platform.ProblemException;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;

/**
 * Gives places away, never more than there are.
 *
 * <p>
 * Requests are admitted in batches (see {@link MicroBatch}); each batch is one transaction of one statement, after a lock on
 * its citizens. It has connections of its own, so that slow reports cannot keep bookings waiting. The four commands of the
 * transaction are sent without waiting for one another.
 */
@ApplicationScoped
class Admission {

    /** Large enough that a hot slot is locked once for everyone who waits; small enough to stay well within the deadline. */
    private static final int BATCH = 128;
    /** One batch computes while another one waits for the disk. */
    private static final int LANES = 2;

    private final Pool pool;
    private final Clock clock;
    private final MicroBatch<Application, Verdict> batches;

    Admission(@ReactiveDataSource("admission") Pool pool, Clock clock) {
        this.pool = pool;
        this.clock = clock;
        this.batches = new MicroBatch<>(BATCH, LANES, Application::owner, this::admit);
    }

    /** The database's word on one application; 503 {@code database-away} when it does not come in time. */
    Uni<Verdict> apply(Application application) {
        return Database.withDeadline(batches.submit(application))
                .onFailure(MicroBatch.OverloadException.class)
                .transform(any -> new ProblemException(503, "database-away").retryAfter(2));
    }

    private Uni<List<Verdict>> admit(List<Application> batch) {
        return Database.withDeadline(Uni.createFrom()
                .completionStage(() -> pool.withConnection(connection -> decide(connection, batch)).toCompletionStage()));
    }

    private Future<List<Verdict>> decide(SqlConnection connection, List<Application> batch) {
        // Before BEGIN: what cannot be written down must not leave a transaction open.
        var citizens = Tuple.of(citizenKeys(batch));
        var arguments = arguments(batch);
        var begun = connection.query("BEGIN").execute();
        var locked = connection.preparedQuery(AdmissionSql.LOCK_CITIZENS).execute(citizens);
        var decided = connection.preparedQuery(AdmissionSql.ADMIT).execute(arguments);
        var committed = connection.query("COMMIT").execute();
        return Future.join(begun, locked, decided, committed).map(done -> verdicts(batch.size(), decided.result()));
    }

    /** Whoever is neither granted nor refused by name found the slot full, or the hold gone. */
    private static List<Verdict> verdicts(int size, RowSet<Row> rows) {
        var verdicts = new ArrayList<@Nullable Verdict>(Collections.nCopies(size, null));
        for (var row : rows) {
            var body = row.getBuffer("body");
            var answer = body == null ? null : new Idempotency.Answer(row.getInteger("status"), body.getBytes());
            verdicts.set(row.getInteger("turn") - 1, Verdict.of(row.getString("verdict"), answer));
        }
        return verdicts.stream().map(each -> each == null ? new Verdict.Refused(Refusal.SLOT_FULL) : each).toList();
    }

    private static Long[] citizenKeys(List<Application> batch) {
        return batch.stream()
                .map(Application::booking)
                .filter(Objects::nonNull)
                .flatMap(Admission::lockKeys)
                .sorted()
                .toArray(Long[]::new);
    }

    /** The citizen, and whom a home visit is for: two may act for the same person. */
    private static Stream<Long> lockKeys(Application.Person person) {
        var citizen = Stream.of(lockKey(person.citizen()));
        return person.visited() == null ? citizen
                : Stream.concat(citizen, Stream.of(ByteBuffer.wrap(person.visited()).getLong()));
    }

    /** The advisory lock of a citizen; whoever changes a citizen's bookings takes it first. */
    static long lockKey(UUID citizen) {
        return citizen.getMostSignificantBits() ^ citizen.getLeastSignificantBits();
    }

    private Tuple arguments(List<Application> batch) {
        var now = OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
        return Tuple.tuple(new ArrayList<>(Arrays.asList(
                integers(batch, each -> each.slot().hall().value()),
                integers(batch, each -> each.slot().desk().number()),
                strings(batch, each -> each.slot().channel().name()),
                each(batch, LocalDate[]::new, each -> each.slot().day()),
                each(batch, Short[]::new, each -> (short) each.slot().startMinute()),
                each(batch, Short[]::new, each -> (short) each.minutes()),
                lines(batch),
                each(batch, UUID[]::new, Application::id),
                integers(batch, each -> each.item().number()),
                each(batch, OffsetDateTime[]::new, Application::holdUntil),
                ofPerson(batch, UUID[]::new, Application.Person::citizen),
                ofPerson(batch, String[]::new, Application.Person::code),
                ofPerson(batch, UUID[]::new, Application.Person::hold),
                ofPerson(batch, UUID[]::new, Application.Person::preReview),
                ofPerson(batch, Buffer[]::new, person -> buffer(person.visited())),
                ofPerson(batch, Buffer[]::new, person -> buffer(person.details())),
                ofPerson(batch, String[]::new, person -> person.key() == null ? null : person.key().caller()),
                ofPerson(batch, String[]::new, person -> person.key() == null ? null : person.key().key()),
                ofPerson(batch, Buffer[]::new, person -> person.key() == null ? null : buffer(person.key().bodyHash())),
                ofPerson(batch, Buffer[]::new, person -> buffer(person.answer())),
                integers(batch, each -> each.rules().perDayLimit()),
                integers(batch, each -> each.rules().noShowLimit()),
                integers(batch, each -> each.rules().cancelLimit()),
                each(batch, OffsetDateTime[]::new, each -> now.minusDays(each.rules().pauseDays())),
                now)));
    }

    /**
     * Numbers the slot_day rows of the batch in the order of their primary key, the order in which rows are locked everywhere.
     */
    private static Integer[] lines(List<Application> batch) {
        var lines = new TreeMap<SlotId, Integer>(SlotDays.LOCK_ORDER);
        batch.forEach(each -> lines.put(each.slot(), 0));
        var next = 0;
        for (var line : lines.entrySet()) {
            line.setValue(next++);
        }
        return batch.stream().map(each -> lines.get(each.slot())).toArray(Integer[]::new);
    }

    private static Integer[] integers(List<Application> batch, Function<Application, Integer> value) {
        return batch.stream().map(value).toArray(Integer[]::new);
    }

    private static String[] strings(List<Application> batch, Function<Application, String> value) {
        return batch.stream().map(value).toArray(String[]::new);
    }

    private static <T> T[] each(List<Application> batch, IntFunction<T[]> array,
            Function<Application, @Nullable T> value) {
        return batch.stream().map(value).toArray(array);
    }

    private static <T> T[] ofPerson(List<Application> batch, IntFunction<T[]> array,
            Function<Application.Person, @Nullable T> value) {
        return batch.stream()
                .map(each -> each.booking() == null ? null : value.apply(each.booking()))
                .toArray(array);
    }

    private static @Nullable Buffer buffer(byte @Nullable [] bytes) {
        return bytes == null ? null : Buffer.buffer(bytes);
    }
}
