package cn.bianmin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.fasterxml.jackson.databind.ObjectMapper;

class BrowserReportTest {

    @Test
    void aTestThatPassedPasses() throws Throwable {
        only(report("passed")).getExecutable().execute();
    }

    @ParameterizedTest
    @ValueSource(strings = { "failed", "skipped", "pending", "todo", "disabled" })
    void aTestThatDidNotPassFails(String status) {
        var test = only(report(status));
        assertThatThrownBy(() -> test.getExecutable().execute()).isInstanceOf(AssertionError.class)
                .hasMessageContaining(status);
    }

    @Test
    void aFileThatDidNotLoadFailsWithItsReason() {
        var test = only(
                """
                        {"testResults": [{"name": "card.test.ts", "status": "failed", "message": "no such module", "assertionResults": []}]}
                        """);
        assertThat(test.getDisplayName()).isEqualTo("card.test.ts");
        assertThatThrownBy(() -> test.getExecutable().execute()).isInstanceOf(AssertionError.class)
                .hasMessageContaining("no such module");
    }

    @Test
    void aReportWithoutTestsFails() {
        var run = testsOf("{\"testResults\": []}", 0).get(0);
        assertThatThrownBy(() -> run.getExecutable().execute()).isInstanceOf(AssertionError.class);
    }

    @Test
    void aRunThatEndsBadlyFailsThoughEveryTestPassed() throws Throwable {
        testsOf(report("passed"), 0).get(0).getExecutable().execute();
        var run = testsOf(report("passed"), 1).get(0);
        assertThatThrownBy(() -> run.getExecutable().execute()).isInstanceOf(AssertionError.class)
                .hasMessageContaining("exit status");
    }

    private static String report(String status) {
        return """
                {"testResults": [{"name": "card.test.ts", "status": "passed", "assertionResults": [
                  {"fullName": "a card is read", "status": "%s", "failureMessages": []}]}]}
                """.formatted(status);
    }

    private static DynamicTest only(String report) {
        var tests = testsOf(report, 0);
        assertThat(tests).hasSize(2);
        return tests.get(1);
    }

    /** The run comes first, then its tests. */
    private static List<DynamicTest> testsOf(String report, int exit) {
        try {
            return BrowserReport.testsOf(new ObjectMapper().readTree(report), exit).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
