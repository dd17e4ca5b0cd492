package cn.bianmin.screens.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;

import org.junit.jupiter.api.Test;

class ControllerTextTest {

    private static final Charset GBK = Charset.forName("GBK");

    @Test
    void whatGbkHasComesBackAsItWas() {
        var text = "招聘：保洁员（两名），月薪3000—4000元/月“面议”；電話 028-1234 ㎡①…！";
        assertThat(roundTrip(text)).isEqualTo(text);
    }

    @Test
    void everyCharacterOfGbkComesBack() {
        for (var character = 0x4E00; character <= 0x9FA5; character++) {
            var text = Character.toString(character);
            assertThat(roundTrip(text)).as("U+%X", character).isEqualTo(text);
        }
    }

    @Test
    void whatGbkLacksIsShownAsNotAtHand() {
        assertThat(roundTrip("𠮷野家𪚥")).isEqualTo("〓野家〓");
        assertThat(roundTrip("好😀")).isEqualTo("好〓");
    }

    @Test
    void whatHasACompatibleFormIsWrittenInIt() {
        assertThat(roundTrip("100㎥ ¥30 • ﬁ")).isEqualTo("100m3 ￥30 · fi");
    }

    @Test
    void everyCharacterTakesAsManyBytesAsColumns() {
        var fitting = ControllerText.GBK.fit("招聘ab“保洁”—𠮷é€¥·①㎡，\u200B末");
        assertThat(ControllerText.GBK.bytes(fitting)).hasSize(LineBreaker.width(fitting));
    }

    @Test
    void theNationalStandardHasEveryCharacter() {
        var text = "𠮷野家𪚥😀é";
        var bytes = ControllerText.GB18030.bytes(ControllerText.GB18030.fit(text));
        assertThat(new String(bytes, Charset.forName("GB18030"))).isEqualTo(text);
    }

    private static String roundTrip(String text) {
        return new String(ControllerText.GBK.bytes(ControllerText.GBK.fit(text)), GBK);
    }
}
