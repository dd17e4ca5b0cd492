package cn.bianmin.screens.stream;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

import cn.bianmin.hall.HallId;
import cn.bianmin.identity.DeviceId;
import cn.bianmin.screens.event.ScreenEvents;
import cn.bianmin.screens.setting.ScreenStore.ScreenAt;
import cn.bianmin.screens.stream.PendingSubscribers.Arrival;
import cn.bianmin.screens.stream.PendingSubscribers.Reading;
import io.vertx.core.buffer.Buffer;

/**
 * The open streams of one hall on this replica. Its lock keeps the order: a stream joins only when it was told everything that
 * the others were.
 */
final class HallStreams {

    /** Of one screen: the old one of a page that was reloaded, and a technician's. The oldest goes. */
    private static final int MOST_OF_ONE = 3;

    /** Who is not yet among them. */
    final PendingSubscribers arrivals = new PendingSubscribers();

    private final HallId hall;
    private final Set<ScreenStream> streams = new LinkedHashSet<>();
    private long told;
    private boolean isReading;
    private boolean isToReadAgain;

    HallStreams(HallId hall) {
        this.hall = hall;
    }

    /**
     * Welcomes those who arrive.
     *
     * @param welcome what each gets first
     * @return false when the others were told meanwhile what these do not know: to be read again
     */
    synchronized boolean admit(List<Arrival> arrivals, Reading reading, Function<ScreenStream, Buffer> welcome) {
        if (!streams.isEmpty() && told > reading.upTo()) {
            return false;
        }
        if (streams.isEmpty()) {
            told = reading.upTo();
        }
        var frames = reading.missed().stream().map(SseFrames::of).toList();
        arrivals.stream().map(Arrival::stream).filter(stream -> !stream.isGone()).forEach(stream -> {
            stream.beginAt(reading.upTo());
            stream.write(welcome.apply(stream));
            for (var i = 0; i < frames.size(); i++) {
                stream.tell(reading.missed().get(i), frames.get(i));
            }
            stream.reached(reading.upTo());
            stream.tellVersion(reading.versions().getOrDefault(stream.screen(), 0L));
            cutOldestOf(stream.screen());
            streams.add(stream);
        });
        return true;
    }

    private void cutOldestOf(UUID screen) {
        var own = streams.stream().filter(other -> other.screen().equals(screen)).toList();
        own.stream().limit(Math.max(0, own.size() + 1 - MOST_OF_ONE)).forEach(oldest -> {
            streams.remove(oldest);
            oldest.close();
        });
    }

    synchronized void leave(ScreenStream stream) {
        streams.remove(stream);
    }

    synchronized void tell(Collection<ScreenEvents.Told> events) {
        for (var event : events) {
            var frame = SseFrames.of(event);
            streams.forEach(stream -> stream.tell(event, frame));
            told = Math.max(told, event.number());
        }
    }

    synchronized void tellVersions(Map<UUID, Long> versions) {
        streams.forEach(stream -> stream.tellVersion(versions.getOrDefault(stream.screen(), 0L)));
    }

    synchronized void write(Buffer frame) {
        streams.forEach(stream -> stream.write(frame));
    }

    synchronized long told() {
        return told;
    }

    synchronized boolean isEmpty() {
        return streams.isEmpty();
    }

    synchronized List<ScreenAt> present() {
        return streams.stream()
                .map(stream -> new ScreenAt(hall, new DeviceId(stream.screen()), stream.version()))
                .toList();
    }

    synchronized void cut(Set<UUID> dead) {
        var cut = streams.stream().filter(stream -> dead.contains(stream.screen())).toList();
        cut.forEach(stream -> {
            streams.remove(stream);
            stream.close();
        });
    }

    synchronized void cutAll() {
        streams.forEach(ScreenStream::close);
        streams.clear();
    }

    /** True for the one who may read what is new; whoever comes meanwhile makes it read once more. */
    synchronized boolean beginReading() {
        if (isReading) {
            isToReadAgain = true;
            return false;
        }
        isReading = true;
        return true;
    }

    /** True when it has to be read once more. */
    synchronized boolean endReading() {
        isReading = false;
        var again = isToReadAgain;
        isToReadAgain = false;
        return again;
    }
}
