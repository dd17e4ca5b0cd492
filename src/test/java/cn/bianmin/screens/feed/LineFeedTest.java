package cn.bianmin.screens.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;

import cn.bianmin.screens.Samples;
import cn.bianmin.screens.text.ControllerText;

class LineFeedTest {

    @Test
    void everyEntryIsItsTitleItsTextAndAnEmptyLine() {
        var feed = Samples.feed(null, Samples.entry("保洁员", "单位：示例物业\n工资：3000元"), Samples.entry("保安", ""));
        assertThat(text(feed, null)).isEqualTo("保洁员\r\n单位：示例物业\r\n工资：3000元\r\n\r\n保安\r\n\r\n");
    }

    @Test
    void linesAreAsWideAsTheControllerSays() {
        var feed = Samples.feed(null, Samples.entry("急聘保洁员", "工资：3000元"));
        assertThat(text(feed, 8)).isEqualTo("急聘保洁\r\n员\r\n工资：\r\n3000元\r\n\r\n");
    }

    @Test
    void aControllerGetsNoOrdersFromATextAndNoHalfCharacters() {
        var feed = Samples.feed(null, Samples.entry("甲\u001B[2J\f乙\uD842", Samples.HOSTILE));
        var gbk = new String(LineFeed.write(feed, ControllerText.GBK, 12), Charset.forName("GBK"));
        assertThat(gbk).startsWith("甲[2J乙\r\n").doesNotContain("\u001B", "\f", "\u0001", "\uFFFD", "?");
        assertThat(gbk.lines()).allMatch(line -> line.getBytes(Charset.forName("GBK")).length <= 12);
        assertThat(text(feed, null)).contains("𠮷").contains("<script>");
    }

    private static String text(Feed feed, @org.jspecify.annotations.Nullable Integer width) {
        return new String(LineFeed.write(feed, ControllerText.UTF_8, width), StandardCharsets.UTF_8);
    }
}
