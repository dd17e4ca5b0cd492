package cn.bianmin.platform;

import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/** Names nobody else in the test run has. */
final class Fresh {

    private Fresh() {
    }

    static int hall() {
        return ThreadLocalRandom.current().nextInt(1_000_000, Integer.MAX_VALUE);
    }

    static String text() {
        return UUID.randomUUID().toString();
    }
}
