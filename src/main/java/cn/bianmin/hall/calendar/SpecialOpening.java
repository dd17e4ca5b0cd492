package cn.bianmin.hall.calendar;

import java.time.LocalDate;
import java.util.List;

import org.jspecify.annotations.Nullable;

import cn.bianmin.hall.OpeningPeriod;

/**
 * A day with opening periods of its own, whatever the notice, the season or the week say.
 *
 * @param date in the hall's zone
 * @param sessions in order, without overlap, at least one
 * @param name what it is, told to the citizens
 * @param nameEn the same in English
 */
public record SpecialOpening(LocalDate date, List<OpeningPeriod> sessions, String name, @Nullable String nameEn) {

    public SpecialOpening {
        sessions = OpeningPeriods.checked(sessions);
    }
}
