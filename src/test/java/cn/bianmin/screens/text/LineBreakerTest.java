package cn.bianmin.screens.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

class LineBreakerTest {

    private static final String ALPHABET = "招聘保洁员月薪元，。、；：？！）》”（《“【】—…  abcXYZ019.,:;()[]-/%￥\t";

    @Test
    void anIdeographTakesTwoColumnsAndALetterOne() {
        assertThat(LineBreaker.wrap("招聘ab保洁", 6)).containsExactly("招聘ab", "保洁");
        assertThat(LineBreaker.width("招ab，𠮷")).isEqualTo(8);
    }

    @Test
    void closingMarksNeverBeginALine() {
        assertThat(LineBreaker.wrap("招聘保洁，月薪。", 8)).containsExactly("招聘保", "洁，月", "薪。");
        assertThat(LineBreaker.wrap("他说好！”走", 6)).containsExactly("他说", "好！”", "走");
    }

    @Test
    void openingMarksNeverEndALine() {
        assertThat(LineBreaker.wrap("依照《条例》办", 6)).containsExactly("依照", "《条", "例》办");
    }

    @Test
    void wordsAndNumbersStayWholeWhereTheyFit() {
        assertThat(LineBreaker.wrap("电话028-87654321找李", 16)).containsExactly("电话028-87654321", "找李");
        assertThat(LineBreaker.wrap("电话028-87654321找李", 14)).containsExactly("电话", "028-87654321找", "李");
    }

    @Test
    void aWordWiderThanALineIsBrokenBecauseItHasToBe() {
        assertThat(LineBreaker.wrap("网址abcdefghij", 4)).containsExactly("网址", "abcd", "efgh", "ij");
    }

    @Test
    void blanksAtTheEndsOfLinesGo() {
        assertThat(LineBreaker.wrap("full time job", 5)).containsExactly("full", "time", "job");
        assertThat(LineBreaker.wrap("abcd ", 4)).containsExactly("abcd");
    }

    @Test
    void emptyLinesStay() {
        assertThat(LineBreaker.wrap("甲\n\n乙", 8)).containsExactly("甲", "", "乙");
    }

    @Test
    void noLineIsWiderThanAskedAndNothingIsLost() {
        var random = new Random(7);
        for (var i = 0; i < 2_000; i++) {
            var text = IntStream.range(0, random.nextInt(60))
                    .mapToObj(any -> "" + ALPHABET.charAt(random.nextInt(ALPHABET.length())))
                    .collect(Collectors.joining());
            var width = 4 + random.nextInt(40);
            var lines = LineBreaker.wrap(text, width);
            assertThat(lines).as("%s in %d", text, width).allMatch(line -> LineBreaker.width(line) <= width);
            assertThat(withoutBlanks(String.join("", lines))).isEqualTo(withoutBlanks(text));
        }
    }

    @Test
    void theRuleOfLineStartsHoldsForAnyTextThatCanKeepIt() {
        var random = new Random(8);
        for (var i = 0; i < 2_000; i++) {
            var text = IntStream.range(0, 40)
                    .mapToObj(any -> random.nextInt(4) == 0 ? "好，" : random.nextInt(4) == 0 ? "（好）" : "好")
                    .collect(Collectors.joining());
            assertThat(LineBreaker.wrap(text, 10 + random.nextInt(20))).as(text).noneMatch(
                    line -> line.startsWith("，") || line.startsWith("）") || line.endsWith("（"));
        }
    }

    private static String withoutBlanks(String text) {
        return text.replaceAll("[ \t\r\n]", "");
    }
}
