package cn.bianmin.hall;

import java.time.LocalDate;

/** The end of a time limit. */
public sealed interface Deadline {

    /** The end depends on days for which the State Council's notice is not out. */
    boolean provisional();

    /**
     * The last day of the limit; never a rest day or a holiday.
     *
     * @param provisional the notice for some day that was counted is not out yet
     */
    record On(LocalDate date, boolean provisional) implements Deadline {
    }

    /**
     * The limit stands still in an open pause; its end is not known.
     *
     * @param since the first day that does not count
     * @param workingDaysLeft still to be counted after the pause
     */
    record Suspended(LocalDate since, int workingDaysLeft, boolean provisional) implements Deadline {
    }
}
