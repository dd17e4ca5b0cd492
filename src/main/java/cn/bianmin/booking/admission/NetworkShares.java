package cn.bianmin.booking.admission;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

import cn.bianmin.booking.slot.DeskChannel;
import cn.bianmin.booking.slot.SlotDays;
import cn.bianmin.hall.HallId;
import cn.bianmin.identity.Caller;
import cn.bianmin.identity.Roles;
import io.smallrye.mutiny.Uni;

/**
 * The share of a hall's places that people of one network may have who are not signed in.
 *
 * <p>
 * Made-up people come from few networks, honest ones from many. Twenty networks with {@code bianmin.booking.network-share} of 14
 * in ten thousand get 2.8 % of the places, whatever ID numbers they have. The least is for a family at a small hall. Kiosks are
 * free, and so is a citizen who is signed in, but for one who first booked unproved: they count for that network until they have
 * been here once.
 */
@ApplicationScoped
class NetworkShares {

    private static final int WHOLE = 10_000;
    private static final Duration REMEMBERED = Duration.ofMinutes(5);
    private static final int LONGEST_HORIZON_DAYS = 400;

    private record Known(Uni<Integer> limit, Instant since) {

        /** A clock that was set back must not stretch it. */
        boolean isFresh(Instant now) {
            return !now.isBefore(since) && now.isBefore(since.plus(REMEMBERED));
        }
    }

    private final SlotDays days;
    private final Clock clock;
    private final int share;
    private final int least;
    private final Map<HallId, Known> known = new ConcurrentHashMap<>();

    NetworkShares(SlotDays days, Clock clock,
            @ConfigProperty(name = "bianmin.booking.network-share", defaultValue = "14") int share,
            @ConfigProperty(name = "bianmin.booking.network-least", defaultValue = "2") int least) {
        this.days = days;
        this.clock = clock;
        this.share = share;
        this.least = least;
    }

    /** Of the network the caller comes from; nobody counts a kiosk. */
    Uni<NetworkShare> of(HallId hall, Caller caller) {
        var network = caller.has(Roles.KIOSK) ? null : caller.network().orElse(null);
        return network == null ? Uni.createFrom().item(NetworkShare.UNLIMITED)
                : limit(hall).map(limit -> new NetworkShare(network, limit));
    }

    /** Of a citizen who proved who they are: the admission finds the network they first came from, if it counts. */
    Uni<NetworkShare> ofProven(HallId hall) {
        return limit(hall).map(limit -> new NetworkShare(null, limit));
    }

    private Uni<Integer> limit(HallId hall) {
        var now = clock.instant();
        var found = known.get(hall);
        return (found != null && found.isFresh(now) ? found : known.compute(hall, (any, before) -> look(hall, before, now)))
                .limit();
    }

    /** One look for all who ask at the same moment. */
    private Known look(HallId hall, @Nullable Known before, Instant now) {
        return before != null && before.isFresh(now) ? before
                : new Known(read(hall).onFailure().invoke(() -> known.remove(hall)).memoize().indefinitely(), now);
    }

    private Uni<Integer> read(HallId hall) {
        var today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        return days.read(hall, today, today.plusDays(LONGEST_HORIZON_DAYS)).map(this::limit);
    }

    private int limit(Map<DeskChannel, List<SlotDays.Places>> places) {
        var all = places.values().stream()
                .flatMap(List::stream)
                .flatMap(day -> Arrays.stream(day.capacity()))
                .mapToLong(Integer::longValue)
                .sum();
        return (int) Math.max(least, all * share / WHOLE);
    }
}
