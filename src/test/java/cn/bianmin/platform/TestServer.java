package cn.bianmin.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

import cn.bianmin.platform.embedded.PostgresUser;

/** The PostgreSQL of {@link TestDatabase}, for tests that kill it. */
public final class TestServer {

    private static final Path DIRECTORY = TestDatabase.DIRECTORY;
    private static final Pattern QUOTED = Pattern.compile("\"([^\"]*)\"");
    private static final Duration LIMIT = WallClock.PATIENCE;

    private TestServer() {
    }

    /** SIGKILL to the server, by the process id in its own file. */
    public static void kill() {
        try {
            var pid = Long.parseLong(Files.readAllLines(DIRECTORY.resolve("postmaster.pid")).get(0).strip());
            var postmaster = ProcessHandle.of(pid).orElseThrow();
            postmaster.destroyForcibly();
            postmaster.onExit().join();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same server with the same settings at the same port; returns when it listens. */
    public static void startAgain(int port) {
        var deadline = System.nanoTime() + LIMIT.toNanos();
        try {
            var server = start();
            while (!listens(port)) {
                if (System.nanoTime() > deadline) {
                    throw new IllegalStateException("PostgreSQL did not start again; see " + DIRECTORY.resolve("again.log"));
                }
                TimeUnit.MILLISECONDS.sleep(50);
                // Its orphans may still hold the memory for a moment.
                server = server.isAlive() ? server : start();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static Process start() throws IOException {
        var line = Files.readString(DIRECTORY.resolve("postmaster.opts")).strip();
        var program = Path.of(line.substring(0, line.indexOf(' ')));
        var arguments = QUOTED.matcher(line).results().map(each -> each.group(1)).toArray(String[]::new);
        return new ProcessBuilder(PostgresUser.of(DIRECTORY).command(program, arguments))
                .redirectErrorStream(true)
                .redirectOutput(DIRECTORY.resolve("again.log").toFile())
                .directory(DIRECTORY.toFile())
                .start();
    }

    private static boolean listens(int port) {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }
}
