package cn.bianmin.platform;

import java.util.Objects;
import java.util.function.Supplier;

import io.quarkus.vertx.core.runtime.context.VertxContextSafetyToggle;
import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;

/**
 * Work of its own, off any request: on a Vert.x context that nothing else shares. Hibernate Reactive keeps its session in the
 * context, so two flows on one context would meet in one session, and on a connection's own context there is none at all.
 */
public final class IsolatedContext {

    private IsolatedContext() {
    }

    /** A context of its own, on which sessions may be opened. */
    public static Context of(Vertx vertx) {
        var context = Objects.requireNonNull(VertxContext.createNewDuplicatedContext(vertx.getOrCreateContext()));
        VertxContextSafetyToggle.setContextSafe(context, true);
        return context;
    }

    /** Runs the work there and comes back to the caller's context, if it has one. */
    public static <T> Uni<T> run(Vertx vertx, Supplier<Uni<T>> work) {
        return Uni.createFrom().deferred(() -> {
            var caller = Vertx.currentContext();
            var running = start(vertx, work);
            return caller == null ? running : running.emitOn(task -> caller.runOnContext(back -> task.run()));
        });
    }

    private static <T> Uni<T> start(Vertx vertx, Supplier<Uni<T>> work) {
        return Uni.createFrom().context(reactive -> Uni.createFrom().emitter(emitter -> of(vertx)
                .runOnContext(here -> Uni.createFrom().<T> deferred(work::get)
                        .subscribe().with(reactive, emitter::complete, emitter::fail))));
    }
}
