package cn.bianmin.platform.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import cn.bianmin.platform.TestDatabase;
import cn.bianmin.platform.TurnableClock;
import cn.bianmin.platform.UniqueNames;
import cn.bianmin.platform.database.Database;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class JobsTest {

    private static final Duration DAILY = Duration.ofDays(1);

    @Inject
    Jobs jobs;

    @Inject
    Database database;

    @Inject
    TurnableClock clock;

    private final String job = UniqueNames.text();
    private final AtomicInteger done = new AtomicInteger();

    @AfterEach
    void realTime() {
        clock.reset();
    }

    @Test
    void ofManyWhoStartAJobExactlyOneDoesIt() {
        var started = IntStream.range(0, 8).mapToObj(replica -> jobs.once(job, DAILY, this::work)).toList();
        var results = Uni.join().all(started).andFailFast().await().indefinitely();

        assertThat(results).containsOnlyOnce(true);
        assertThat(done).hasValue(1);
    }

    @Test
    void aJobIsDueAgainAfterItsPeriod() {
        clock.advance(Duration.ZERO);
        assertThat(start()).isTrue();
        assertThat(start()).isFalse();
        clock.advance(DAILY.minusSeconds(1));
        assertThat(start()).isFalse();
        clock.advance(Duration.ofSeconds(1));
        assertThat(start()).isTrue();
    }

    @Test
    void aClockThatWasAheadDoesNotPutTheJobOff() {
        clock.advance(Duration.ofDays(3));
        assertThat(start()).isTrue();
        clock.reset();
        assertThat(start()).isTrue();
    }

    @Test
    void aJobThatFailsStaysDue() {
        assertThatThrownBy(
                () -> jobs.once(job, DAILY, connection -> Uni.createFrom().failure(new IllegalStateException("half-way")))
                        .await().indefinitely())
                .hasMessage("half-way");
        assertThat(start()).isTrue();
    }

    @Test
    void aJobInStepsMayOpenASessionWhoeverStartedIt() {
        assertThat(jobs.inSteps(job, DAILY, () -> database.inSession(
                session -> session.createNativeQuery("SELECT 1").getSingleResult().replaceWithVoid()))
                .await().indefinitely()).isTrue();
    }

    @Test
    void ofManyWhoStartAJobInStepsExactlyOneDoesItAndItIsDueAgainAfterItsPeriod() {
        clock.advance(Duration.ZERO);
        var started = IntStream.range(0, 8).mapToObj(replica -> jobs.inSteps(job, DAILY, this::step)).toList();
        assertThat(Uni.join().all(started).andFailFast().await().indefinitely()).containsOnlyOnce(true);
        assertThat(done).hasValue(1);
        assertThat(startSteps()).isFalse();
        clock.advance(DAILY);
        assertThat(startSteps()).isTrue();
    }

    @Test
    void aJobInStepsThatFailsStaysDue() {
        assertThatThrownBy(() -> jobs.inSteps(job, DAILY, () -> Uni.createFrom().failure(new IllegalStateException("half-way")))
                .await().indefinitely()).hasMessage("half-way");
        assertThat(startSteps()).isTrue();
    }

    @Test
    void theLeaseOfAReplicaThatDiedIsOverWithinAMinute() {
        clock.advance(Duration.ZERO);
        var begun = new CompletableFuture<Void>();
        var dying = jobs.inSteps(job, DAILY, () -> {
            begun.complete(null);
            return Uni.createFrom().nothing();
        }).subscribe().with(any -> done.incrementAndGet());
        begun.join();
        assertThat(startSteps()).isFalse();
        clock.advance(Duration.ofMinutes(1));
        assertThat(startSteps()).isTrue();
        dying.cancel();
    }

    @Test
    void exclusiveWorkNeverRunsTwiceAtATime() {
        var inside = new AtomicInteger();
        var most = new AtomicInteger();
        var started = IntStream.range(0, 8).mapToObj(replica -> jobs.exclusively(job, connection -> {
            most.accumulateAndGet(inside.incrementAndGet(), Math::max);
            return work(connection).invoke(inside::decrementAndGet);
        })).toList();
        assertThat(Uni.join().all(started).andFailFast().await().indefinitely()).contains(true);
        assertThat(most).hasValue(1);
        assertThat(jobs.exclusively(job, this::work).await().indefinitely()).isTrue();
    }

    private boolean start() {
        return jobs.once(job, DAILY, this::work).await().indefinitely();
    }

    private boolean startSteps() {
        return jobs.inSteps(job, DAILY, this::step).await().indefinitely();
    }

    private Uni<Void> step() {
        return database.withConnection(this::work);
    }

    private Uni<Void> work(SqlConnection connection) {
        return connection.query("SELECT pg_sleep(0.1)").execute().invoke(done::incrementAndGet).replaceWithVoid();
    }
}
