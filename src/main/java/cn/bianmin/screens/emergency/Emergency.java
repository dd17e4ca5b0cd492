package cn.bianmin.screens.emergency;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import cn.bianmin.hall.HallId;
import cn.bianmin.identity.StaffId;

/**
 * An emergency insert.
 *
 * @param drill shown with 演练 across it
 * @param screens which it covers; {@code null} is every screen of the hall
 * @param until from here on it is over by itself, also on a screen that is cut off
 * @param author who asked
 * @param confirmer who confirmed: somebody else
 */
public record Emergency(HallId hall, UUID id, String text, EmergencyLevel level, boolean drill, @Nullable Set<UUID> screens,
        Instant until, EmergencyState state, StaffId author, Instant askedAt, @Nullable StaffId confirmer,
        @Nullable Instant confirmedAt, @Nullable Instant endedAt) {

    static final Duration LONGEST = Duration.ofHours(24);
    /** Whoever asks stands beside who confirms; what lies about longer is no emergency. */
    static final Duration CONFIRMED_WITHIN = Duration.ofMinutes(15);

    boolean covers(UUID screen) {
        return screens == null || screens.contains(screen);
    }
}
