package cn.bianmin.booking;

import static cn.bianmin.booking.BookingDesk.bean;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;

import cn.bianmin.platform.TestDatabase;
import cn.bianmin.platform.database.Database;
import cn.bianmin.platform.problem.ProblemException;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Tuple;
import io.vertx.pgclient.PgException;

/** The rules that must hold whatever the code does, stand in the database under the problem's name. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class BookingConstraintsTest extends BookingScenario {

    private void refused(String constraint, String sql) {
        var hall = Tuple.of(counter.hall().id().value());
        assertThatThrownBy(() -> bean(Database.class).query(sql, hall).await().indefinitely())
                .isInstanceOfSatisfying(PgException.class,
                        failure -> assertThat(failure.getConstraint()).isEqualTo(constraint));
    }

    @Test
    void noSlotIsEverOverbooked() {
        refused("slot_not_overbooked",
                "UPDATE slot_day SET free = array_fill(-1, ARRAY[cardinality(free)]) WHERE hall_id = $1");
    }

    @Test
    void nobodyHasTwoLiveBookingsOfAnItem() {
        var citizen = counter.citizen();
        counter.booked(citizen, counter.slot("2026-11-24T09:00"));
        refused("already_booked",
                """
                        INSERT INTO booking (hall_id, id, citizen_id, item_number, desk_number, channel, day, start_minute, minutes, code,
                                             booked_at)
                        SELECT hall_id, gen_random_uuid(), citizen_id, item_number, desk_number, channel, day, start_minute, minutes, code,
                               booked_at
                          FROM booking WHERE hall_id = $1
                        """);
        assertThat(Arrays.stream(Refusal.values()).map(Refusal::problem).map(ProblemException::type).toList())
                .containsAll(List.of("already-booked", "slot-full"));
    }

    @Test
    void aBookingIsLiveOrHasEnded() {
        counter.booked(counter.slot("2026-11-24T09:00"));
        refused("booking_live_or_ended", "UPDATE booking SET state = 'CANCELLED' WHERE hall_id = $1");
        refused("booking_state_known", "UPDATE booking SET state = 'LOST', ended_at = booked_at WHERE hall_id = $1");
    }
}
