package cn.bianmin.hall;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;

import org.junit.jupiter.api.Test;

class PromisedDeadlineTest {

    private static final Deadline TENTH = new Deadline.On(LocalDate.of(2026, 12, 10), false);
    private static final Deadline EIGHTH = new Deadline.On(LocalDate.of(2026, 12, 8), false);
    private static final Deadline TWELFTH = new Deadline.On(LocalDate.of(2026, 12, 12), false);
    private static final Deadline SUSPENDED = new Deadline.Suspended(LocalDate.of(2026, 12, 1), 3, false);

    @Test
    void aLaterDateStandsAndTheChangeIsKept() {
        var promise = PromisedDeadline.of(TENTH).recomputed(TWELFTH, "临时放假");
        assertThat(promise.stands()).isEqualTo(TWELFTH);
        assertThat(promise.changes()).containsExactly(new PromisedDeadline.Change(TENTH, TWELFTH, "临时放假"));
    }

    @Test
    void anEarlierDateIsKeptInTheHistoryButDoesNotStand() {
        var promise = PromisedDeadline.of(TENTH).recomputed(EIGHTH, "取消调休");
        assertThat(promise.stands()).isEqualTo(TENTH);
        assertThat(promise.changes()).containsExactly(new PromisedDeadline.Change(TENTH, EIGHTH, "取消调休"));
    }

    @Test
    void computingTheSameAgainChangesNothing() {
        var promise = PromisedDeadline.of(TENTH).recomputed(EIGHTH, "取消调休");
        assertThat(promise.recomputed(EIGHTH, "再算一次")).isSameAs(promise);
        assertThat(PromisedDeadline.of(TENTH).recomputed(TENTH, "再算一次")).isEqualTo(PromisedDeadline.of(TENTH));
    }

    @Test
    void aPauseInBetweenDoesNotTakeBackWhatWasPromised() {
        var paused = PromisedDeadline.of(TENTH).recomputed(SUSPENDED, "公示");
        assertThat(paused.stands()).isEqualTo(SUSPENDED);
        assertThat(paused.recomputed(EIGHTH, "公示结束").stands()).isEqualTo(TENTH);
        assertThat(paused.recomputed(TWELFTH, "公示结束").stands()).isEqualTo(TWELFTH);
    }

    @Test
    void whenTheNoticeIsOutAPromiseIsProvisionalNoLonger() {
        var provisional = new Deadline.On(LocalDate.of(2027, 1, 5), true);
        var certain = new Deadline.On(LocalDate.of(2027, 1, 5), false);
        assertThat(PromisedDeadline.of(provisional).recomputed(certain, "国务院通知").stands()).isEqualTo(certain);
    }
}
