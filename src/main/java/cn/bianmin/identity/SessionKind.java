package cn.bianmin.identity;

import java.time.Duration;
import java.util.Locale;

/** Who holds a session, and how long it may be renewed. The access token of each lives {@link #ACCESS_LIFE}. */
public enum SessionKind {
    /** A citizen at their own phone: a week, the length of a usual matter. */
    CITIZEN(Duration.ofDays(7)),
    /** Staff: one working day; tomorrow they sign in again. */
    STAFF(Duration.ofHours(12)),
    /** A kiosk or screen hangs on the wall for months; it shows its secret again each month. */
    DEVICE(Duration.ofDays(30));

    /** Short enough that a stolen token is soon worthless, long enough that a refresh costs nothing. */
    public static final Duration ACCESS_LIFE = Duration.ofMinutes(15);

    private final Duration life;

    SessionKind(Duration life) {
        this.life = life;
    }

    public Duration life() {
        return life;
    }

    /** As it stands in the token's claim {@code kind} and in {@link Caller#name()}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static SessionKind fromWord(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
