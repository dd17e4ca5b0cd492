package cn.bianmin.platform.text;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import jakarta.validation.Validator;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import cn.bianmin.platform.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

/** Text is taken as it is or refused; no character is ever removed. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class PlainTextTest {

    /** 𠀀, the first character of CJK Extension B: two UTF-16 units, one code point. */
    private static final String RARE = "\uD840\uDC00";
    /** From Extension H, younger than the Java this runs on. */
    private static final String YOUNGER = Character.toString(0x31350);

    record Note(@PlainText(min = 1, max = 30) @Nullable String text) {
    }

    record Letter(@PlainText(max = 100, multiline = true) String text) {
    }

    record Person(@PersonName String name) {
    }

    @Inject
    Validator validator;

    @ParameterizedTest
    @ValueSource(strings = {
            "a\u0000b", "a\u0007b", "a\u001bb", "a\u0085b", "a\u200bb", "a\u200db", "a\u200eb", "a\u202eb", "a\u2066b",
            "a\u2028b",
            "a\ufeffb", "a\u00adb", "a\ud840", "\udc00a", "a\uffffb", "a\u3164b", "a\nb", "a\tb", "", " ", "\u3000" })
    void whatCannotBeSeenIsRefused(String text) {
        assertThat(accepts(new Note(text))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = { "老年证", "a b", "O'Neill & Söhne <b>", "é", "😀", "一、二；三" })
    void whatCanBeSeenIsTaken(String text) {
        assertThat(accepts(new Note(text))).isTrue();
    }

    @Test
    void aRareCharacterCountsOnce() {
        assertThat(accepts(new Note(RARE.repeat(30)))).isTrue();
        assertThat(accepts(new Note(RARE.repeat(31)))).isFalse();
        assertThat(accepts(new Person(RARE.repeat(30)))).isTrue();
        assertThat(accepts(new Person(RARE.repeat(31)))).isFalse();
    }

    @Test
    void aTextMayBeAbsent() {
        assertThat(accepts(new Note(null))).isTrue();
    }

    @Test
    void aLetterHasLines() {
        assertThat(accepts(new Letter("一\r\n\t二"))).isTrue();
        assertThat(accepts(new Letter("一\u0000二"))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = { "张三", "欧阳娜娜", "买买提·艾力", "阿依古丽•买买提", "Jean-Luc O'Neill", "Martin Luther King Jr.", "〇", "José" })
    void theNamesOfPeopleAreTaken(String name) {
        assertThat(accepts(new Person(name))).isTrue();
    }

    @Test
    void rareNamesAreTaken() {
        assertThat(accepts(new Person("张" + RARE + YOUNGER))).isTrue();
        assertThat(accepts(new Person("买".repeat(14) + "·" + "艾".repeat(15)))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = { "", " ", "·", "张三1", "张三<", "张\u200b三", "张三·", " 张三", "张三 ", "😀", "\u0000", "张\u3164" })
    void whatIsNoNameIsRefused(String name) {
        assertThat(accepts(new Person(name))).isFalse();
    }

    private boolean accepts(Object value) {
        return validator.validate(value).isEmpty();
    }
}
