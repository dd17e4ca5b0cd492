package cn.bianmin.platform.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import cn.bianmin.platform.sealing.KeyFile;

/**
 * The server of one data directory. A first start that was cut off anywhere is made good by the next: a cluster is created
 * beside its place and moved there whole, and what it needs inside is looked for at each start. Whoever calls holds the
 * {@link DirectoryLock}.
 */
final class Cluster {

    private static final String MAJOR_VERSION = "18";
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final int PID_LINES_WITH_PORT = 4;
    private static final String NOBODYS_PID = Integer.toString(Integer.MAX_VALUE);

    /**
     * In the log no values: a failed statement may carry personal data. What makes a commit durable is on by PostgreSQL's own
     * default and stands in no file of a new cluster.
     */
    private static final List<String> SETTINGS = List.of(
            "listen_addresses=127.0.0.1", "unix_socket_directories=", "timezone=UTC",
            "max_connections=100", "shared_buffers=256MB",
            "logging_collector=on", "log_directory=log", "log_filename=postgresql-%u.log", "log_rotation_age=1d",
            "log_truncate_on_rotation=on", "log_error_verbosity=terse", "log_min_error_statement=panic");

    private final Path directory;
    private final Path home;
    private final PostgresUser user;

    private Cluster(Path directory, Path home, PostgresUser user) {
        this.directory = directory;
        this.home = home;
        this.user = user;
    }

    static Cluster at(Path directory) throws IOException {
        var binaries = PostgresBinaries.unpacked(directory.resolveSibling("postgres-binaries"));
        var user = PostgresUser.of(directory);
        user.own(binaries);
        return new Cluster(directory, binaries, user);
    }

    /** The port of the server that lives on the directory, else 0. */
    int runningPort() throws IOException {
        var pidFile = directory.resolve("postmaster.pid");
        if (!Files.exists(pidFile)) {
            return 0;
        }
        var lines = new ArrayList<>(Files.readAllLines(pidFile));
        if (lines.size() < PID_LINES_WITH_PORT || !isPostgres(lines.get(0).strip())) {
            disown(pidFile, lines);
            return 0;
        }
        return Integer.parseInt(lines.get(3).strip());
    }

    /**
     * The file was left by a crash, and its process id may be anybody's by now, whom PostgreSQL would take for a server. The
     * rest of the file stays: by it PostgreSQL sees whether orphans of the crash still hold the data.
     */
    private static void disown(Path pidFile, List<String> lines) throws IOException {
        if (!lines.isEmpty()) {
            lines.set(0, NOBODYS_PID);
            Files.write(pidFile, lines);
        }
    }

    private boolean isPostgres(String pid) throws IOException {
        if (!HostSystem.hasProc()) {
            var programs = home.toRealPath();
            return ProcessHandle.of(Long.parseLong(pid)).flatMap(process -> process.info().command())
                    .filter(command -> Path.of(command).startsWith(programs)).isPresent();
        }
        var commandLine = Path.of("/proc", pid, "cmdline");
        return Files.exists(commandLine) && Files.readString(commandLine).contains(directory.toString());
    }

    /** Makes the cluster unless it is there; from its first moment on everyone needs the password. */
    void create(String password) throws IOException {
        var version = directory.resolve("PG_VERSION");
        if (Files.exists(version)) {
            refuseOtherVersion(Files.readString(version).strip());
            return;
        }
        var part = directory.resolveSibling(directory.getFileName() + ".part");
        PostgresBinaries.delete(part);
        Files.deleteIfExists(directory);
        Files.createDirectories(part);
        var passwordFile = directory.resolveSibling(directory.getFileName() + ".pwfile");
        KeyFile.writeForOwner(passwordFile, password);
        try {
            user.own(part);
            user.own(passwordFile);
            run("initdb", "-D", part.toString(), "-U", "postgres", "-A", "scram-sha-256", "--pwfile=" + passwordFile,
                    "-E", "UTF-8", "--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8");
        } finally {
            Files.delete(passwordFile);
        }
        Files.move(part, directory, StandardCopyOption.ATOMIC_MOVE);
    }

    private void refuseOtherVersion(String found) {
        if (!MAJOR_VERSION.equals(found)) {
            throw new IllegalStateException("The data in " + directory + " was written by PostgreSQL " + found
                    + "; this program brings " + MAJOR_VERSION
                    + ". Dump it with the old version and load it into a new directory");
        }
    }

    /** Whether a server lives on the directory; changes nothing. */
    boolean isRunning() throws IOException {
        var pidFile = directory.resolve("postmaster.pid");
        if (!Files.exists(pidFile)) {
            return false;
        }
        var pid = Files.readString(pidFile).lines().findFirst().orElse("").strip();
        return !pid.isEmpty() && isPostgres(pid);
    }

    /** Starts the server on a free port and waits until it takes connections; returns the port. */
    int start() throws IOException {
        var port = freePort();
        start(port);
        return port;
    }

    /** Starts the server on this port and waits until it takes connections. */
    void start(int port) throws IOException {
        user.own(directory);
        var options = new StringBuilder("-p ").append(port);
        SETTINGS.forEach(setting -> options.append(" -c ").append(setting));
        run("pg_ctl", "-D", directory.toString(), "-o", options.toString(),
                "-w", "-t", Long.toString(LIMIT.toSeconds()), "-l", directory.resolve("start.log").toString(), "start");
    }

    /** Ends connections, writes everything out and stops; waits for it. Nothing when none runs. */
    void stop() throws IOException {
        if (runningPort() > 0) {
            run("pg_ctl", "-D", directory.toString(), "-m", "fast", "-w", "-t", Long.toString(LIMIT.toSeconds()), "stop");
        }
    }

    /** A file and not a pipe takes the output: the server inherits it and would keep a pipe open. */
    private void run(String program, String... arguments) throws IOException {
        var output = directory.resolveSibling(directory.getFileName() + ".out");
        var process = new ProcessBuilder(
                user.command(home.resolve("bin").resolve(HostSystem.current().executable(program)), arguments))
                .directory(home.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try {
            if (!process.waitFor(LIMIT.toSeconds() * 2, TimeUnit.SECONDS) || process.exitValue() != 0) {
                process.destroyForcibly();
                throw new IOException(program + " failed: " + Files.readString(output).strip() + startLog());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(program + " was interrupted", e);
        }
    }

    private String startLog() throws IOException {
        var log = directory.resolve("start.log");
        return Files.exists(log) ? "\n" + Files.readString(log).strip() : "";
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
