package cn.bianmin.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.UUID;

import org.junit.jupiter.api.Test;

class UuidV7Test {

    private static final Instant RFC_EXAMPLE = Instant.ofEpochMilli(0x017F22E279B0L);

    @Test
    void anIdCarriesTheClocksMillisecond() {
        var id = UuidV7.next(Clock.fixed(RFC_EXAMPLE, ZoneOffset.UTC));

        assertThat(id).hasToString(id.toString()).matches(some -> some.version() == 7 && some.variant() == 2);
        assertThat(id.toString()).startsWith("017f22e2-79b0-7");
    }

    @Test
    void aMillionthOfTheRoomGivesNoIdTwice() {
        var clock = Clock.fixed(RFC_EXAMPLE, ZoneOffset.UTC);
        var ids = new HashSet<UUID>();
        for (var i = 0; i < 100_000; i++) {
            ids.add(UuidV7.next(clock));
        }
        assertThat(ids).hasSize(100_000);
    }
}
