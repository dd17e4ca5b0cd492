package cn.bianmin.screens.feed;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

import cn.bianmin.content.Published;
import cn.bianmin.hall.HallId;
import cn.bianmin.hall.HallPlan;
import io.smallrye.mutiny.Uni;

/**
 * The feeds of one hall, kept: read when somebody asks for the first time, and again when something was announced. While the
 * database is away it goes on from what it has, and what is over still goes.
 */
final class HallFeeds {

    private static final Logger LOG = Logger.getLogger(HallFeeds.class);
    /** An announcement that got lost is made good after this long. */
    private static final Duration FRESH = Duration.ofSeconds(60);

    /** What was read at one moment. */
    record Reading(HallPlan plan, List<Published> published) {

        /** Then the bytes that are written already stay. */
        boolean saysTheSameAs(@Nullable Reading other) {
            return other != null && published.equals(other.published) && plan.name().equals(other.plan.name())
                    && plan.zone().equals(other.plan.zone());
        }
    }

    private final HallId hall;
    private final Supplier<Uni<Reading>> source;
    private final Clock clock;
    private final @Nullable URI address;
    private final Uni<HallFeeds> ready;
    /** How often it was asked to read since it last had nothing to do. */
    private final AtomicInteger asked = new AtomicInteger();
    private final AtomicLong begun = new AtomicLong();
    private long taken;
    private volatile @Nullable Reading reading;
    private volatile @Nullable FeedSnapshot edition;
    /** A measure of elapsed time. */
    private volatile long readAt;
    private volatile long wantedAt;

    /** @param source reads from the database at each subscription, wherever it is subscribed to */
    HallFeeds(HallId hall, Supplier<Uni<Reading>> source, Clock clock, @Nullable URI address) {
        this.hall = hall;
        this.source = source;
        this.clock = clock;
        this.address = address;
        this.wantedAt = System.nanoTime();
        this.ready = Uni.createFrom().deferred(this::readOnce).replaceWith(this).memoize().indefinitely();
    }

    /** Itself, when there is something to show; the failure of the first reading otherwise. */
    Uni<HallFeeds> ready() {
        return ready;
    }

    boolean isReady() {
        return reading != null;
    }

    /** What is to be seen at this moment; only once {@link #ready}. */
    FeedSnapshot edition() {
        wantedAt = System.nanoTime();
        var at = clock.instant();
        var current = edition;
        if (current != null && current.holdsAt(at)) {
            return current;
        }
        var latest = reading;
        if (latest == null) {
            throw new IllegalStateException("Not read yet: hall " + hall);
        }
        var next = FeedSnapshot.at(at, latest.plan(), latest.published(), address);
        edition = next;
        return next;
    }

    boolean isUnwantedFor(Duration time) {
        return System.nanoTime() - wantedAt > time.toNanos();
    }

    /** Something was announced, or it is time: reads once more, after the reading that may be going on. */
    void refresh() {
        if (asked.getAndIncrement() == 0) {
            read();
        }
    }

    void refreshWhenOld() {
        if (reading != null && System.nanoTime() - readAt > FRESH.toNanos()) {
            refresh();
        }
    }

    private void read() {
        var seen = asked.get();
        readOnce().subscribe().with(latest -> {
            if (!asked.compareAndSet(seen, 0)) {
                read();
            }
        }, failure -> {
            LOG.warnf("The feeds of hall %s go on from what they have: %s", hall, failure.getMessage());
            // The next look is soon: the reading counts as old.
            readAt = System.nanoTime() - FRESH.toNanos();
            asked.set(0);
        });
    }

    private Uni<Reading> readOnce() {
        var number = begun.incrementAndGet();
        return source.get().invoke(latest -> take(number, latest));
    }

    /** The answer to a question asked earlier must not replace that to a later one. */
    private synchronized void take(long number, Reading latest) {
        if (number > taken) {
            taken = number;
            readAt = System.nanoTime();
            if (!latest.saysTheSameAs(reading)) {
                reading = latest;
                edition = FeedSnapshot.at(clock.instant(), latest.plan(), latest.published(), address);
            }
        }
    }
}
