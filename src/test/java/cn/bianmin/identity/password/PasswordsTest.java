package cn.bianmin.identity.password;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import cn.bianmin.platform.problem.ProblemException;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

class PasswordsTest {

    private final Passwords passwords = new Passwords(new SimpleMeterRegistry());

    @AfterEach
    void close() {
        passwords.close();
    }

    @Test
    void theHashTellsItsCosts() {
        assertThat(hash("一个好密码 12345")).startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
    }

    @Test
    void onlyTheSamePasswordMatches() {
        var stored = hash("一个好密码 12345");
        assertThat(matches("一个好密码 12345", stored)).isTrue();
        assertThat(matches("一个好密码 12346", stored)).isFalse();
    }

    @Test
    void fullWidthDigitsOfAnotherKeyboardAreTheSameDigits() {
        assertThat(matches("password１２３", hash("password123"))).isTrue();
    }

    /** From phc's own test: a hash made elsewhere with other costs is understood. */
    @Test
    void aHashWithOtherCostsIsUnderstood() {
        var weak = "$argon2id$v=19$m=256,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4";
        assertThat(matches("password", weak)).isTrue();
        assertThat(Argon2Hash.parse(weak).isWeak()).isTrue();
    }

    @Test
    void nobodyHasNoPassword() {
        assertThat(passwords.matches("anything", null).await().indefinitely()).isFalse();
    }

    @Test
    void moreThanASecondOfWorkIsRefusedKindly() {
        var outcomes = Multi.createFrom().iterable(IntStream.range(0, 200).boxed().toList())
                .onItem().transformToUni(any -> passwords.hash("password").replaceWith("done")
                        .onFailure(ProblemException.class).recoverWithItem(PasswordsTest::type))
                .merge(200).collect().asList().await().indefinitely();
        assertThat(outcomes).contains("too-busy").filteredOn("done"::equals)
                .hasSizeGreaterThanOrEqualTo(Passwords.WAITING);
    }

    @ParameterizedTest
    @ValueSource(strings = { "short12", "11010519491231002x", "13800138000" })
    void aPasswordThatIsShortOrKnownIsRefused(String password) {
        assertThatThrownBy(() -> PasswordRule.check(password, Set.of("11010519491231002X", "13800138000")))
                .isInstanceOf(ProblemException.class).hasMessage("weak-password");
    }

    @Test
    void lengthCountsCodePoints() {
        PasswordRule.check("𠮷".repeat(64), Set.of());
        assertThatThrownBy(() -> PasswordRule.check("𠮷".repeat(65), Set.of())).isInstanceOf(ProblemException.class);
        assertThatThrownBy(() -> PasswordRule.check("𠮷".repeat(7), Set.of())).isInstanceOf(ProblemException.class);
    }

    private String hash(String password) {
        return await(passwords.hash(password));
    }

    private boolean matches(String password, String stored) {
        return await(passwords.matches(password, stored));
    }

    private static <T> T await(Uni<T> work) {
        return work.await().indefinitely();
    }

    private static String type(Throwable refused) {
        return ((ProblemException) refused).type();
    }
}
