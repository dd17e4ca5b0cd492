package cn.bianmin.hall;

import java.time.LocalDate;
import java.util.List;

import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;

import org.jspecify.annotations.Nullable;

import cn.bianmin.hall.calendar.SpecialOpening;
import cn.bianmin.platform.text.PlainText;

/** The director's request to open specially; see {@link SpecialOpening}. */
public record OpeningRequest(
        @NotNull LocalDate date,
        @NotEmpty List<@NotNull OpeningPeriod> sessions,
        @NotNull @PlainText(max = 60) String name,
        @Nullable @PlainText(max = 120) String nameEn) {

    public SpecialOpening value() {
        return new SpecialOpening(date, sessions, name, nameEn);
    }
}
