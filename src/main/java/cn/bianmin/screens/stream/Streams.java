package cn.bianmin.screens.stream;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.ObservesAsync;

import org.jboss.logging.Logger;

import cn.bianmin.hall.HallId;
import cn.bianmin.platform.events.Notification;
import cn.bianmin.platform.problem.ProblemException;
import cn.bianmin.screens.emergency.Emergencies;
import cn.bianmin.screens.event.ScreenEvents;
import cn.bianmin.screens.playlist.PlaylistStore;
import cn.bianmin.screens.playlist.Playlists;
import cn.bianmin.screens.setting.ScreenStore;
import cn.bianmin.screens.stream.PendingSubscribers.Arrival;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;

/**
 * All open streams of this replica. What is to be told stands in the database; an announcement only says that there is
 * something, so no replica tells less than another, and one that did not hear for a while reads what it missed.
 */
@ApplicationScoped
class Streams {

    private static final Logger LOG = Logger.getLogger(Streams.class);
    /** Spread, so that the screens of a city do not all come back in the same second. */
    private static final int RETRY_FROM_MILLIS = 1_000;
    private static final int RETRY_TO_MILLIS = 5_000;

    private final ScreenEvents events;
    private final PlaylistStore playlists;
    private final Emergencies emergencies;
    private final SubscriberSnapshot arrivals;
    private final Vertx vertx;
    private final Clock clock;
    private final ConcurrentMap<HallId, HallStreams> halls = new ConcurrentHashMap<>();
    private final Thread atTheSignal = new Thread(this::cutAll, "cut-streams");
    private volatile boolean isStopping;

    Streams(ScreenEvents events, PlaylistStore playlists, Emergencies emergencies, SubscriberSnapshot arrivals,
            Vertx vertx, Clock clock) {
        this.events = events;
        this.playlists = playlists;
        this.emergencies = emergencies;
        this.arrivals = arrivals;
        this.vertx = vertx;
        this.clock = clock;
    }

    /**
     * A stopping server waits for its answers; these never end by themselves. So they are cut off when the signal comes, and
     * the screens go to another replica.
     */
    void start(@Observes StartupEvent event) {
        Runtime.getRuntime().addShutdownHook(atTheSignal);
    }

    void stop(@Observes ShutdownEvent event) {
        try {
            Runtime.getRuntime().removeShutdownHook(atTheSignal);
        } catch (IllegalStateException isUnderWay) {
            LOG.trace("The signal came");
        }
        cutAll();
    }

    private void cutAll() {
        isStopping = true;
        halls.values().forEach(HallStreams::cutAll);
    }

    /**
     * Opens a stream.
     *
     * @param refusal told when it cannot be, before anything was written
     */
    void open(HallId hall, ScreenStream stream, Consumer<Throwable> refusal) {
        if (isStopping) {
            refusal.accept(new ProblemException(503, "unavailable").retryAfter(1));
            return;
        }
        var streams = halls.computeIfAbsent(hall, HallStreams::new);
        // Not at once: whoever closes may hold the connection that the hall's lock is waiting for.
        stream.onEnd(() -> vertx.runOnContext(later -> streams.leave(stream)));
        if (streams.arrivals.add(new Arrival(stream, refusal))) {
            admit(hall, streams);
        }
    }

    private void admit(HallId hall, HallStreams streams) {
        arrivals.read(hall, streams.arrivals).subscribe().with(reading -> {
            var ready = streams.arrivals.end(reading.from());
            if (streams.admit(ready, reading, stream -> welcome(stream, reading))) {
                // What happened since it was read, while perhaps nobody listened here.
                tellEvents(hall, streams);
            } else {
                streams.arrivals.putBack(ready);
            }
            if (streams.arrivals.begin()) {
                admit(hall, streams);
            }
        }, failure -> streams.arrivals.giveUp().forEach(arrival -> arrival.refusal().accept(failure)));
    }

