package cn.bianmin.platform.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

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
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Tuple;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class IdempotencyTest {

    private static final String KEEP = """
            INSERT INTO idempotency (caller, key, body_hash, status, body, created_at) VALUES ($1, $2, $3, 201, $4, $5)
            """;

    @Inject
    Idempotency idempotency;

    @Inject
    Database database;

    @Inject
    TurnableClock clock;

    private final String caller = UniqueNames.text();

    @AfterEach
    void realTime() {
        clock.reset();
    }

    @Test
    void anAnswerIsGivenAgainByteForByte() {
        keep("body", "answer");
        assertThat(answered(caller, "body")).hasValueSatisfying(again -> {
            assertThat(again.status()).isEqualTo(201);
            assertThat(again.body()).asString().isEqualTo("answer");
        });
    }

    @Test
    void theSameKeyWithAnotherBodyIsRefused() {
        keep("body", "answer");
        assertThatThrownBy(() -> answered(caller, "other"))
                .isInstanceOfSatisfying(ProblemException.class, problem -> assertThat(problem.status()).isEqualTo(422))
                .hasMessage("idempotency-key-reused");
    }

    @Test
    void anotherCallersKeyIsUnknown() {
        keep("body", "answer");
        assertThat(answered(UniqueNames.text(), "body")).isEmpty();
    }

    @Test
    void anAnswerIsForgottenAfterSevenDays() {
        keep("body", "answer");
        clock.advance(Idempotency.KEPT.minusMinutes(2));
        idempotency.clean(now()).await().indefinitely();
        assertThat(answered(caller, "body")).isPresent();

        clock.advance(Duration.ofMinutes(3));
        idempotency.clean(now()).await().indefinitely();
        assertThat(answered(caller, "body")).isEmpty();
    }

    private void keep(String body, String answer) {
        database.query(KEEP, Tuple.of(caller, "key", Buffer.buffer(hash(body)), Buffer.buffer(answer), now()))
                .await().indefinitely();
    }

    private Optional<Answer> answered(String who, String body) {
        return idempotency.answered(new Idempotency.Key(who, "key", hash(body))).await().indefinitely();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static byte[] hash(String body) {
        return Digests.sha256(body.getBytes(StandardCharsets.UTF_8));
    }
}
