package cn.bianmin.platform.database;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;

import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

import io.quarkus.runtime.LaunchMode;
import io.smallrye.mutiny.Context;
import io.smallrye.mutiny.Uni;

/**
 * Finds work that asks a pool for a second connection while it holds one. When as many such works begin at once as the pool has
 * connections, each holds one and waits for another that never comes.
 *
 * <p>
 * A unit of work leaves a mark in the reactive context of its steps; a step that borrows and finds the mark is refused by tests and
 * named once in the log of an installation, where a rare wait is better than a refusal.
 */
final class NestedBorrowing {

    private static final Logger LOG = Logger.getLogger(NestedBorrowing.class);

    /** One for each pool: who holds a connection of one pool may borrow from another. */
    private final String mark = "connection of " + System.identityHashCode(this);
    private final AtomicBoolean isTold = new AtomicBoolean();

    /**
     * The work, unless it begins inside another of the same pool.
     *
     * @param work is given the context for its own steps
     */
    <T> Uni<T> refuse(Function<Context, Uni<T>> work) {
        // Where it was asked for tells the place; where it is found is somewhere in the driver.
        var asked = LaunchMode.current() == LaunchMode.TEST ? new IllegalStateException("Asked for here") : null;
        return Uni.createFrom().context(outside -> {
            if (outside.contains(mark)) {
                tell(asked);
            }
            return work.apply(marked(outside));
        });
    }

    private void tell(@Nullable Throwable asked) {
        var failure = new IllegalStateException(
                "A connection is borrowed inside a unit of work that holds one of the same pool", asked);
        if (LaunchMode.current() == LaunchMode.TEST) {
            LOG.error("In a test this fails", failure);
            throw failure;
        }
        if (isTold.compareAndSet(false, true)) {
            LOG.warn("Many of these at once would wait for each other", failure);
        }
    }

    /** A context of its own, because that of the caller goes on after the unit of work. */
    private Context marked(Context outside) {
        var inside = Context.empty();
        outside.keys().forEach(key -> inside.put(key, outside.get(key)));
        return inside.put(mark, true);
    }
}
