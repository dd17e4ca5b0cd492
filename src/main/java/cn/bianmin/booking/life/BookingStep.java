package cn.bianmin.booking.life;

import static cn.bianmin.booking.BookingState.CANCELLED;
import static cn.bianmin.booking.BookingState.CONFIRMED;
import static cn.bianmin.booking.BookingState.KEPT;
import static cn.bianmin.booking.BookingState.LAPSED;
import static cn.bianmin.booking.BookingState.NO_SHOW;
import static cn.bianmin.booking.BookingState.ORPHANED;
import static cn.bianmin.booking.BookingState.WITHDRAWN;

import java.util.Arrays;
import java.util.Set;

import cn.bianmin.booking.BookingState;
import cn.bianmin.booking.Refusal;

/**
 * Every step of a booking after its admission. The statement that takes a step names the state it leaves and the periods for
 * which it is in time, so the table holds however many act at once; a test takes every row. The steps of the hall concern many
 * bookings at once: {@link DayEnd} and the replanning of a day take them.
 *
 * <pre>
 * step              from       to         by                    in time
 * MOVE              CONFIRMED  CONFIRMED  CITIZEN, STAFF        UNTIL_THE_DEADLINE
 * MOVE_ORPHAN       ORPHANED   CONFIRMED  CITIZEN, STAFF, HALL  AT_ANY_TIME
 * CANCEL            CONFIRMED  CANCELLED  CITIZEN               UNTIL_THE_DEADLINE
 * GIVE_UP           ORPHANED   WITHDRAWN  CITIZEN               AT_ANY_TIME
 * WITHDRAW          CONFIRMED  WITHDRAWN  STAFF                 AT_ANY_TIME
 * WITHDRAW_ORPHAN   ORPHANED   WITHDRAWN  STAFF                 AT_ANY_TIME
 * KEEP              CONFIRMED  KEPT       STAFF                 FROM_THE_DAY
 * MISS              CONFIRMED  NO_SHOW    STAFF                 FROM_THE_END
 * ORPHAN            CONFIRMED  ORPHANED   HALL                  BEFORE_THE_PERIOD
 * MISS_DAY          CONFIRMED  NO_SHOW    HALL                  AFTER_THE_DAY
 * LAPSE             CONFIRMED  LAPSED     HALL                  AFTER_THE_DAY
 * </pre>
 */
public enum BookingStep {
    MOVE(Act.MOVE, CONFIRMED, CONFIRMED, StepTime.UNTIL_THE_DEADLINE, Actor.CITIZEN, Actor.STAFF),
    /** Who lost the period to the hall may choose another at any time. */
    MOVE_ORPHAN(Act.MOVE, ORPHANED, CONFIRMED, StepTime.AT_ANY_TIME, Actor.CITIZEN, Actor.STAFF, Actor.HALL),
    /** Counts against the citizen; the place comes back after a random while. */
    CANCEL(Act.CANCEL, CONFIRMED, CANCELLED, StepTime.UNTIL_THE_DEADLINE, Actor.CITIZEN),
    GIVE_UP(Act.CANCEL, ORPHANED, WITHDRAWN, StepTime.AT_ANY_TIME, Actor.CITIZEN),
    WITHDRAW(Act.CANCEL, CONFIRMED, WITHDRAWN, StepTime.AT_ANY_TIME, Actor.STAFF),
    WITHDRAW_ORPHAN(Act.CANCEL, ORPHANED, WITHDRAWN, StepTime.AT_ANY_TIME, Actor.STAFF),
    /** A citizen may come before the period, on its day. */
    KEEP(Act.KEEP, CONFIRMED, KEPT, StepTime.FROM_THE_DAY, Actor.STAFF),
    /** 爽约: nobody is missed before the period is over. */
    MISS(Act.MISS, CONFIRMED, NO_SHOW, StepTime.FROM_THE_END, Actor.STAFF),
    /** Hours or capacity change; a period that has begun stays with who booked it. */
    ORPHAN(Act.REPLAN, CONFIRMED, ORPHANED, StepTime.BEFORE_THE_PERIOD, Actor.HALL),
    /** Where the hall recorded an arrival that day. */
    MISS_DAY(Act.END_DAY, CONFIRMED, NO_SHOW, StepTime.AFTER_THE_DAY, Actor.HALL),
    /** Where the hall recorded none. */
    LAPSE(Act.END_DAY, CONFIRMED, LAPSED, StepTime.AFTER_THE_DAY, Actor.HALL);

    /** What somebody asks for; the state of the booking decides which step it is. */
    public enum Act {
        MOVE,
        CANCEL,
        KEEP,
        MISS,
        REPLAN,
        END_DAY
    }

    /** Who takes a step. */
    public enum Actor {
        /** The owner of the booking. */
        CITIZEN,
        /** A clerk or the director of the booking's hall. */
        STAFF,
        /** The hall's own scheduled work. */
        HALL
    }

    private final Act act;
    private final BookingState from;
    private final BookingState to;
    private final StepTime time;
    // Set.of gives a set that cannot be changed.
    @SuppressWarnings("ImmutableEnumChecker")
    private final Set<Actor> by;

    BookingStep(Act act, BookingState from, BookingState to, StepTime time, Actor... by) {
        this.act = act;
        this.from = from;
        this.to = to;
        this.time = time;
        this.by = Set.of(by);
    }

    /** The step that this act is; fails with {@code booking-not-live} when the booking's state allows none. */
    static BookingStep of(Act act, Actor actor, BookingState from) {
        return Arrays.stream(values())
                .filter(step -> step.act == act && step.from == from && step.by.contains(actor))
                .findFirst()
                .orElseThrow(Refusal.NOT_LIVE::problem);
    }

    public BookingState from() {
        return from;
    }

    public BookingState to() {
        return to;
    }

    public StepTime time() {
        return time;
    }

    boolean isBy(Actor actor) {
        return by.contains(actor);
    }
}
