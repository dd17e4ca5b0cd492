package cn.bianmin.hall.plan;

import java.util.List;
import java.util.Map;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;

import cn.bianmin.hall.HallParameters;
import cn.bianmin.hall.calendar.Season;
import cn.bianmin.hall.calendar.Seasons;
import cn.bianmin.platform.text.PlainText;

/**
 * A whole hall as data, so that a city adds its next hall without a developer. What {@link ShapeRules} says across fields holds
 * too.
 *
 * @param parameters the seeds' when left out
 * @param seasons the seeds' when left out
 * @param rules none when left out
 */
public record HallShape(
        @NotNull @PlainText(max = 60) String name,
        @NotNull @PlainText(min = 0, max = 120) String nameEn,
        @NotNull @PlainText(max = 120) String address,
        @NotNull @PlainText(min = 0, max = 240) String addressEn,
        @NotNull @Pattern(regexp = "[0-9 +-]{3,24}") String phone,
        @NotNull @PlainText(min = 0, max = 2_000, multiline = true) String introduction,
        @NotNull @PlainText(min = 0, max = 4_000, multiline = true) String introductionEn,
        @NotNull @PlainText(max = 40) String zone,
        @NotEmpty @Size(max = 60) List<@NotNull @Valid FloorShape> floors,
        @NotEmpty @Size(max = 100) List<@NotNull @Valid DeskShape> desks,
        @Nullable @Valid HallParameters parameters,
        @Nullable @Size(max = 12) List<@NotNull @Valid Season> seasons,
        @Nullable @Size(max = 60) List<@NotNull @Valid Rule> rules) {

    public record FloorShape(@Min(-9) @Max(200) int floor, @NotNull @PlainText(max = 60) String name,
            @NotNull @PlainText(min = 0, max = 120) String nameEn) {
    }

    /** The channels follow from the shares; a file may list them for its reader. */
    @JsonIgnoreProperties("channels")
    public record DeskShape(
            @NotNull @Pattern(regexp = "[a-z][a-z0-9-]{0,39}") String code,
            @NotNull @PlainText(max = 40) String name,
            @NotNull @PlainText(min = 0, max = 80) String nameEn,
            int floor,
            @NotEmpty @Size(max = 100) List<@NotNull @Valid WindowShape> windows,
            @Min(1) @Max(480) int minutesPerPerson,
            @NotNull @Size(max = 20) Map<String, Integer> shares) {
    }

    public record WindowShape(@NotNull @Pattern(regexp = "[0-9A-Za-z-]{1,10}") String number,
            @NotNull @PlainText(max = 40) String name) {
    }

    HallParameters parametersOrDefaults() {
        return parameters == null ? HallParameters.DEFAULTS : parameters;
    }

    public List<Season> seasonsOrDefaults() {
        return seasons == null ? Seasons.OF_THE_SEEDS : seasons;
    }

    public List<Rule> rulesOrNone() {
        return rules == null ? List.of() : rules;
    }

    public HallShape with(List<Season> hours, List<Rule> texts) {
        return new HallShape(name, nameEn, address, addressEn, phone, introduction, introductionEn, zone, floors, desks,
                parameters, hours, texts);
    }
}
