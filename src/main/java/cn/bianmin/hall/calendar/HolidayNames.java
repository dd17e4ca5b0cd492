package cn.bianmin.hall.calendar;

import static java.util.stream.Collectors.joining;

import java.util.Arrays;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/** Gives the English names of the holidays, which the State Council's notices name in Chinese. */
final class HolidayNames {

    private static final Map<String, String> ENGLISH = Map.of(
            "元旦", "New Year's Day",
            "春节", "Spring Festival",
            "清明节", "Qingming Festival",
            "劳动节", "Labour Day",
            "端午节", "Dragon Boat Festival",
            "中秋节", "Mid-Autumn Festival",
            "国庆节", "National Day");

    private HolidayNames() {
    }

    /** The notice joins two holidays by 、; an unknown name stays as it is. */
    static @Nullable String english(@Nullable String chinese) {
        return chinese == null
                ? null
                : Arrays.stream(chinese.split("、", -1)).map(name -> ENGLISH.getOrDefault(name, name)).collect(joining(", "));
    }
}
