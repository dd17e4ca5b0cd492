package cn.bianmin.platform.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MasksTest {

    @Test
    void ofANameOnlyTheFirstCharacterShows() {
        assertThat(Masks.name("张三")).isEqualTo("张*");
        assertThat(Masks.name("欧阳小明")).isEqualTo("欧**");
        assertThat(Masks.name("阿卜杜拉·买买提")).isEqualTo("阿**");
        assertThat(Masks.name("𠮷田")).isEqualTo("𠮷*");
        assertThat(Masks.name("张")).isEqualTo("*");
        assertThat(Masks.name("")).isEmpty();
    }

    @Test
    void ofAnIdNumberTheRegionAndTheEndShow() {
        assertThat(Masks.idNumber("51010119900307123X")).isEqualTo("5101**********123X");
        assertThat(Masks.idNumber("510101")).isEqualTo("******");
    }

    @Test
    void ofAPhoneTheMiddleIsHidden() {
        assertThat(Masks.phone("13812345678")).isEqualTo("138****5678");
        assertThat(Masks.phone("110")).isEqualTo("***");
    }
}
