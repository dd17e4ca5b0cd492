package cn.bianmin.hall;

import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

/**
 * Days on which a time limit stands still, such as a publication or an expert opinion.
 *
 * @param from the first day that does not count
 * @param to the last day that does not count; null while it is open
 */
public record Pause(LocalDate from, @Nullable LocalDate to) {

    public Pause {
        if (to != null && to.isBefore(from)) {
            throw new IllegalArgumentException("A pause ends after it begins");
        }
    }

    boolean covers(LocalDate date) {
        return !date.isBefore(from) && (to == null || !date.isAfter(to));
    }

    boolean isOpenOn(LocalDate date) {
        return to == null && !date.isBefore(from);
    }
}
