package cn.bianmin.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Runs a main class of the tests in a Java process of its own, with a heap or a zone of its own. */
public final class JavaProcess {

    private JavaProcess() {
    }

    /**
     * What the process printed, line by line; fails when it ends with anything but 0.
     *
     * @param option of the Java launcher, such as {@code -Xmx128m}
     */
    public static List<String> run(String option, Class<?> main, String... arguments) {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var command = Stream.concat(
                Stream.of(java, option, "-Dfile.encoding=UTF-8", "-Dstdout.encoding=UTF-8", "-cp",
                        System.getProperty("java.class.path"), main.getName()),
                Stream.of(arguments)).toList();
        try {
            var process = new ProcessBuilder(command).redirectErrorStream(true).start();
            var printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor()).as(printed).isZero();
            return printed.lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
