package cn.bianmin.booking.slot;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import cn.bianmin.booking.BookingDesk;
import cn.bianmin.booking.Refusal;
import cn.bianmin.booking.SlotId;
import cn.bianmin.guide.Channel;
import cn.bianmin.guide.ItemId;
import cn.bianmin.guide.Offer;
import cn.bianmin.hall.DeskId;
import cn.bianmin.hall.HallPlan;
import cn.bianmin.hall.TestHall;
import cn.bianmin.hall.calendar.Closure;
import cn.bianmin.platform.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

/** What the hall refuses, and when; without asking the database for places. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class RulesTest {

    private TestHall hall;
    private HallPlan plan;

    @BeforeEach
    void aHallWithTheSeedsHours() {
        hall = TestHall.open(4, 15, Map.of("ORDINARY", 50, "SAME_DAY", 50));
        plan = hall.plan();
    }

    private Optional<Refusal> at(String now, Channel channel, int minutes, String slot) {
        var offer = new Offer(new ItemId(hall.id(), 1), "事项", hall.desk(), channel, minutes, List.of(), null, null);
        return new Rules(plan, offer, LocalDateTime.parse(now).atZone(BookingDesk.ZONE).toInstant())
                .refusal(slot(hall.desk(), channel, slot));
    }

    private static SlotId slot(DeskId desk, Channel channel, String time) {
        var start = LocalDateTime.parse(time);
        return new SlotId(desk, channel, start.toLocalDate(), start.getHour() * 60 + start.getMinute());
    }

    private Optional<Refusal> ordinary(String now, String slot) {
        return at(now, Channel.ORDINARY, 30, slot);
    }

    private Optional<Refusal> sameDay(int minutes, String slot) {
        return at("2026-11-23T09:00", Channel.SAME_DAY, minutes, slot);
    }

    @Test
    void bookingClosesHalfAnHourBefore() {
        assertThat(ordinary("2026-11-24T08:30:00", "2026-11-24T09:00")).isEmpty();
        assertThat(ordinary("2026-11-24T08:30:01", "2026-11-24T09:00")).contains(Refusal.TOO_LATE);
        assertThat(ordinary("2026-11-25T08:30:01", "2026-11-24T09:00")).contains(Refusal.TOO_LATE);
    }

    @Test
    void aDayIsReleasedFourteenDaysBeforeAtEight() {
        assertThat(ordinary("2026-11-24T07:59:59", "2026-12-08T09:00")).contains(Refusal.NOT_RELEASED);
        assertThat(ordinary("2026-11-24T08:00:00", "2026-12-08T09:00")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({ "2026-11-28T09:00,HALL_CLOSED", "2026-11-24T08:15,UNKNOWN_SLOT", "2026-11-24T11:00,UNKNOWN_SLOT",
            "2026-11-24T16:30,UNKNOWN_SLOT", "2026-11-24T00:00,UNKNOWN_SLOT" })
    void onlyPeriodsTheHallHas(String slot, Refusal refusal) {
        assertThat(ordinary("2026-11-23T09:00", slot)).contains(refusal);
    }

    @Test
    void aClosedDeskRefusesAndAnotherDoesNot() {
        var tuesday = BookingDesk.TUESDAY;
        plan = plan.with(new Closure(tuesday, tuesday, null, null, new DeskId(hall.id(), 2), "培训"));
        assertThat(ordinary("2026-11-23T09:00", "2026-11-24T09:00")).isEmpty();
        plan = plan.with(new Closure(tuesday, tuesday, null, null, hall.desk(), "培训"));
        assertThat(ordinary("2026-11-23T09:00", "2026-11-24T09:00")).contains(Refusal.HALL_CLOSED);
    }

    @Test
    void aPeriodOfAnotherDeskChannelOrHallDoesNotFit() {
        var offer = new Offer(new ItemId(hall.id(), 1), "事项", hall.desk(), Channel.ORDINARY, 30, List.of(), null, null);
        var rules = new Rules(plan, offer, LocalDateTime.parse("2026-11-23T09:00").atZone(BookingDesk.ZONE).toInstant());
        for (var other : List.of(slot(new DeskId(hall.id(), 2), Channel.ORDINARY, "2026-11-24T09:00"),
                slot(hall.desk(), Channel.SAME_DAY, "2026-11-24T09:00"),
                slot(TestHall.open().desk(), Channel.ORDINARY, "2026-11-24T09:00"))) {
            assertThat(rules.refusal(other)).contains(Refusal.SLOT_DOES_NOT_FIT);
        }
    }

    @Test
    void sameDayFitsWhileHandlingEndsBeforeClosingAndTheNoonBreakDoesNotCount() {
        assertThat(sameDay(30, "2026-11-24T16:00")).isEmpty();
        assertThat(sameDay(31, "2026-11-24T16:00")).contains(Refusal.DOES_NOT_FIT_TODAY);
        assertThat(sameDay(240, "2026-11-24T10:00")).isEmpty();
        assertThat(sameDay(241, "2026-11-24T10:00")).contains(Refusal.DOES_NOT_FIT_TODAY);
        assertThat(sameDay(360, "2026-11-24T08:00")).isEmpty();
        assertThat(sameDay(361, "2026-11-24T08:00")).contains(Refusal.DOES_NOT_FIT_TODAY);
    }

    @Test
    void aClosedAfternoonCountsForHandlingToo() {
        plan = plan
                .with(new Closure(BookingDesk.TUESDAY, BookingDesk.TUESDAY, LocalTime.NOON, LocalTime.of(23, 0), null, "停电"));
        assertThat(sameDay(60, "2026-11-24T10:00")).isEmpty();
        assertThat(sameDay(61, "2026-11-24T10:00")).contains(Refusal.DOES_NOT_FIT_TODAY);
    }

    @Test
    void ordinaryHandlingMayLastLongerThanTheDay() {
        assertThat(at("2026-11-23T09:00", Channel.ORDINARY, 10_000, "2026-11-24T16:00")).isEmpty();
    }
}
