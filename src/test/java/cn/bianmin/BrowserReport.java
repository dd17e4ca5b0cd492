package cn.bianmin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import org.junit.jupiter.api.DynamicTest;

import com.fasterxml.jackson.databind.JsonNode;

/** What the browser's tests report (Vitest's JSON reporter), as tests of JUnit. */
final class BrowserReport {

    private BrowserReport() {
    }

    /**
     * Every test of every file. Whatever did not pass fails, a skipped test too: where the application is there, nothing is to be
     * skipped. A file that did not load has no test and fails by itself.
     *
     * @param exit the exit status of the run, which is not zero after an error outside of any test
     */
    static Stream<DynamicTest> testsOf(JsonNode report, int exit) {
        var run = DynamicTest.dynamicTest("the run has tests and ends well", () -> {
            assertThat(report.path("testResults")).as("files of tests").isNotEmpty();
            assertThat(exit).as("exit status").isZero();
        });
        return Stream.concat(Stream.of(run), stream(report.path("testResults")).flatMap(BrowserReport::testsOfFile));
    }

    private static Stream<DynamicTest> testsOfFile(JsonNode file) {
        var tests = file.path("assertionResults");
        if (tests.isEmpty()) {
            return Stream.of(DynamicTest.dynamicTest(file.path("name").asText(),
                    () -> assertThat(file.path("status").asText()).as(file.path("message").asText()).isEqualTo("passed")));
        }
        return stream(tests).map(test -> DynamicTest.dynamicTest(test.path("fullName").asText(), () -> judge(test)));
    }

    private static void judge(JsonNode test) {
        assertThat(test.path("status").asText()).as(test.path("failureMessages").toString()).isEqualTo("passed");
    }

    private static Stream<JsonNode> stream(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}
