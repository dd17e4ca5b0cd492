package cn.bianmin.hall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import cn.bianmin.hall.admin.SampleHall;
import cn.bianmin.hall.calendar.Closure;
import cn.bianmin.platform.TestDatabase;
import cn.bianmin.platform.database.Database;
import cn.bianmin.platform.problem.ProblemException;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class HallPlanTest {

    private static final LocalDate MONDAY = LocalDate.of(2026, 11, 23);

    @Inject
    Halls halls;

    @Inject
    SampleHall sample;

    @Inject
    Database database;

    @Test
    void aPlanHoldsEverythingThatCapacityNeeds() {
        var hall = TestHall.with(TestHall.desk("a", 2, 15, Map.of("ORDINARY", 50, "SAME_DAY", 20)),
                TestHall.desk("b", 1, 20, Map.of())).open();
        var plan = halls.plan(hall.id()).await().indefinitely();
        assertThat(plan.zone()).isEqualTo(ZoneId.of("Asia/Shanghai"));
        assertThat(plan.parameters()).isEqualTo(HallParameters.DEFAULTS);
        assertThat(plan.desks()).extracting(Desk::id).containsExactly(hall.desk("a"), hall.desk("b"));
        var desk = plan.desk(hall.desk("a")).orElseThrow();
        assertThat(desk.openWindows()).isEqualTo(2);
        assertThat(desk.minutesPerPerson()).isEqualTo(15);
        assertThat(desk.shares()).containsExactlyInAnyOrderEntriesOf(Map.of("ORDINARY", 50, "SAME_DAY", 20));
        assertThat(plan.hoursOn(MONDAY).sessions()).hasSize(2).first().isEqualTo(
                new OpeningPeriod(LocalTime.of(8, 0), LocalTime.of(11, 0)));
        assertThat(plan.calendar().years()).contains(2024, 2025, 2026);
    }

    @Test
    void aClosedDeskLeavesTheOthersOpen() {
        var hall = TestHall.with(TestHall.desk("a", 1, 15, Map.of()), TestHall.desk("b", 1, 15, Map.of())).open();
        hall.close(new Closure(MONDAY, MONDAY, null, null, hall.desk("a"), "设备检修"));
        var plan = hall.plan();
        assertThat(plan.hoursOn(MONDAY, hall.desk("a")).kind()).isEqualTo(DayKind.CLOSED);
        assertThat(plan.hoursOn(MONDAY, hall.desk("b")).kind()).isEqualTo(DayKind.WORKING);
        assertThat(plan.hoursOn(MONDAY).kind()).isEqualTo(DayKind.WORKING);
    }

    @Test
    void anHypotheticalClosureChangesNothingButItsOwnPlan() {
        var hall = TestHall.open();
        var plan = hall.plan();
        var without = plan.with(Closure.ofDays(MONDAY, MONDAY, "停电"));
        assertThat(without.hoursOn(MONDAY).isOpen()).isFalse();
        assertThat(plan.hoursOn(MONDAY).isOpen()).isTrue();
        assertThat(hall.plan().hoursOn(MONDAY).isOpen()).isTrue();
    }

    @Test
    void aHallThatIsNotThereIsUnknown() {
        assertThatThrownBy(() -> halls.plan(new HallId(Integer.MAX_VALUE)).await().indefinitely())
                .isInstanceOfSatisfying(ProblemException.class,
                        problem -> assertThat(problem.type()).isEqualTo("unknown-hall"));
    }

    @Test
    void manyWhoAskAtOnceGetOneReading() {
        var hall = TestHall.open();
        var asked = new ArrayList<Uni<HallPlan>>();
        for (var i = 0; i < 100; i++) {
            asked.add(halls.plan(hall.id()));
        }
        List<HallPlan> plans = Uni.join().all(asked).andFailFast().await().indefinitely();
        assertThat(plans.stream().map(System::identityHashCode).distinct()).hasSize(1);
    }

    /** It would need a second connection while the transaction holds one; who needs a plan asks for it before. */
    @Test
    void aPlanIsNotReadWithinATransaction() {
        var hall = TestHall.open().id();
        assertThatThrownBy(() -> database.inSessionTransaction(session -> halls.plan(hall)).await().indefinitely())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("borrowed inside a unit of work");
        assertThat(halls.currentPlan(hall).await().indefinitely().id()).isEqualTo(hall);
    }

    @Test
    void theDemonstrationHallIsMadeOnceHoweverManyReplicasStart() {
        var made = Uni.join().all(sample.createOnce(), sample.createOnce(), sample.createOnce()).andFailFast();
        assertThat(made.await().indefinitely()).containsOnly(false);
        assertThat(halls.all().await().indefinitely()).contains(new HallId(1));
        var plan = halls.plan(new HallId(1)).await().indefinitely();
        assertThat(plan.facts().sample()).isTrue();
        assertThat(plan.desks()).hasSize(17);
    }
}
