package cn.bianmin.screens.feed;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.ObservesAsync;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

import cn.bianmin.content.Contents;
import cn.bianmin.hall.HallId;
import cn.bianmin.hall.Halls;
import cn.bianmin.platform.IsolatedContext;
import cn.bianmin.platform.events.Notification;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;

/** The feeds of all halls that somebody reads. */
@ApplicationScoped
class Feeds {

    /** Controllers ask every few minutes; whose hall nobody asked for so long is forgotten. */
    private static final Duration KEPT = Duration.ofMinutes(15);

    private final Halls halls;
    private final Contents contents;
    private final Vertx vertx;
    private final Clock clock;
    private final @Nullable URI address;
    private final ConcurrentHashMap<HallId, HallFeeds> kept = new ConcurrentHashMap<>();

    Feeds(Halls halls, Contents contents, Vertx vertx, Clock clock,
            @ConfigProperty(name = "bianmin.feeds.address") Optional<URI> address) {
        this.halls = halls;
        this.contents = contents;
        this.vertx = vertx;
        this.clock = clock;
        this.address = address.map(Feeds::withoutSlash).orElse(null);
    }

    /** What the hall's feeds say now, if they have been read. */
    @Nullable
    FeedSnapshot kept(HallId hall) {
        var feeds = kept.get(hall);
        return feeds == null || !feeds.isReady() ? null : feeds.edition();
    }

    /** What the hall's feeds say now; 404 {@code unknown-hall}. */
    Uni<FeedSnapshot> of(HallId hall) {
        var feeds = kept.computeIfAbsent(hall, any -> new HallFeeds(hall, () -> read(hall), clock, address));
        return feeds.ready()
                .onFailure().invoke(() -> kept.remove(hall, feeds))
                .map(HallFeeds::edition);
    }

    void hear(@ObservesAsync Notification announcement) {
        kept.forEach((hall, feeds) -> {
            if (announcement.concerns(hall.value(), Contents.TOPIC)) {
                feeds.refresh();
            }
        });
    }

    @Scheduled(identity = "feeds", every = "5s")
    void look() {
        kept.values().removeIf(feeds -> feeds.isUnwantedFor(KEPT));
        kept.values().forEach(HallFeeds::refreshWhenOld);
    }

    /** On a context of its own: whoever asked first is not who waits. */
    private Uni<HallFeeds.Reading> read(HallId hall) {
        return halls.plan(hall)
                .chain(plan -> contents.published(hall).map(published -> new HallFeeds.Reading(plan, published)))
                .runSubscriptionOn(task -> IsolatedContext.of(vertx).runOnContext(any -> task.run()));
    }

    private static URI withoutSlash(URI address) {
        return URI.create(address.toString().replaceFirst("/+$", ""));
    }
}
