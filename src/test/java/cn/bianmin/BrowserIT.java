package cn.bianmin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import cn.bianmin.booking.Replica;

/**
 * The pages in a real browser, at the packaged application with its demonstration. The tests themselves are written in
 * {@code kiosk-ui/browser}; each of them is one here.
 */
@Timeout(960)
class BrowserIT {

    private static final int LIMIT_SECONDS = 900;
    private static final Path DATA = Path.of("target", "browser", "hall").toAbsolutePath();
    private static final Path REPORT = Path.of("target", "browser", "report.json").toAbsolutePath();

    @TestFactory
    Stream<DynamicTest> inABrowser() throws Exception {
        forget(REPORT.getParent());
        Files.createDirectories(DATA);
        try (var hall = Replica.start(Map.of("BIANMIN_DATA", DATA.toString())).ready()) {
            run(hall);
        }
        var tests = new ObjectMapper().readTree(REPORT.toFile()).findValue("testResults");
        return StreamSupport.stream(tests.spliterator(), false).flatMap(BrowserIT::testsOf);
    }

    private static void run(Replica hall) throws IOException, InterruptedException {
        var log = REPORT.resolveSibling("log.txt").toFile();
        var builder = new ProcessBuilder("npm", "run", "--silent", "browser", "--", "--reporter=json",
                "--outputFile=" + REPORT).directory(Path.of("kiosk-ui").toFile()).redirectErrorStream(true).redirectOutput(log);
        builder.environment().put("BIANMIN_SERVER", hall.uri().toString());
        var process = builder.start();
        process.getOutputStream().close();
        if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
        assertThat(REPORT).as("what the browser's tests say; else see %s", log).exists();
    }

    /** A file that did not even load has no test, and still fails. */
    private static Stream<DynamicTest> testsOf(JsonNode file) {
        var tests = file.get("assertionResults");
        if (tests.isEmpty()) {
            return Stream.of(DynamicTest.dynamicTest(file.path("name").asText(),
                    () -> assertThat(file.path("status").asText()).as(file.path("message").asText()).isEqualTo("passed")));
        }
        return StreamSupport.stream(tests.spliterator(), false)
                .map(test -> DynamicTest.dynamicTest(test.path("fullName").asText(), () -> judge(test)));
    }

    private static void judge(JsonNode test) {
        Assumptions.assumeFalse(test.path("status").asText().equals("skipped"));
        assertThat(test.path("status").asText()).as(test.path("failureMessages").toString()).isEqualTo("passed");
    }

    private static void forget(Path directory) throws IOException {
        if (Files.exists(directory)) {
            try (var files = Files.walk(directory)) {
                for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
