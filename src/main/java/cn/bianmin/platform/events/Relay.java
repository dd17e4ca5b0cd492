package cn.bianmin.platform.events;

import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;

import cn.bianmin.platform.IsolatedContext;
import cn.bianmin.platform.events.EventDeliveries.Attempt;
import io.quarkus.arc.All;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;

/**
 * Carries events from the outbox to the handlers, on every replica.
 *
 * <pre>
 * outbox ──dispatch──▶ event_delivery ──claim──▶ handler ──▶ done
 *                            ▲                      │
 *                            └──── put off ◀────────┤ failed
 *                                  parked ◀─────────┘ failed for the tenth time
 * </pre>
 *
 * Each handler flows by itself: one that hangs holds up nobody else.
 */
@ApplicationScoped
class Relay {

    static final int MAX_ATTEMPTS = 10;

    /** What {@link EventHandler#handle} has; {@link EventDeliveries#LEASE} counts on it. */
    static final Duration HANDLER_LIMIT = Duration.ofSeconds(6);

    private static final Logger LOG = Logger.getLogger(Relay.class);
    private static final int PORTIONS_PER_TICK = 20;
    private static final int CLAIMS_PER_TICK = 50;
    private static final int LONGEST_FAILURE = 500;
    private static final Duration FIRST_BACK_OFF = Duration.ofSeconds(5);
    private static final double LONGEST_BACK_OFF_MILLIS = Duration.ofHours(1).toMillis();
    private static final int BACK_OFF_FACTOR = 3;

    private final Vertx vertx;
    private final EventDeliveries deliveries;
    private final List<EventHandler> handlers;
    private final Clock clock;
    private final Set<String> busy = ConcurrentHashMap.newKeySet();
    private volatile boolean isWaiting;

    Relay(Vertx vertx, EventDeliveries deliveries, @All List<EventHandler> handlers, Clock clock) {
        this.vertx = vertx;
        this.deliveries = deliveries;
        this.handlers = handlers.stream().filter(handler -> !handler.topics().isEmpty()).toList();
        this.clock = clock;
        if (this.handlers.stream().map(EventHandler::name).distinct().count() < this.handlers.size()) {
            throw new IllegalStateException("Two event handlers have the same name");
        }
    }

    @Scheduled(identity = "relay", every = "1s", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> tick() {
        return dispatch()
                .invoke(() -> {
                    logWaiting(false, "");
                    handlers.forEach(this::start);
                })
                .onFailure().invoke(failure -> logWaiting(true, reason(failure)))
                .onFailure().recoverWithNull();
    }

    /** Once when it begins and once when it is over, not every second. */
    private void logWaiting(boolean waiting, String why) {
        if (waiting && !isWaiting) {
            LOG.warnf("Events wait in the outbox: %s", why);
        } else if (!waiting && isWaiting) {
            LOG.warn("Events leave the outbox again");
        }
        isWaiting = waiting;
    }

    /** Empties the outbox, as far as one tick goes. */
    Uni<Void> dispatch() {
        return Multi.createBy().repeating()
                .uni(() -> deliveries.dispatch(handlers, now()))
                .whilst(events -> events >= EventDeliveries.PORTION)
                .select().first(PORTIONS_PER_TICK)
                .onItem().ignoreAsUni();
    }

    /** Not waited for: the next tick must not wait for a slow handler. */
    private void start(EventHandler handler) {
        if (busy.add(handler.name())) {
            deliver(handler).onTermination().invoke(() -> busy.remove(handler.name())).subscribe().with(
                    done -> LOG.tracef("%s is done for now", handler.name()),
                    failure -> LOG.warnf("Events wait for %s: %s", handler.name(), failure.getMessage()));
        }
    }

    /** Everything that is due for the handler, as far as one tick goes. */
    Uni<Void> deliver(EventHandler handler) {
        return Multi.createBy().repeating()
                .uni(() -> deliveries.claim(handler.name(), now()).call(claimed -> attemptAll(handler, claimed)))
                .whilst(claimed -> claimed.size() == EventDeliveries.CLAIM)
                .select().first(CLAIMS_PER_TICK)
                .onItem().ignoreAsUni();
    }

    /** Gives parked events their ten attempts again, once the cause is mended. */
    Uni<Integer> release(String handler) {
        return deliveries.release(handler, now());
    }

    private Uni<Void> attemptAll(EventHandler handler, List<Attempt> claimed) {
        return Multi.createFrom().iterable(claimed)
                .onItem().transformToUniAndConcatenate(attempt -> attempt(handler, attempt))
                .onItem().ignoreAsUni();
    }

    private Uni<Void> attempt(EventHandler handler, Attempt attempt) {
        return IsolatedContext.run(vertx, () -> handler.handle(attempt.delivered()))
                .ifNoItem().after(HANDLER_LIMIT).fail()
                .map(handled -> "")
                .onFailure().recoverWithItem(Relay::reason)
                .chain(failure -> failure.isEmpty() ? deliveries.done(attempt) : failed(attempt, failure));
    }

    private Uni<Void> failed(Attempt attempt, String failure) {
        if (attempt.attempt() >= MAX_ATTEMPTS) {
            LOG.errorf("Event %s (%s) is parked for %s: %s",
                    attempt.delivered().id(), attempt.delivered().topic(), attempt.handler(), failure);
            return deliveries.park(attempt, now(), failure);
        }
        return deliveries.putOff(attempt, now().plus(backOff(attempt.attempt())), failure);
    }

    /** 5 s, then three times as long each time up to 1 h, each between half and one and a half of it. */
    static Duration backOff(int attempt) {
        var millis = FIRST_BACK_OFF.toMillis() * Math.pow(BACK_OFF_FACTOR, attempt - 1.0);
        var jitter = ThreadLocalRandom.current().nextDouble(0.5, 1.5);
        return Duration.ofMillis((long) (Math.min(millis, LONGEST_BACK_OFF_MILLIS) * jitter));
    }

    private static String reason(Throwable failure) {
        var text = String.valueOf(failure).replace("\0", "");
        return text.substring(0, Math.min(text.length(), LONGEST_FAILURE));
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
