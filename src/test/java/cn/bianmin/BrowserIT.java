package cn.bianmin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;

import com.fasterxml.jackson.databind.ObjectMapper;

import cn.bianmin.booking.Replica;

/**
 * The pages in a real browser, at the packaged application with its demonstration. The tests themselves are written in
 * {@code kiosk-ui/browser}; each of them is one here.
 */
@Timeout(1860)
class BrowserIT {

    private static final int WORKERS = 1;
    private static final int LIMIT_SECONDS = 1800;
    private static final Path HOME = Path.of("target", "browser").toAbsolutePath();
    private static final Path REPORT = HOME.resolve("report.json");

    @TestFactory
    Stream<DynamicTest> inABrowser() throws Exception {
        forget(HOME);
        var halls = new ArrayList<Replica>();
        int exit;
        try {
            for (var worker = 1; worker <= WORKERS; worker++) {
                var data = Files.createDirectories(HOME.resolve("hall-" + worker));
                halls.add(Replica.start(Map.of("BIANMIN_DATA", data.toString())));
            }
            for (var hall : halls) {
                hall.ready();
            }
            exit = run(halls);
        } finally {
            halls.forEach(Replica::close);
        }
        assertThat(REPORT).as("what the browser's tests say; else see %s", HOME).exists();
        return BrowserReport.testsOf(new ObjectMapper().readTree(REPORT.toFile()), exit);
    }

    private static int run(List<Replica> halls) throws IOException, InterruptedException {
        var builder = new ProcessBuilder("npm", "run", "--silent", "browser", "--", "--reporter=json",
                "--outputFile=" + REPORT).directory(Path.of("kiosk-ui").toFile()).redirectErrorStream(true)
                .redirectOutput(HOME.resolve("log.txt").toFile());
        var servers = halls.stream().map(hall -> hall.uri().toString()).collect(Collectors.joining(","));
        builder.environment().put("BIANMIN_SERVERS", servers);
        var process = builder.start();
        process.getOutputStream().close();
        if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
        return process.waitFor();
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
