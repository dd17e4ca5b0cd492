package cn.bianmin.screens;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.ObservesAsync;

import org.jboss.logging.Logger;

import cn.bianmin.hall.HallId;
import cn.bianmin.identity.ScreenDevices.ScreenDevice;
import cn.bianmin.platform.Announcement;
import cn.bianmin.platform.Database;
import cn.bianmin.platform.ProblemException;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerResponse;

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
    private final Database database;
    private final Vertx vertx;
    private final Clock clock;
    private final ConcurrentMap<HallId, HallStreams> halls = new ConcurrentHashMap<>();
    private final Thread atTheSignal = new Thread(this::cutAll, "cut-streams");
    private volatile boolean isStopping;

    Streams(ScreenEvents events, PlaylistStore playlists, Emergencies emergencies, Database database,
            Vertx vertx, Clock clock) {
        this.events = events;
        this.playlists = playlists;
        this.emergencies = emergencies;
        this.database = database;
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
     * Opens a stream on a response whose head is set.
     *
     * @param lastEvent up to which event the screen was told before it was cut off; negative when it begins
     */
    Uni<Void> open(HttpServerResponse response, ScreenDevice device, long lastEvent) {
        if (isStopping) {
            throw new ProblemException(503, "unavailable").retryAfter(1);
        }
        var hall = halls.computeIfAbsent(device.hall(), HallStreams::new);
        return events.head(device.hall())
                // A number beyond the last one is of another installation, or made up.
                .map(head -> lastEvent < 0 || lastEvent > head ? head : lastEvent)
                .chain(told -> emergencies.covering(device.hall(), device.id()).chain(covering -> {
                    var stream = new ScreenStream(response, device.id().value(), told);
                    // Not at once: whoever closes may hold the connection that the hall's lock is waiting for.
                    response.closeHandler(closed -> vertx.runOnContext(later -> hall.leave(stream)));
                    var retry = ThreadLocalRandom.current().nextInt(RETRY_FROM_MILLIS, RETRY_TO_MILLIS);
                    stream.write(Frames.welcome(retry, told, covering));
                    stream.write(Frames.heartbeat(clock.instant()));
                    return catchUp(hall, device.hall(), stream)
                            .chain(() -> playlists.find(device.hall(), device.id()))
                            .invoke(found -> found.ifPresent(issued -> tellVersion(hall, stream, issued.version())));
                })).replaceWithVoid();
    }

    private static void tellVersion(HallStreams hall, ScreenStream stream, long version) {
        synchronized (hall) {
            stream.tellVersion(version);
        }
    }

    private Uni<Void> catchUp(HallStreams streams, HallId hall, ScreenStream stream) {
        return events.after(hall, stream.told())
                .invoke(missed -> missed.forEach(event -> stream.tell(event, Frames.of(event))))
                .chain(missed -> missed.size() < ScreenEvents.PORTION && streams.join(stream)
                        ? Uni.createFrom().voidItem()
                        : catchUp(streams, hall, stream));
    }

    void hear(@ObservesAsync Announcement announcement) {
        if (announcement.equals(Announcement.MISSED)) {
            halls.forEach((hall, streams) -> {
                tellEvents(hall, streams);
                tellVersions(hall, streams);
            });
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
        database.withConnection(connection -> playlists.ofHall(connection, hall))
                .map(issued -> issued.entrySet().stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, each -> each.getValue().version())))
                .subscribe()
                .with(streams::tellVersions,
                        failure -> LOG.warnf("Screens of hall %s wait for a playlist: %s", hall, failure.getMessage()));
    }

    @Scheduled(every = "10s", concurrentExecution = ConcurrentExecution.SKIP)
    void beat() {
        var frame = Frames.heartbeat(clock.instant());
        halls.values().forEach(streams -> streams.write(frame));
    }

    /** Every few seconds, should an announcement have been lost with a connection that only seemed to live. */
    @Scheduled(every = "5s", concurrentExecution = ConcurrentExecution.SKIP)
    void look() {
        halls.forEach(this::tellEvents);
    }

    /** Which screens listen here, and which playlist they were told. */
    List<ScreenStore.ScreenAt> present() {
        return halls.values().stream().flatMap(streams -> streams.present().stream()).toList();
    }

    /** Ends the streams of screens that were revoked. */
    void cut(Set<UUID> dead) {
        halls.values().forEach(streams -> streams.cut(dead));
    }

    int size() {
        return halls.values().stream().mapToInt(HallStreams::size).sum();
    }
}
