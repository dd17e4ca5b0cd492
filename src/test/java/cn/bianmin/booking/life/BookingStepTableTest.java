package cn.bianmin.booking.life;

import static cn.bianmin.booking.BookingDesk.bean;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import cn.bianmin.booking.Booking;
import cn.bianmin.booking.BookingId;
import cn.bianmin.booking.BookingScenario;
import cn.bianmin.booking.BookingState;
import cn.bianmin.booking.life.BookingStep.Act;
import cn.bianmin.booking.life.BookingStep.Actor;
import cn.bianmin.booking.life.StepTime.Periods;
import cn.bianmin.hall.HallParameters;
import cn.bianmin.platform.TestDatabase;
import cn.bianmin.platform.database.Database;
import cn.bianmin.platform.problem.ProblemException;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Tuple;

/** The table of steps, row by row. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class BookingStepTableTest extends BookingScenario {

    private static final Path SOURCE = Path.of("src/main/java/cn/bianmin/booking/life/BookingStep.java");
    private static final LocalDateTime START = LocalDateTime.parse("2026-11-24T10:00");

    @ParameterizedTest
    @EnumSource(BookingStep.class)
    void theDocumentationPrintsTheRow(BookingStep step) throws IOException {
        var by = Arrays.stream(Actor.values()).filter(step::isBy).map(Actor::name).collect(Collectors.joining(", "));
        var row = " * %-17s %-10s %-10s %-21s %s".formatted(step, step.from(), step.to(), by, step.time());
        assertThat(Files.readAllLines(SOURCE)).contains(row);
    }

    /** What everybody may do from each state; a step that is not named here is refused. */
    @ParameterizedTest
    @CsvSource({
            "CONFIRMED, CITIZEN, MOVE CANCEL", "ORPHANED, CITIZEN, MOVE CANCEL",
            "CONFIRMED, STAFF, MOVE CANCEL KEEP MISS", "ORPHANED, STAFF, MOVE CANCEL",
            "CONFIRMED, HALL, REPLAN END_DAY", "ORPHANED, HALL, MOVE" })
    void nothingElseIsAllowed(BookingState from, Actor actor, String acts) {
        var allowed = Stream.of(acts.split(" ")).map(Act::valueOf).toList();
        for (var act : Act.values()) {
            if (allowed.contains(act)) {
                assertThat(BookingStep.of(act, actor, from).from()).isEqualTo(from);
            } else {
                isRefused(act, actor, from);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(value = BookingState.class, names = { "CONFIRMED", "ORPHANED" }, mode = EnumSource.Mode.EXCLUDE)
    void whatHasEndedStaysAsItIs(BookingState ended) {
        for (var actor : Actor.values()) {
            for (var act : Act.values()) {
                isRefused(act, actor, ended);
            }
        }
    }

    private static void isRefused(Act act, Actor actor, BookingState from) {
        assertThatThrownBy(() -> BookingStep.of(act, actor, from)).isInstanceOf(ProblemException.class)
                .hasMessage("booking-not-live");
    }

    /** From and until: the first and the last minute in which a booking of ten to half past ten may take the step. */
    @ParameterizedTest
    @CsvSource({
            "AT_ANY_TIME, 2026-01-01T00:00, 2027-01-01T00:00",
            "UNTIL_THE_DEADLINE, 2026-01-01T00:00, 2026-11-24T09:00",
            "BEFORE_THE_PERIOD, 2026-01-01T00:00, 2026-11-24T10:00",
            "FROM_THE_DAY, 2026-11-24T00:00, 2027-01-01T00:00",
            "FROM_THE_END, 2026-11-24T10:30, 2027-01-01T00:00",
            "AFTER_THE_DAY, 2026-11-25T00:00, 2027-01-01T00:00" })
    void eachStepHasItsTime(StepTime time, LocalDateTime from, LocalDateTime until) {
        var booking = find(counter.booked(counter.slot("2026-11-24T10:00")));
        for (var now : List.of(from, from.plusMinutes(1), until.minusMinutes(1), until)) {
            assertThat(at(time, now).refusal(booking)).as("at %s", now).isEmpty();
            assertThat(wouldEnd(booking, at(time, now))).as("at %s", now).isTrue();
        }
        for (var now : List.of(from.minusMinutes(1), until.plusMinutes(1))) {
            var isOutside = time != StepTime.AT_ANY_TIME && now.getYear() == 2026 && now.getMonthValue() == 11;
            assertThat(at(time, now).refusal(booking).isPresent()).as("at %s", now).isEqualTo(isOutside);
            assertThat(wouldEnd(booking, at(time, now))).as("at %s", now).isEqualTo(!isOutside);
        }
    }

    private static Periods at(StepTime time, LocalDateTime now) {
        return time.periods(now, HallParameters.DEFAULTS);
    }

    /** Asks the statement, and takes back what it did. */
    private static boolean wouldEnd(Booking booking, Periods periods) {
        var at = START.toInstant(ZoneOffset.UTC);
        return bean(Database.class).withConnection(connection -> connection.begin()
                .chain(transaction -> Bookings.end(connection, booking, BookingStep.WITHDRAW, periods, at)
                        .call(transaction::rollback)))
                .await().indefinitely();
    }

    @Test
    void theStatementNamesTheStateItLeaves() {
        var booking = find(counter.booked(counter.slot("2026-11-24T10:00")));
        sql("UPDATE booking SET state = 'ORPHANED' WHERE hall_id = $1 AND id = $2", booking);
        assertThat(wouldEnd(booking, at(StepTime.AT_ANY_TIME, LocalDate.EPOCH.atStartOfDay()))).isFalse();
        sql("UPDATE booking SET state = 'CONFIRMED' WHERE hall_id = $1 AND id = $2", booking);
    }

    private static void sql(String sql, Booking booking) {
        bean(Database.class).query(sql, Tuple.of(booking.id().hall().value(), booking.id().value())).await().indefinitely();
    }

    private static Booking find(String booking) {
        return bean(Bookings.class).find(BookingId.fromString(booking)).await().indefinitely().orElseThrow();
    }
}
