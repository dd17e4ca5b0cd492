package cn.bianmin.screens.stream;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;

import cn.bianmin.screens.emergency.Emergency;
import cn.bianmin.screens.event.ScreenEvents;

/**
 * Screens of one hall that begin to listen. After a restart all of them come within seconds, so what they need is read once for
 * all who wait, and who comes meanwhile waits for the next reading.
 */
final class PendingSubscribers {

    /** One of them, and whom to tell when the database is away. */
    record Arrival(ScreenStream stream, Consumer<Throwable> refusal) {
    }

    /**
     * What they need.
     *
     * @param from after which event the missed ones begin
     * @param upTo the number of the last event that is in it
     * @param emergencies that are on
     * @param missed by those who come back
     * @param versions of the hall's playlists
     */
    record Reading(long from, long upTo, List<Emergency> emergencies, List<ScreenEvents.Told> missed,
            Map<UUID, Long> versions) {
    }

    private final List<Arrival> waiting = new ArrayList<>();
    private boolean isReading;

    /** True for the one who is to read. */
    synchronized boolean add(Arrival arrival) {
        waiting.add(arrival);
        return begin();
    }

    synchronized boolean begin() {
        if (isReading || waiting.isEmpty()) {
            return false;
        }
        isReading = true;
        return true;
    }

    /** From which event on the waiting want to be told, at most {@code head}. */
    synchronized long oldest(long head) {
        return waiting.stream()
                .mapToLong(arrival -> arrival.stream().told())
                .filter(told -> told >= 0)
                .reduce(head, Math::min);
    }

    /** They are to wait for the next reading. */
    synchronized void putBack(List<Arrival> arrivals) {
        waiting.addAll(arrivals);
    }

    /** Those that were there when the reading began, or a moment later. */
    synchronized List<Arrival> end(long from) {
        isReading = false;
        var ready = waiting.stream()
                .filter(arrival -> arrival.stream().told() < 0 || arrival.stream().told() >= from)
                .toList();
        waiting.removeAll(ready);
        return ready;
    }

    synchronized List<Arrival> giveUp() {
        isReading = false;
        var all = List.copyOf(waiting);
        waiting.clear();
        return all;
    }
}
