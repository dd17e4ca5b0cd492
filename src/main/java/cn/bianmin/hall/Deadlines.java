package cn.bianmin.hall;

import java.time.LocalDate;
import java.util.List;

import cn.bianmin.hall.calendar.WorkingCalendar;

/**
 * Computes the end of every time limit; pure, no I/O.
 *
 * <p>
 * Working days of the law are counted: rest days and holidays do not count, the hall's own closures do not matter. The day of
 * the start does not count. A deadline is always computed anew from all it depends on, never from an old result.
 */
public final class Deadlines {

    /** No limit in the law is longer; a longer one is a mistake of the input. */
    static final int MOST_WORKING_DAYS = 2_000;
    private static final int MOST_YEARS = 40;

    private Deadlines() {
    }

    /**
     * The end of the limit.
     *
     * @param start the day the limit starts; not counted
     * @param workingDays of the law, 0 to 2,000; 0 ends on the day of the start, or the first working day after it
     * @param calendar the State Council's working days
     * @param pauses days that do not count; may overlap, may be open-ended
     * @param extensions added to the working days
     */
    public static Deadline deadline(LocalDate start, int workingDays, WorkingCalendar calendar, List<Pause> pauses,
            List<Extension> extensions) {
        var total = total(workingDays, extensions);
        // A limit of no days may end on the start itself.
        var left = Math.max(total, 1);
        var provisional = false;
        for (var day = total == 0 ? start : start.plusDays(1); day
                .isBefore(start.plusYears(MOST_YEARS)); day = day.plusDays(1)) {
            if (isSuspended(day, pauses)) {
                return new Deadline.Suspended(day, left, provisional);
            }
            provisional |= calendar.isProvisional(day);
            left -= counts(day, calendar, pauses) ? 1 : 0;
            if (left == 0) {
                return new Deadline.On(day, provisional);
            }
        }
        throw new IllegalArgumentException("The pauses carry the limit beyond " + MOST_YEARS + " years");
    }

    private static int total(int workingDays, List<Extension> extensions) {
        var total = workingDays + extensions.stream().mapToInt(Extension::workingDays).sum();
        if (workingDays < 0 || total > MOST_WORKING_DAYS) {
            throw new IllegalArgumentException("0 to " + MOST_WORKING_DAYS + " working days, not " + total);
        }
        return total;
    }

    private static boolean isSuspended(LocalDate day, List<Pause> pauses) {
        return pauses.stream().anyMatch(pause -> pause.isOpenOn(day));
    }

    private static boolean counts(LocalDate day, WorkingCalendar calendar, List<Pause> pauses) {
        return calendar.isWorking(day) && pauses.stream().noneMatch(pause -> pause.covers(day));
    }
}
