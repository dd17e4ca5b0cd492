package cn.bianmin.booking.admission;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import cn.bianmin.platform.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.Context;
import io.vertx.core.Vertx;

/**
 * Admits together what came in while the batch before was on its way, each request with its own answer.
 *
 * <p>
 * No timer is needed: alone, a request goes at once; under load the batches grow by themselves, and a contended row is locked
 * once a batch instead of once a request. Two requests of one {@code owner} never share a batch, so a statement need not
 * look for conflicts among its own rows.
 *
 * @param <Q> a request
 * @param <A> its answer
 */
final class MicroBatch<Q, A> {

    /** Waiting requests beyond this are refused at once: they could not be answered within the deadline anyway. */
    static final int QUEUE_LIMIT = 20_000;

    /** Each is answered where it was asked, so that the writing of answers is shared among the event loops. */
    private record Waiting<Q, A>(Q request, UniEmitter<? super A> emitter, AtomicBoolean givenUp, @Nullable Context askedOn) {

        void answer(A answer) {
            there(() -> emitter.complete(answer));
        }

        void fail(Throwable failure) {
            there(() -> emitter.fail(failure));
        }

        private void there(Runnable task) {
            if (askedOn == null) {
                task.run();
            } else {
                askedOn.runOnContext(any -> task.run());
            }
        }
    }

    private final int maxSize;
    private final int lanes;
    private final Function<Q, Object> owner;
    private final Function<List<Q>, Uni<List<A>>> admit;
    private final Queue<Waiting<Q, A>> queue = new ArrayDeque<>();
    private final HashSet<Object> underWay = new HashSet<>();
    private int lanesInUse;

    /**
     * @param maxSize requests in one batch at most
     * @param lanes batches under way at once at most
     * @param owner whose requests must not meet in one batch
     * @param admit answers a list of requests in its order
     */
    MicroBatch(int maxSize, int lanes, Function<Q, Object> owner, Function<List<Q>, Uni<List<A>>> admit) {
        this.maxSize = maxSize;
        this.lanes = lanes;
        this.owner = owner;
        this.admit = admit;
    }

    /**
     * The answer to one request; fails with {@link OverloadException} when too many wait already. Whoever gives up waiting before
     * the request is sent has not asked.
     */
    Uni<A> submit(Q request) {
        return Uni.createFrom().emitter(emitter -> {
            var givenUp = new AtomicBoolean();
            emitter.onTermination(() -> givenUp.set(true));
            if (!enqueue(new Waiting<>(request, emitter, givenUp, Vertx.currentContext()))) {
                emitter.fail(new OverloadException());
                return;
            }
            runNext();
        });
    }

    /** More requests wait than can be answered in time. */
    static final class OverloadException extends RuntimeException {

        private static final long serialVersionUID = 1;

        OverloadException() {
            super("Too many requests wait", null, false, false);
        }
    }

    private synchronized boolean enqueue(Waiting<Q, A> waiting) {
        return queue.size() < QUEUE_LIMIT && queue.add(waiting);
    }

    /** The next batch leaves before the answers of this one are written: they take longer than the database did. */
    private void runNext() {
        var batch = nextBatch();
        if (batch != null) {
            admit.apply(batch.stream().map(Waiting::request).toList()).subscribe().with(
                    answers -> {
                        release(batch);
                        answer(batch, answers);
                    },
                    failure -> oneByOne(batch, failure).subscribe().with(done -> release(batch), again -> release(batch)));
        }
    }

    /** Takes what waits; a request whose owner is under way stays for the next round. */
    private synchronized @Nullable List<Waiting<Q, A>> nextBatch() {
        if (lanesInUse == lanes || queue.isEmpty()) {
            return null;
        }
        var batch = new ArrayList<Waiting<Q, A>>(Math.min(queue.size(), maxSize));
        for (var waiting = queue.iterator(); waiting.hasNext() && batch.size() < maxSize;) {
            var next = waiting.next();
            if (next.givenUp().get()) {
                waiting.remove();
            } else if (underWay.add(owner.apply(next.request()))) {
                waiting.remove();
                batch.add(next);
            }
        }
        if (batch.isEmpty()) {
            return null;
        }
        lanesInUse++;
        return batch;
    }

    private void release(List<Waiting<Q, A>> batch) {
        synchronized (this) {
            lanesInUse--;
            batch.forEach(each -> underWay.remove(owner.apply(each.request())));
        }
        runNext();
    }

    private static <Q, A> void answer(List<Waiting<Q, A>> batch, List<A> answers) {
        for (var i = 0; i < batch.size(); i++) {
            batch.get(i).answer(answers.get(i));
        }
    }

    /**
     * One bad request must not fail its batch: the statement was refused, so nothing has happened and each is tried alone. When
     * the database is away nobody knows, and everyone is told so.
     */
    private Uni<List<A>> oneByOne(List<Waiting<Q, A>> batch, Throwable failure) {
        if (batch.size() == 1 || failure instanceof ProblemException) {
            batch.forEach(each -> each.fail(failure));
            return Uni.createFrom().failure(failure);
        }
        Uni<List<A>> rest = Uni.createFrom().item(List.of());
        for (var each : batch) {
            rest = rest.chain(any -> admit.apply(List.of(each.request())))
                    .invoke(answers -> each.answer(answers.get(0)))
                    .onFailure()
                    .recoverWithItem(alone -> {
                        each.fail(alone);
                        return List.of();
                    });
        }
        return rest;
    }
}
