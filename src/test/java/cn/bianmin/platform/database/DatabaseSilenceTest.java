package cn.bianmin.platform.database;

import static cn.bianmin.platform.WallClock.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import jakarta.inject.Inject;

import org.eclipse.microprofile.config.ConfigProvider;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.hibernate.reactive.mutiny.Mutiny;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import cn.bianmin.platform.IsolatedContext;
import cn.bianmin.platform.TcpProxy;
import cn.bianmin.platform.TestDatabase;
import cn.bianmin.platform.WallClock;
import cn.bianmin.platform.problem.ProblemException;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.PoolOptions;

/** A database that is dead without saying so: every answer comes in 3 s, and all is well 5 s after it is back. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class DatabaseSilenceTest {

    private static final Duration ANSWER = WallClock.atMost(Duration.ofSeconds(3));
    private static final Duration RECOVERY = WallClock.atMost(Duration.ofSeconds(5));
    private static final DatabaseLimits LIMITS = DatabaseLimits.PRODUCTION;
    private static final int CONNECTIONS = 4;

    @Inject
    Vertx vertx;
    @Inject
    Mutiny.SessionFactory sessions;

    TcpProxy wire;
    Pool pool;
    Database database;

    @BeforeEach
    void connectOverAWire() throws IOException {
        wire = new TcpProxy(URI.create(configured("reactive.url")).getPort());
        connect(CONNECTIONS);
    }

    private void connect(int connections) {
        var server = new PgConnectOptions().setHost("127.0.0.1")
                .setPort(wire.port())
                .setCachePreparedStatements(true)
                .setDatabase("bianmin")
                .setUser(configured("username"))
                .setPassword(configured("password"));
        pool = Pool.newInstance(DatabasePool.create(vertx, List.of(server), new PoolOptions().setMaxSize(connections), LIMITS));
        database = new Database(pool, sessions, LIMITS);
    }

    @AfterEach
    void disconnect() {
        wire.close();
        pool.closeAndForget();
    }

    @Test
    void thePromisedThreeSecondsHaveRoomForTheAnswer() {
        assertThat(LIMITS.deadline()).isLessThanOrEqualTo(Duration.ofMillis(2_500));
        assertThat(LIMITS.connecting()).isLessThan(LIMITS.deadline());
        assertThat(LIMITS.waiting()).isLessThan(LIMITS.deadline());
        assertThat(LIMITS.statement()).isLessThan(LIMITS.silence());
    }

    @Test
    void aLivingDatabaseMayRestForLongerThanTheSilence() throws InterruptedException {
        warmUp();
        Thread.sleep(LIMITS.silence().plusSeconds(1).toMillis());
        assertThat(selectOne()).isOne();
    }

    @Test
    void theSilenceOfACommandBeginsWhenItIsSent() throws InterruptedException {
        pool.closeAndForget();
        connect(1);
        sleepInTheDatabase(0);
        Thread.sleep(LIMITS.silence().minusMillis(100).toMillis());
        sleepInTheDatabase(0.5);
    }

    private void sleepInTheDatabase(double seconds) {
        database.query("SELECT 1 FROM pg_sleep($1)", Tuple.of(seconds)).await().atMost(ANSWER);
    }

    @Test
    void aSilentDatabaseIsAnsweredInTimeAndForgottenWhenItIsBack() throws InterruptedException {
        warmUp();
        wire.goDead();
        for (var round = 0; round < 2; round++) {
            everyAnswerSaysAway(3 * CONNECTIONS);
            assertThat(ready()).isEqualTo(HealthCheckResponse.Status.DOWN);
        }
        wire.comeBack();
        await().atMost(RECOVERY).ignoreExceptions().until(() -> selectOne() == 1);
        everyConnectionWorks();
        await().until(() -> ready() == HealthCheckResponse.Status.UP);
    }

    @Test
    void aDatabaseThatAcceptsAndSaysNothingIsNoDatabase() {
        wire.goDead();
        everyAnswerSaysAway(2 * CONNECTIONS);
        wire.comeBack();
        await().atMost(RECOVERY).ignoreExceptions().until(() -> selectOne() == 1);
        everyConnectionWorks();
    }

    @Test
    void aStatementThatRunsTooLongIsStoppedByTheDatabaseItself() {
        assertThatThrownBy(() -> database.query("SELECT pg_sleep(10)", Tuple.tuple()).await().atMost(ANSWER))
                .isInstanceOfSatisfying(ProblemException.class, away -> assertThat(away.status()).isEqualTo(503));
        everyConnectionWorks();
    }

    @Test
    void workThatNeverEndsGivesItsConnectionBack() {
        var works = IntStream.range(0, CONNECTIONS)
                .mapToObj(any -> saysAway(database.inTransaction(connection -> connection.query("SELECT 1").execute()
                        .chain(() -> Uni.createFrom().nothing()))))
                .toList();
        assertThat(Uni.join().all(works).andFailFast().await().atMost(ANSWER)).containsOnly("database-away");
        everyConnectionWorks();
    }

    @Test
    void aSessionThatNeverEndsGivesItsConnectionBack() {
        var more = ConfigProvider.getConfig().getValue("quarkus.datasource.reactive.max-size", Integer.class) + 5;
        var works = IntStream.range(0, more)
                .mapToObj(any -> IsolatedContext.run(vertx, () -> saysAway(database.inSessionTransaction(session -> session
                        .createNativeQuery("SELECT 1", Integer.class).getSingleResult()
                        .chain(() -> Uni.createFrom().nothing())))))
                .toList();
        assertThat(Uni.join().all(works).andFailFast().await().atMost(ANSWER)).containsOnly("database-away");
        var after = IsolatedContext.run(vertx, () -> database.inSession(session -> session
                .createNativeQuery("SELECT 1", Integer.class).getSingleResult()));
        assertThat(after.await().atMost(ANSWER)).isOne();
    }

    private static Uni<String> saysAway(Uni<?> work) {
        return work.replaceWith("answered").onFailure(ProblemException.class)
                .recoverWithItem(failure -> failure.type());
    }

    private static String configured(String name) {
        return ConfigProvider.getConfig().getValue("quarkus.datasource." + name, String.class);
    }

    private void warmUp() {
        everyConnectionWorks();
    }

    private void everyConnectionWorks() {
        await().atMost(RECOVERY).ignoreExceptions().until(this::allAreLentAtOnce);
    }

    /** As many at once as there are connections, each held until all are lent: a lost one would be missed. */
    private boolean allAreLentAtOnce() {
        var lent = new AtomicInteger();
        var all = new CompletableFuture<Integer>();
        var works = IntStream.range(0, CONNECTIONS)
                .mapToObj(any -> database.withConnection(connection -> connection.query("SELECT 1").execute().chain(() -> {
                    if (lent.incrementAndGet() == CONNECTIONS) {
                        all.complete(CONNECTIONS);
                    }
                    return Uni.createFrom().completionStage(all);
                })))
                .toList();
        Uni.join().all(works).andFailFast().await().atMost(RECOVERY);
        return true;
    }

    private void everyAnswerSaysAway(int callers) {
        var answers = IntStream.range(0, callers)
                .mapToObj(any -> saysAway(database.query("SELECT 1", Tuple.tuple())))
                .toList();
        assertThat(Uni.join().all(answers).andFailFast().await().atMost(ANSWER)).containsOnly("database-away");
    }

    private HealthCheckResponse.Status ready() {
        return new DatabaseHealth(database).call().await().atMost(ANSWER).getStatus();
    }

    private int selectOne() {
        return database.query("SELECT 1", Tuple.tuple()).await().atMost(ANSWER).iterator().next().getInteger(0);
    }
}
