package cn.bianmin.platform;

import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/** Names nobody else in the test run has. */
public final class UniqueNames {

    private UniqueNames() {
    }

    public static int hall() {
        return ThreadLocalRandom.current().nextInt(1_000_000, Integer.MAX_VALUE);
    }

    public static String text() {
        return UUID.randomUUID().toString();
    }
}
