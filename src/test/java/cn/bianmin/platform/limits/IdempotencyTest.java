package cn.bianmin.platform.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.IntStream;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import cn.bianmin.platform.Digests;
import cn.bianmin.platform.TestDatabase;
import cn.bianmin.platform.TurnableClock;
import cn.bianmin.platform.UniqueNames;
import cn.bianmin.platform.database.Database;
import cn.bianmin.platform.limits.Idempotency.Answer;
import cn.bianmin.platform.problem.ProblemException;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class IdempotencyTest {

    @Inject
    Idempotency idempotency;

    @Inject
    Database database;

    @Inject
    TurnableClock clock;

    private final String caller = UniqueNames.text();
    private final AtomicInteger effects = new AtomicInteger();

    @AfterEach
    void realTime() {
        clock.reset();
    }

    @Test
    void theSamePostAgainGetsTheFirstAnswerByteForByte() {
        var first = post("key", "body");
        var again = post("key", "body");

        assertThat(again.status()).isEqualTo(201);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(effects).hasValue(1);
    }

    @Test
    void theSameKeyWithAnotherBodyIsRefused() {
        post("key", "body");
        assertThatThrownBy(() -> post("key", "other"))
                .isInstanceOfSatisfying(ProblemException.class, problem -> assertThat(problem.status()).isEqualTo(422))
                .hasMessage("idempotency-key-reused");
    }

    @Test
    void anotherCallersKeyIsUnknown() {
        post("key", "body");
        run(new Idempotency.Key(UniqueNames.text(), "key", hash("other")), this::effect);
        assertThat(effects).hasValue(2);
    }

    @Test
    void twentyAtOnceHaveOneEffectAndOneAnswer() {
        var posts = IntStream.range(0, 20).mapToObj(i -> once(key("key", "body"), this::effect)
                .map(answer -> new String(answer.body(), StandardCharsets.UTF_8))
                .onFailure(ProblemException.class).recoverWithItem(Throwable::getMessage)).toList();
        var answers = Uni.join().all(posts).andFailFast().await().indefinitely();

        assertThat(effects).hasValue(1);
        assertThat(answers).contains("answer 1").isSubsetOf("answer 1", "idempotency-key-in-use");
        assertThat(post("key", "body").body()).asString().isEqualTo("answer 1");
    }

    @Test
    void anEffectThatFailsHasNotUsedTheKey() {
        assertThatThrownBy(
                () -> run(key("key", "body"), () -> Uni.createFrom().failure(new ProblemException(409, "slot-full"))))
                .hasMessage("slot-full");
        assertThat(post("key", "corrected").status()).isEqualTo(201);
    }

    @Test
    void anAnswerIsForgottenAfterSevenDays() {
        post("key", "body");
        clock.advance(Idempotency.KEPT.minusMinutes(2));
        idempotency.clean(clock.instant().atOffset(ZoneOffset.UTC)).await().indefinitely();
        post("key", "body");
        assertThat(effects).hasValue(1);

        clock.advance(Duration.ofMinutes(3));
        idempotency.clean(clock.instant().atOffset(ZoneOffset.UTC)).await().indefinitely();
        post("key", "body");
        assertThat(effects).hasValue(2);
    }

    private Answer post(String key, String body) {
        return run(key(key, body), this::effect);
    }

    private Answer run(Idempotency.Key key, Supplier<Uni<Answer>> effect) {
        return once(key, effect).await().indefinitely();
    }

    private Uni<Answer> once(Idempotency.Key key, Supplier<Uni<Answer>> effect) {
        return database.inTransaction(connection -> idempotency.once(connection, key, effect));
    }

    private Uni<Answer> effect() {
        return Uni.createFrom().item(() -> answer(effects.incrementAndGet())).onItem().delayIt().by(Duration.ofMillis(200));
    }

    private static Answer answer(int number) {
        return new Answer(201, ("answer " + number).getBytes(StandardCharsets.UTF_8));
    }

    private Idempotency.Key key(String key, String body) {
        return new Idempotency.Key(caller, key, hash(body));
    }

    private static byte[] hash(String body) {
        return Digests.sha256(body.getBytes(StandardCharsets.UTF_8));
    }
}
