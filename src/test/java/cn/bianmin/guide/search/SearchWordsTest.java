package cn.bianmin.guide.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;

import cn.bianmin.hall.HallId;

class SearchWordsTest {

    private static final HallId HALL = new HallId(7);

    private static Set<String> grams(String name) {
        return new SearchGrams(HALL).name(name).grams();
    }

    private static List<String> ways(String letters) {
        return PinyinInput.of(letters).stream()
                .map(way -> String.join(" ", way.parts().stream().map(PinyinInput.Part::letters).toList()))
                .toList();
    }

    @Test
    void aNameIsFoundByCharactersPairsSyllablesAndInitials() {
        assertThat(grams("老年证")).contains("7/老", "7/年证", "7/^老", "7/~lao", "7/+lao.nian", "7/^lao", "7/!l.n", "7/!l.n.z",
                "7/!^.l.n");
    }

    @Test
    void everyPlausibleReadingOfACharacterCounts() {
        assertThat(grams("长者")).contains("7/~zhang", "7/~chang", "7/+zhang.zhe", "7/+chang.zhe");
        assertThat(grams("重庆银行")).contains("7/+chong.qing", "7/+zhong.qing", "7/+yin.hang");
    }

    @Test
    void aCharacterNobodyReadsAloudIsStillFoundByItself() {
        assertThat(grams("𠮷祥")).contains("7/𠮷", "7/𠮷祥", "7/~xiang");
    }

    @Test
    void punctuationAndWidthDoNotMatter() {
        assertThat(grams("《Ａ４纸》、国土、规划")).contains("7/=a4", "7/国土", "7/土规");
    }

    @Test
    void lettersAreUnderstoodAsSyllablesBeginningsAndInitials() {
        assertThat(ways("laonianzheng").get(0)).isEqualTo("lao nian zheng");
        assertThat(ways("laonianzh").get(0)).isEqualTo("lao nian zh");
        assertThat(ways("lnz")).contains("l n z");
        assertThat(ways("laonz")).contains("lao n z");
        assertThat(ways("xian")).contains("xian", "xi an");
    }

    @Test
    void onlyLettersAndDigitsOfAQuestionReachTheDatabase() {
        assertThat(SearchQuery.of(HALL, "%_'\"|&!:*\\()<->")).isEmpty();
        var query = SearchQuery.of(HALL, "老年'|!:*证").orElseThrow();
        assertThat(query.name()).isEqualTo("'7/老年' & '7/证'");
    }

    @Test
    void theLongestQuestionStaysASmallQuery() {
        var query = SearchQuery.of(HALL, "zhuangshilnz".repeat(3) + "zhua").orElseThrow();
        assertThat(query.name().length()).isLessThan(8_000);
    }
}
