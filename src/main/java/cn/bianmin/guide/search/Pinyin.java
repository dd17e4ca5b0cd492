package cn.bianmin.guide.search;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

import com.github.houbb.pinyin.constant.enums.PinyinStyleEnum;
import com.github.houbb.pinyin.util.PinyinHelper;

/** How Chinese words are read, with every plausible reading of a character that has several. */
public final class Pinyin {

    /** The word's own reading and two more of the character: 长 is chang and zhang, 重 zhong and chong. */
    private static final int MOST_READINGS = 3;
    /** People type lue for 略, though the keyboards say lve. */
    private static final Map<String, String> ALSO_TYPED = Map.of("lve", "lue", "nve", "nue");

    private Pinyin() {
    }

    /**
     * The readings of each character of a run of Chinese characters.
     *
     * @return one list for each code point; empty where no reading is known (rare characters)
     */
    public static List<List<String>> readings(String run) {
        var inContext = PinyinHelper.toPinyin(run, PinyinStyleEnum.INPUT, " ").split(" ", -1);
        var points = run.codePoints().toArray();
        var aligned = inContext.length == points.length;
        return IntStream.range(0, points.length)
                .mapToObj(i -> readings(points[i], aligned ? inContext[i] : ""))
                .toList();
    }

    private static List<String> readings(int point, String inContext) {
        Set<String> found = new LinkedHashSet<>();
        addIfSyllable(found, inContext);
        if (Character.isBmpCodePoint(point)) {
            PinyinHelper.toPinyinList((char) point, PinyinStyleEnum.INPUT).forEach(reading -> addIfSyllable(found, reading));
        }
        return found.stream().limit(MOST_READINGS).toList();
    }

    private static void addIfSyllable(Set<String> found, String reading) {
        if (Syllables.isSyllable(reading)) {
            found.add(reading);
            var other = ALSO_TYPED.get(reading);
            if (other != null) {
                found.add(other);
            }
        }
    }
}
