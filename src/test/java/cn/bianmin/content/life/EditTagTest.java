package cn.bianmin.content.life;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class EditTagTest {

    private static final String TAG = EditTag.of(3, Instant.parse("2026-11-23T08:00:00.123456Z"));

    @Test
    void aLaterMicrosecondOrVersionIsAnotherTag() {
        assertThat(TAG).isNotEqualTo(EditTag.of(3, Instant.parse("2026-11-23T08:00:00.123457Z")))
                .isNotEqualTo(EditTag.of(4, Instant.parse("2026-11-23T08:00:00.123456Z")));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = { "*", " * ", "\"TAG\"", "\"other\", \"TAG\"" })
    void isMet(@Nullable String header) {
        assertThat(EditTag.isMet(header == null ? null : header.replace("TAG", TAG), TAG)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "\"other\"", "W/\"TAG\"", "TAG", "\"TAG-and-more\"" })
    void isNotMet(String header) {
        assertThat(EditTag.isMet(header.replace("TAG", TAG), TAG)).isFalse();
    }
}
