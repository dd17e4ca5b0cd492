package cn.bianmin.identity.password;

import java.security.SecureRandom;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import cn.bianmin.platform.problem.ProblemException;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;

/**
 * Hashes and checks passwords away from the event loop.
 *
 * <p>
 * At most {@value #WORKERS} run at once (each takes 19 MiB and a core for about 30 ms) and at most {@value #WAITING} wait,
 * which is a second of work; who comes then is answered 503 {@code too-busy} with {@code Retry-After}.
 */
@ApplicationScoped
public class Passwords {

    static final int WORKERS = 2;
    static final int WAITING = 64;
    private static final int SALT_BYTES = 16;

    private final SecureRandom random = new SecureRandom();
    private final ThreadPoolExecutor workers = new ThreadPoolExecutor(WORKERS, WORKERS, 1, TimeUnit.MINUTES,
            new ArrayBlockingQueue<>(WAITING), work -> {
                var thread = new Thread(work, "argon2");
                thread.setDaemon(true);
                return thread;
            });
    private final Counter computed;
    /** Nobody's password, for whoever does not exist: refusing them must cost the same time. */
    private final Argon2Hash nobodys = Argon2Hash.of(Long.toHexString(random.nextLong()), salt());

    /** @param metrics counts every Argon2 as {@code password.hashes}: how much each kind of request costs can be compared */
    Passwords(MeterRegistry metrics) {
        this.computed = Counter.builder("password.hashes").description("Argon2 hashes computed").register(metrics);
    }

    /** The hash in PHC form. */
    public Uni<String> hash(String password) {
        return away(() -> {
            computed.increment();
            return Argon2Hash.of(password, salt()).phc();
        });
    }

    /**
     * Compares a password with a stored hash.
     *
     * @param phc the stored hash; null for a person who does not exist, which is false after the same time
     */
    public Uni<Boolean> matches(String password, @Nullable String phc) {
        return away(() -> {
            computed.increment();
            var matches = (phc == null ? nobodys : Argon2Hash.parse(phc)).matches(password);
            return matches && phc != null;
        });
    }

    private byte[] salt() {
        var salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        return salt;
    }

    /** Comes back to the caller's Vert.x context, where its request and its database connection live. */
    private <T> Uni<T> away(Supplier<T> work) {
        return Uni.createFrom().deferred(() -> {
            var context = Vertx.currentContext();
            Executor home = context == null ? Runnable::run : run -> context.runOnContext(any -> run.run());
            return Uni.createFrom().item(work).runSubscriptionOn(workers).emitOn(home);
        }).onFailure(RejectedExecutionException.class)
                .transform(any -> new ProblemException(503, "too-busy").retryAfter(1));
    }

    @PreDestroy
    void close() {
        workers.shutdownNow();
    }
}
