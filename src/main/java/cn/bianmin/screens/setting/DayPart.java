package cn.bianmin.screens.setting;

import java.util.List;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import cn.bianmin.content.ContentKind;
import cn.bianmin.screens.setting.DayPart.Seconds;

/**
 * What a screen shows in one part of each day.
 *
 * @param from inclusive, on the hall's clock
 * @param to exclusive; a part that ends before it begins goes on over midnight
 * @param kinds what is shown in it
 * @param seconds how long each page stays
 */
public record DayPart(
        @NotNull MinuteOfDay from,
        @NotNull MinuteOfDay to,
        @NotEmpty @Size(max = 9) List<@NotNull ContentKind> kinds,
        @Min(Seconds.LEAST) @Max(Seconds.MOST) int seconds) {

    /** How long a page may stay: below, nobody reads it; above, the wall seems to have stopped. */
    static final class Seconds {
        static final int LEAST = 5;
        static final int MOST = 120;

        private Seconds() {
        }
    }

    public boolean holds(int minute) {
        return from.value() < to.value()
                ? from.value() <= minute && minute < to.value()
                : from.value() <= minute || minute < to.value();
    }
}
