package cn.bianmin.booking;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

import org.eclipse.microprofile.config.ConfigProvider;

/** One process of the packaged application on a loopback port of its own; a child of the test that nobody else ends. */
public final class Replica implements AutoCloseable {

    private static final Duration START_LIMIT = Duration.ofMinutes(3);
    private static final int OK = 200;
    private static final HttpClient CLIENT = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2)).build();

    private final Process process;
    private final URI uri;
    private final Path log;

    private Replica(Process process, URI uri, Path log) {
        this.process = process;
        this.uri = uri;
        this.log = log;
    }

    /** Starts without waiting; {@link #ready()} waits. */
    public static Replica start(Map<String, String> environment) {
        var jar = Objects.requireNonNull(System.getProperty("bianmin.jar"),
                "the property bianmin.jar names the packaged application");
        var port = freePort();
        var log = Path.of("target", "replicas", port + ".log").toAbsolutePath();
        try {
            Files.createDirectories(log.getParent());
            var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
            var builder = new ProcessBuilder(java, "-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-jar", jar)
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile());
            builder.environment().put("QUARKUS_HTTP_HOST", "127.0.0.1");
            builder.environment().put("QUARKUS_HTTP_PORT", Integer.toString(port));
            builder.environment().put("QUARKUS_MANAGEMENT_PORT", "0");
            builder.environment().putAll(environment);
            return new Replica(builder.start(), URI.create("http://127.0.0.1:" + port), log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The database of the test itself, at its own port or behind another one. */
    public static Map<String, String> sharedDatabase(String url) {
        return Map.of(
                "QUARKUS_DATASOURCE_REACTIVE_URL", url,
                "QUARKUS_DATASOURCE_USERNAME", config("quarkus.datasource.username"),
                "QUARKUS_DATASOURCE_PASSWORD", config("quarkus.datasource.password"),
                "BIANMIN_KEYS_FILE", config("bianmin.keys.file"));
    }

    /** The same for tests that are not about a silent database: a slow machine may take its time. */
    public static Map<String, String> patientWithSharedDatabase() {
        var environment = new HashMap<>(sharedDatabase(databaseUrl()));
        environment.put("BIANMIN_DATABASE_DEADLINE", "60S");
        return environment;
    }

    public static String databaseUrl() {
        return config("quarkus.datasource.reactive.url");
    }

    private static String config(String name) {
        return ConfigProvider.getConfig().getValue(name, String.class);
    }

    public URI uri() {
        return uri;
    }

    /** Waits until it takes requests. */
    public Replica ready() {
        var deadline = System.nanoTime() + START_LIMIT.toNanos();
        while (status("/q/health/ready") != OK) {
            if (!process.isAlive() || System.nanoTime() > deadline) {
                close();
                throw new IllegalStateException(this + " did not get ready; see its log");
            }
            pause();
        }
        return this;
    }

    /** The status of a GET, 0 when there is no answer within ten seconds. */
    int status(String path) {
        try {
            var request = HttpRequest.newBuilder(uri.resolve(path)).timeout(Duration.ofSeconds(10)).build();
            return CLIENT.send(request, BodyHandlers.discarding()).statusCode();
        } catch (IOException e) {
            return 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    public boolean isRunning() {
        return process.isAlive();
    }

    /** What it has logged so far, a line each. */
    List<String> log() {
        try {
            return Files.readAllLines(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** SIGKILL: no shutdown hook, no drain. */
    public void kill() {
        process.destroyForcibly().onExit().join();
    }

    /** SIGTERM, as an operator stops it; waits until it is gone. */
    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                kill();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            kill();
        }
    }

    @Override
    public String toString() {
        return "Replica[" + uri + "]";
    }

    public static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(100);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
