package cn.bianmin.booking.replan;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Map;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import cn.bianmin.booking.SlotId;
import cn.bianmin.booking.slot.SlotDays;
import cn.bianmin.hall.TestHall;
import cn.bianmin.hall.plan.HallShape;
import cn.bianmin.platform.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class LockOrderTest {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 24);

    @Test
    void aDaysRowsAreWrittenInTheOrderInWhichEverybodyLocksThem() {
        var shares = Map.of("ORDINARY", 25, "SAME_DAY", 25, "HOME_VISIT", 25, "GREEN", 25);
        var hall = TestHall.with(IntStream.range(0, 12)
                .mapToObj(desk -> TestHall.desk("desk" + desk, 1, 15, shares))
                .toArray(HallShape.DeskShape[]::new)).open();
        var rows = Replanning.wanted(hall.plan(), DAY).keySet().stream()
                .map(of -> new SlotId(of.desk(), of.channel(), DAY, 0))
                .toList();
        assertThat(rows).hasSize(48).isSortedAccordingTo(SlotDays.LOCK_ORDER);
    }
}
