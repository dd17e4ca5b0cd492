package cn.bianmin.booking.life;

import java.time.LocalDateTime;
import java.util.Optional;

import cn.bianmin.booking.Booking;
import cn.bianmin.booking.Refusal;
import cn.bianmin.hall.HallParameters;

/** When a {@link BookingStep} is in time, said as the periods that it may be taken for at one moment. */
public enum StepTime {
    AT_ANY_TIME,
    /** At least the hall's {@link HallParameters#cancelDeadlineMinutes()} before the period begins. */
    UNTIL_THE_DEADLINE,
    BEFORE_THE_PERIOD,
    /** From midnight before the period. */
    FROM_THE_DAY,
    FROM_THE_END,
    /** From midnight after the period. */
    AFTER_THE_DAY;

    private static final LocalDateTime EARLIEST = LocalDateTime.of(1, 1, 1, 0, 0);
    private static final LocalDateTime LATEST = LocalDateTime.of(9999, 12, 31, 0, 0);

    /**
     * The periods for which a step is in time.
     *
     * @param startsFrom the period begins then or later
     * @param startsBefore the period begins earlier
     * @param endsUntil the period ends then or earlier
     */
    public record Periods(LocalDateTime startsFrom, LocalDateTime startsBefore, LocalDateTime endsUntil) {

        /** Why the step is not in time; empty when it is. */
        Optional<Refusal> refusal(Booking booking) {
            var slot = booking.slot();
            var start = slot.day().atStartOfDay().plusMinutes(slot.startMinute());
            if (start.isBefore(startsFrom)) {
                return Optional.of(Refusal.TOO_LATE);
            }
            var isInTime = start.isBefore(startsBefore) && !start.plusMinutes(booking.minutes()).isAfter(endsUntil);
            return isInTime ? Optional.empty() : Optional.of(Refusal.TOO_EARLY);
        }
    }

    /**
     * The periods for which the step is in time.
     *
     * @param now in the hall's zone
     */
    public Periods periods(LocalDateTime now, HallParameters rules) {
        return switch (this) {
            case AT_ANY_TIME -> new Periods(EARLIEST, LATEST, LATEST);
            case UNTIL_THE_DEADLINE -> new Periods(now.plusMinutes(rules.cancelDeadlineMinutes()), LATEST, LATEST);
            case BEFORE_THE_PERIOD -> new Periods(now, LATEST, LATEST);
            case FROM_THE_DAY -> new Periods(EARLIEST, now.toLocalDate().plusDays(1).atStartOfDay(), LATEST);
            case FROM_THE_END -> new Periods(EARLIEST, LATEST, now);
            case AFTER_THE_DAY -> new Periods(EARLIEST, now.toLocalDate().atStartOfDay(), LATEST);
        };
    }
}
