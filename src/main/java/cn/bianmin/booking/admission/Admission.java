package cn.bianmin.booking.admission;

import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import cn.bianmin.booking.Refusal;
import cn.bianmin.booking.SlotId;
import cn.bianmin.booking.slot.SlotDays;
import cn.bianmin.platform.database.Database;
import cn.bianmin.platform.limits.Idempotency;
import cn.bianmin.platform.problem.ProblemException;
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
 *
 * <p>
 * Requests of people who are not signed in may write more, a newcomer's own row or a new phone, once they are granted a place.
 * They go in batches of their own, whose transaction waits for the statement before it writes the rest; the others do not notice.
 */
@ApplicationScoped
public class Admission {

    /** Large enough that a hot slot is locked once for everyone who waits; small enough to stay well within the deadline. */
    private static final int BATCH = 128;
    /** One batch computes while another one waits for the disk. */
    private static final int LANES = 2;

    private final Pool pool;
    private final Clock clock;
    private final MicroBatch<AdmissionRequest, AdmissionResult> batches;
    private final MicroBatch<AdmissionRequest, AdmissionResult> batchesThatWriteMore;

    Admission(@ReactiveDataSource("admission") Pool pool, Clock clock) {
        this.pool = pool;
        this.clock = clock;
        this.batches = new MicroBatch<>(BATCH, LANES, AdmissionRequest::owner, this::admit);
        this.batchesThatWriteMore = new MicroBatch<>(BATCH, 1, AdmissionRequest::owner, this::admit);
    }

    /** The database's word on one request; 503 {@code database-away} when it does not come in time. */
    Uni<AdmissionResult> admit(AdmissionRequest request) {
        return Database.withDeadline((request.writesMore() ? batchesThatWriteMore : batches).submit(request))
                .onFailure(MicroBatch.OverloadException.class)
                .transform(any -> new ProblemException(503, "database-away").retryAfter(2));
    }

    private Uni<List<AdmissionResult>> admit(List<AdmissionRequest> batch) {
        return Database.withDeadline(Uni.createFrom()
                .completionStage(() -> pool.withConnection(connection -> decide(connection, batch)).toCompletionStage()));
    }

    private Future<List<AdmissionResult>> decide(SqlConnection connection, List<AdmissionRequest> batch) {
        // Before BEGIN: what cannot be written down must not leave a transaction open.
        var citizens = Tuple.of(citizenKeys(batch));
        var arguments = arguments(batch);
        var begun = connection.query("BEGIN").execute();
        var locked = connection.preparedQuery(AdmissionSql.LOCK_CITIZENS).execute(citizens);
        var decided = connection.preparedQuery(AdmissionSql.ADMIT).execute(arguments);
        if (batch.stream().anyMatch(AdmissionRequest::writesMore)) {
            return Future.join(begun, locked, decided)
                    .map(done -> results(batch.size(), decided.result()))
                    .compose(results -> writeMore(connection, batch, results))
                    .compose(results -> connection.query("COMMIT").execute().map(results))
                    .recover(failure -> connection.query("ROLLBACK").execute()
                            .transform(any -> Future.failedFuture(failure)));
        }
        var committed = connection.query("COMMIT").execute();
        return Future.join(begun, locked, decided, committed).map(done -> results(batch.size(), decided.result()));
    }

    /** What belongs to a booking stands or falls with it. */
    private static Future<List<AdmissionResult>> writeMore(SqlConnection connection, List<AdmissionRequest> batch,
            List<AdmissionResult> results) {
        var shared = new io.vertx.mutiny.sqlclient.SqlConnection(connection);
        Future<Void> written = Future.succeededFuture();
        for (var i = 0; i < batch.size(); i++) {
            var booking = batch.get(i).booking();
            var step = booking == null ? null : booking.onSuccess();
            if (step != null && results.get(i) instanceof AdmissionResult.Granted) {
                written = written
                        .compose(any -> Future.fromCompletionStage(step.run(shared).subscribeAsCompletionStage()));
            }
        }
        return written.map(results);
    }

