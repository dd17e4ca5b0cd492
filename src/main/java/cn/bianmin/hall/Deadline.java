package cn.bianmin.hall;

import java.time.LocalDate;

/** When a time limit ends. */
public sealed interface Deadline {

    /** The end leans on days for which no paper of the State Council is out. */
    boolean provisional();

    /**
     * The last day of the limit; never a rest day or a holiday.
     *
     * @param provisional some day counted has no paper yet
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