    private Buffer welcome(ScreenStream stream, PendingSubscribers.Reading reading) {
        var retry = ThreadLocalRandom.current().nextInt(RETRY_FROM_MILLIS, RETRY_TO_MILLIS);
        return SseFrames.welcome(retry, stream.told(), emergencies.signed(reading.emergencies(), stream.screen()))
                .appendBuffer(SseFrames.heartbeat(clock.instant()));
    }

    void hear(@ObservesAsync Notification announcement) {
        if (announcement.equals(Notification.MISSED)) {
            catchUp();
            return;
        }
        var streams = announcement.hall() < 1 ? null : halls.get(new HallId(announcement.hall()));
        if (streams == null || streams.isEmpty()) {
            return;
        }
        if (announcement.topic().equals(ScreenEvents.TOPIC)) {
            tellEvents(new HallId(announcement.hall()), streams);
        } else if (announcement.topic().equals(Playlists.TOPIC)) {
            tellVersions(new HallId(announcement.hall()), streams);
        }
    }

    private void tellEvents(HallId hall, HallStreams streams) {
        if (!streams.isEmpty() && streams.beginReading()) {
            readAndTell(hall, streams).subscribe().with(done -> {
                if (streams.endReading()) {
                    tellEvents(hall, streams);
                }
            }, failure -> {
                streams.endReading();
                LOG.warnf("Screens of hall %s wait for their events: %s", hall, failure.getMessage());
            });
        }
    }

    private Uni<Void> readAndTell(HallId hall, HallStreams streams) {
        return events.after(hall, streams.told())
                .invoke(streams::tell)
                .chain(read -> read.size() < ScreenEvents.PORTION ? Uni.createFrom().voidItem() : readAndTell(hall, streams));
    }

    private void tellVersions(HallId hall, HallStreams streams) {
        readVersions(hall, streams).subscribe().with(told -> LOG.tracef("Hall %s knows its playlists", hall));
    }

    private Uni<Void> readVersions(HallId hall, HallStreams streams) {
        return playlists.versions(hall)
                .invoke(streams::tellVersions)
                .onFailure()
                .invoke(failure -> LOG.warnf("Screens of hall %s wait for a playlist: %s", hall, failure.getMessage()))
                .onFailure().recoverWithNull()
                .replaceWithVoid();
    }

    /** One hall after the other: a city's halls at once would keep everybody else from the database. */
    private void catchUp() {
        look().chain(() -> Multi.createFrom().iterable(listening())
                .onItem().transformToUniAndConcatenate(hall -> readVersions(hall, Objects.requireNonNull(halls.get(hall))))
                .onItem().ignoreAsUni())
                .subscribe().with(told -> LOG.trace("Every hall has caught up"));
    }

    private List<HallId> listening() {
        return halls.entrySet().stream().filter(each -> !each.getValue().isEmpty()).map(Map.Entry::getKey).toList();
    }

    @Scheduled(every = "10s", concurrentExecution = ConcurrentExecution.SKIP)
    void beat() {
        var frame = SseFrames.heartbeat(clock.instant());
        halls.values().forEach(streams -> streams.write(frame));
    }

    /** Every few seconds, should an announcement have been lost with a connection that only seemed to live. */
    @Scheduled(every = "5s", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> look() {
        var listening = listening();
        if (listening.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return events.heads(listening)
                .invoke(heads -> heads.forEach(this::tellWhatIsMissed))
                .onFailure().invoke(failure -> LOG.warnf("Screens wait for their events: %s", failure.getMessage()))
                .onFailure().recoverWithNull()
                .replaceWithVoid();
    }

    private void tellWhatIsMissed(HallId hall, long head) {
        var streams = Objects.requireNonNull(halls.get(hall));
        if (streams.told() < head) {
            tellEvents(hall, streams);
        }
    }

    /** Which screens listen here, and which playlist they were told. */
    List<ScreenStore.ScreenAt> present() {
        return halls.values().stream().flatMap(streams -> streams.present().stream()).toList();
    }

    /** Ends the streams of screens that were revoked. */
    void cut(Set<UUID> dead) {
        halls.values().forEach(streams -> streams.cut(dead));
    }
}
