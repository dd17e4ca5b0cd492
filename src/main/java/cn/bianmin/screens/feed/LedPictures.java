package cn.bianmin.screens.feed;

import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import cn.bianmin.platform.problem.ProblemException;
import cn.bianmin.screens.led.LedFont;
import cn.bianmin.screens.led.LedPage;
import cn.bianmin.screens.led.LedPainter;
import cn.bianmin.screens.led.LedTurn;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.vertx.UniHelper;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;

/**
 * What the LED walls show now, as pictures for controllers that show nothing else: kept until the turn is over.
 *
 * <p>
 * One thread paints, one picture at a time, so the memory this takes is that of one picture however many ask.
 */
@ApplicationScoped
class LedPictures {

    static final String MEDIA_TYPE = "image/png";
    /** Of them, so many wait at most; a tenth of a second each. */
    static final int MOST_WAITING = 20;
    /** Sizes and halls that are kept; a picture has some tens of kilobytes. */
    private static final int MOST_KEPT = 100;
    private static final int LIMIT_SECONDS = 20;

    private final Feeds feeds;
    private final Clock clock;
    private final WorkerExecutor easel;
    private final AtomicInteger waiting = new AtomicInteger();
    private final ConcurrentHashMap<LedAddress, Painted> kept = new ConcurrentHashMap<>();
    private @Nullable LedPainter painter;

    /** A picture of a turn. */
    private record Painted(FeedSnapshot edition, LedTurn turn, Uni<FeedAnswer> picture) {

        boolean isOf(FeedSnapshot current, Instant at) {
            return edition == current && turn.holdsAt(at);
        }
    }

    LedPictures(Feeds feeds, Clock clock, Vertx vertx) {
        this.feeds = feeds;
        this.clock = clock;
        this.easel = vertx.createSharedWorkerExecutor("led-pictures", 1, LIMIT_SECONDS, TimeUnit.SECONDS);
    }

    /** 404 {@code unknown-hall}; 503 when too many wait. */
    Uni<FeedAnswer> now(LedAddress address) {
        return feeds.of(address.hall()).chain(edition -> of(address, edition));
    }

    private Uni<FeedAnswer> of(LedAddress address, FeedSnapshot edition) {
        var at = clock.instant();
        var known = kept.get(address);
        if (known != null && known.isOf(edition, at)) {
            return known.picture();
        }
        if (kept.size() >= MOST_KEPT) {
            kept.clear();
        }
        return kept.compute(address, (any, other) -> other != null && other.isOf(edition, at) ? other
                : painted(address, edition, edition.led(at))).picture();
    }

    private Painted painted(LedAddress address, FeedSnapshot edition, LedTurn turn) {
        var picture = Uni.createFrom().deferred(() -> paint(address, turn.page()))
                .onFailure().invoke(() -> kept.remove(address))
                .memoize().indefinitely();
        return new Painted(edition, turn, picture);
    }

    private Uni<FeedAnswer> paint(LedAddress address, LedPage page) {
        if (waiting.incrementAndGet() > MOST_WAITING) {
            waiting.decrementAndGet();
            return Uni.createFrom().failure(new ProblemException(503, "busy").retryAfter(2));
        }
        return UniHelper.toUni(easel.executeBlocking(() -> new FeedAnswer(
                painter().paint(page, address.width(), address.height()), MEDIA_TYPE)))
                .eventually(waiting::decrementAndGet);
    }

    /** Only the painting thread comes here. */
    private LedPainter painter() {
        var ready = painter;
        if (ready == null) {
            ready = new LedPainter(LedFont.read());
            painter = ready;
        }
        return ready;
    }
}
