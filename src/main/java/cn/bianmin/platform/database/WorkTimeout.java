package cn.bianmin.platform.database;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import io.smallrye.mutiny.Context;
import io.smallrye.mutiny.TimeoutException;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.Vertx;

/**
 * Gives up borrowed work when its time is over, so that what was borrowed goes back, rolled back where there is a transaction.
 *
 * <p>
 * Whoever waits hears of it at once; the lender takes his connection back as soon as the statement under way ends, which its own
 * limits see to ({@link DatabasePool}). That a caller goes away early changes nothing for the work.
 */
final class WorkTimeout {

    private static final Runnable OVER = WorkTimeout::nothingIsLeft;

    private final AtomicReference<@Nullable Runnable> giveUp = new AtomicReference<>();

    private WorkTimeout() {
    }

    /**
     * The work, on what is lent to it, within the limit.
     *
     * @param lender lends what the work needs, for exactly as long as the work lasts
     * @param inside what the work's own steps are to find in their reactive context
     * @return the work's result; fails with {@link TimeoutException} when the limit is over, work and waiting for its turn
     *         together
     */
    static <C, T> Uni<T> limit(Duration limit, Function<C, Uni<T>> work, Function<Function<C, Uni<T>>, Uni<T>> lender,
            Context inside) {
        return Uni.createFrom().deferred(() -> {
            var expiry = new WorkTimeout();
            Function<C, Uni<T>> guarded = lent -> expiry.guard(lent, work, inside);
            return apart(lender, guarded)
                    .ifNoItem().after(limit).fail()
                    .onFailure(TimeoutException.class).invoke(expiry::end);
        });
    }

    /** Not cancelled with the waiting: a lender that is left in the middle might never get back what it lent. */
    private static <C, T> Uni<T> apart(Function<Function<C, Uni<T>>, Uni<T>> lender, Function<C, Uni<T>> work) {
        return Uni.createFrom().emitter(emitter -> lender.apply(work).subscribe().with(emitter::complete, emitter::fail));
    }

    private <C, T> Uni<T> guard(C lent, Function<C, Uni<T>> work, Context inside) {
        return Uni.createFrom().emitter(emitter -> {
            if (giveUp.get() == OVER) {
                emitter.fail(new TimeoutException());
                return;
            }
            var running = work.apply(lent).subscribe().with(inside, emitter::complete, emitter::fail);
            var stop = stopping(running, emitter);
            if (!giveUp.compareAndSet(null, stop)) {
                stop.run();
            }
        });
    }

    /** On the context of the work: sessions may be closed nowhere else. */
    private static Runnable stopping(Cancellable running, UniEmitter<?> emitter) {
        var context = Vertx.currentContext();
        Runnable stop = () -> {
            running.cancel();
            emitter.fail(new TimeoutException());
        };
        return context == null ? stop : () -> context.runOnContext(here -> stop.run());
    }

    private static void nothingIsLeft() {
        // The mark of an end that came before the work began.
    }

    private void end() {
        var stop = giveUp.getAndSet(OVER);
        if (stop != null) {
            stop.run();
        }
    }
}
