package cn.bianmin.booking.slot;

import static cn.bianmin.booking.BookingDesk.TUESDAY;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import cn.bianmin.guide.Channel;
import cn.bianmin.hall.HallPlan;
import cn.bianmin.hall.OpeningPeriod;
import cn.bianmin.hall.TestHall;
import cn.bianmin.hall.calendar.Closure;
import cn.bianmin.hall.calendar.SpecialOpening;
import cn.bianmin.platform.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

/** Places of a day: hours × open windows × the channel's share. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class DaySlotsTest {

    private static DaySlots ordinary(HallPlan plan) {
        return DaySlots.of(plan, plan.desks().get(0), Channel.ORDINARY, TUESDAY);
    }

    private static DaySlots of(int windows, int minutesPerPerson, int share) {
        return ordinary(TestHall.open(windows, minutesPerPerson, Map.of("ORDINARY", share)).plan());
    }

    private static int sum(DaySlots slots) {
        return Arrays.stream(slots.capacity()).mapToInt(Integer::intValue).sum();
    }

    @Test
    void theSeedsHoursHaveTwelveHalfHoursAndNoneOverNoon() {
        assertThat(of(1, 15, 100).starts()).containsExactly(shorts(480, 510, 540, 570, 600, 630, 810, 840, 870, 900, 930, 960));
    }

    @Test
    void twoWindowsOfFifteenMinutesServeFourInHalfAnHour() {
        assertThat(of(2, 15, 100).capacity()).containsOnly(4);
        assertThat(of(2, 15, 50).capacity()).containsOnly(2);
    }

    @Test
    void aShareOfLessThanAPlaceIsSpreadOverTheDay() {
        var slots = of(1, 15, 30);
        assertThat(slots.capacity()).containsExactly(0, 1, 0, 1, 1, 0, 1, 0, 1, 1, 0, 1);
        assertThat(sum(slots)).isEqualTo(12 * 2 * 30 / 100);
    }

    @Test
    void aChannelWithoutAShareHasNoSlots() {
        assertThat(of(1, 15, 0).starts()).isEmpty();
        var plan = TestHall.open(1, 15, Map.of("ORDINARY", 100)).plan();
        assertThat(DaySlots.of(plan, plan.desks().get(0), Channel.GREEN, TUESDAY).starts()).isEmpty();
    }

    @Test
    void whoTakesLongerThanASlotGetsALongerSlot() {
        var slots = of(1, 50, 100);
        assertThat(slots.minutes()).isEqualTo(50);
        assertThat(slots.starts()).containsExactly(shorts(480, 530, 580, 810, 860, 910));
        assertThat(slots.capacity()).containsOnly(1);
    }

    @Test
    void aSlotEndsBeforeTheWindowsClose() {
        var plan = TestHall.open(1, 30, Map.of("ORDINARY", 100)).plan().with(new SpecialOpening(TUESDAY,
                List.of(session("08:00", "09:10"), session("10:05", "10:50"), session("14:00", "14:20")), "短日", null));
        assertThat(ordinary(plan).starts()).containsExactly(shorts(480, 510, 605));
    }

    @Test
    void aRestDayHasNone() {
        var plan = TestHall.open(1, 15, Map.of("ORDINARY", 100)).plan();
        assertThat(DaySlots.of(plan, plan.desks().get(0), Channel.ORDINARY, TUESDAY.plusDays(4)).starts()).isEmpty();
    }

    @Test
    void aClosedMorningLeavesTheAfternoonAndASpecialOpeningHasItsOwnHours() {
        var plan = TestHall.open(1, 15, Map.of("ORDINARY", 100)).plan();
        var closed = plan.with(new Closure(TUESDAY, TUESDAY, LocalTime.of(0, 0), LocalTime.of(12, 0), null, "学习"));
        assertThat(ordinary(closed).starts()).containsExactly(shorts(810, 840, 870, 900, 930, 960));
        var opened = plan.with(new SpecialOpening(TUESDAY, List.of(session("18:00", "19:00")), "夜市", null));
        assertThat(ordinary(opened).starts()).containsExactly(shorts(1080, 1110));
    }

    @Test
    void capacityIsAskedForByTheSlotsStart() {
        var slots = of(2, 15, 50);
        assertThat(slots.capacityAt(480)).isEqualTo(2);
        assertThat(slots.capacityAt(481)).isZero();
        assertThat(slots.has(480)).isTrue();
        assertThat(slots.has(0)).isFalse();
    }

    private static OpeningPeriod session(String from, String to) {
        return new OpeningPeriod(LocalTime.parse(from), LocalTime.parse(to));
    }

    private static Short[] shorts(int... minutes) {
        return Arrays.stream(minutes).mapToObj(minute -> (short) minute).toArray(Short[]::new);
    }
}
