package cn.bianmin.platform;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.UUID;

/** Identifiers that sort by time and cannot be guessed: RFC 9562 version 7, 48 bits of milliseconds and 74 random bits. */
public final class UuidV7 {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int TIME_SHIFT = 16;
    private static final long VERSION_7 = 0x7000L;
    private static final long RANDOM_A = 0x0FFFL;
    private static final long VARIANT = 0x8000_0000_0000_0000L;
    private static final long RANDOM_B = 0x3FFF_FFFF_FFFF_FFFFL;

    private UuidV7() {
    }

    /** A new one, of the clock's millisecond. */
    public static UUID next(Clock clock) {
        var high = (clock.millis() << TIME_SHIFT) | VERSION_7 | (RANDOM.nextLong() & RANDOM_A);
        return new UUID(high, VARIANT | (RANDOM.nextLong() & RANDOM_B));
    }
}