    /** Whoever is neither granted nor refused by name found the slot full, or the hold gone. */
    private static List<AdmissionResult> results(int size, RowSet<Row> rows) {
        var results = new ArrayList<@Nullable AdmissionResult>(Collections.nCopies(size, null));
        for (var row : rows) {
            var body = row.getBuffer("body");
            var answer = body == null ? null : new Idempotency.Answer(row.getInteger("status"), body.getBytes());
            results.set(row.getInteger("turn") - 1, AdmissionResult.of(row.getString("result"), answer));
        }
        return results.stream().map(each -> each == null ? new AdmissionResult.Refused(Refusal.SLOT_FULL) : each).toList();
    }

    private static Long[] citizenKeys(List<AdmissionRequest> batch) {
        return batch.stream()
                .flatMap(Admission::lockKeys)
                .sorted()
                .toArray(Long[]::new);
    }

    /** The citizen, and whom a home visit is for: two may act for the same person. Of a hold, the network it counts for. */
    private static Stream<Long> lockKeys(AdmissionRequest request) {
        var person = request.booking();
        if (person == null) {
            return Stream.ofNullable(request.share().network());
        }
        var citizen = Stream.of(lockKey(person.citizen()));
        return person.visited() == null ? citizen
                : Stream.concat(citizen, Stream.of(ByteBuffer.wrap(person.visited()).getLong()));
    }

    /** The advisory lock of a citizen; whoever changes a citizen's bookings takes it first. */
    public static long lockKey(UUID citizen) {
        return citizen.getMostSignificantBits() ^ citizen.getLeastSignificantBits();
    }

    private Tuple arguments(List<AdmissionRequest> batch) {
        var now = OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
        return Tuple.tuple(new ArrayList<>(Arrays.asList(
                integers(batch, each -> each.slot().hall().value()),
                integers(batch, each -> each.slot().desk().number()),
                strings(batch, each -> each.slot().channel().name()),
                each(batch, LocalDate[]::new, each -> each.slot().day()),
                each(batch, Short[]::new, each -> (short) each.slot().startMinute()),
                each(batch, Short[]::new, each -> (short) each.minutes()),
                lines(batch),
                each(batch, UUID[]::new, AdmissionRequest::id),
                integers(batch, each -> each.item().number()),
                each(batch, OffsetDateTime[]::new, AdmissionRequest::holdUntil),
                ofPerson(batch, UUID[]::new, AdmissionRequest.Person::citizen),
                ofPerson(batch, String[]::new, AdmissionRequest.Person::code),
                ofPerson(batch, UUID[]::new, AdmissionRequest.Person::hold),
                ofPerson(batch, UUID[]::new, AdmissionRequest.Person::preReview),
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
                now,
                each(batch, Long[]::new, each -> each.share().network()),
                integers(batch, each -> each.share().limit()))));
    }

    /**
     * Numbers the slot_day rows of the batch in the order of their primary key, the order in which rows are locked everywhere.
     */
    private static Integer[] lines(List<AdmissionRequest> batch) {
        var lines = new TreeMap<SlotId, Integer>(SlotDays.LOCK_ORDER);
        batch.forEach(each -> lines.put(each.slot(), 0));
        var next = 0;
        for (var line : lines.entrySet()) {
            line.setValue(next++);
        }
        return batch.stream().map(each -> lines.get(each.slot())).toArray(Integer[]::new);
    }

    private static Integer[] integers(List<AdmissionRequest> batch, Function<AdmissionRequest, Integer> value) {
        return batch.stream().map(value).toArray(Integer[]::new);
    }

    private static String[] strings(List<AdmissionRequest> batch, Function<AdmissionRequest, String> value) {
        return batch.stream().map(value).toArray(String[]::new);
    }

    private static <T> T[] each(List<AdmissionRequest> batch, IntFunction<T[]> array,
            Function<AdmissionRequest, @Nullable T> value) {
        return batch.stream().map(value).toArray(array);
    }

    private static <T> T[] ofPerson(List<AdmissionRequest> batch, IntFunction<T[]> array,
            Function<AdmissionRequest.Person, @Nullable T> value) {
        return batch.stream()
                .map(each -> each.booking() == null ? null : value.apply(each.booking()))
                .toArray(array);
    }

    private static @Nullable Buffer buffer(byte @Nullable [] bytes) {
        return bytes == null ? null : Buffer.buffer(bytes);
    }
}
