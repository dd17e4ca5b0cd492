package cn.bianmin.content.imports;

import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;

import cn.bianmin.platform.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;

/** Reads files off the event loop, one at a time, because a file is much larger when it is unpacked. */
@ApplicationScoped
public class ImportReading {

    private static final int WAITING = 8;

    private final ThreadPoolExecutor reader = new ThreadPoolExecutor(1, 1, 1, TimeUnit.MINUTES,
            new ArrayBlockingQueue<>(WAITING), work -> {
                var thread = new Thread(work, "import-reading");
                thread.setDaemon(true);
                return thread;
            });

    /**
     * Reads a file off the event loop.
     *
     * @throws ProblemException 422 as the reading says; 503 {@code too-busy} when too many wait
     */
    public Uni<List<SheetRow>> read(Supplier<List<SheetRow>> reading) {
        return Uni.createFrom().deferred(() -> {
            var context = Vertx.currentContext();
            var running = Uni.createFrom().item(reading).runSubscriptionOn(reader);
            return context == null ? running : running.emitOn(run -> context.runOnContext(any -> run.run()));
        }).onFailure(RejectedExecutionException.class)
                .transform(any -> new ProblemException(503, "too-busy").retryAfter(1));
    }

    @PreDestroy
    void close() {
        reader.shutdownNow();
    }
}
