package cn.bianmin.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import org.jboss.logging.Logger;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

/**
 * PostgreSQL 18 from the class path, for trying the hall, for tests and for one small hall.
 *
 * <p>
 * The directory outlives the process, so a second start finds yesterday's bookings. A server that already runs on the directory
 * (a second process, a live reload, an orphan of a killed process) is used as it is. It listens on the loopback address only
 * and
 * asks for a password that is made at the first start and lies beside the data, readable by its owner alone.
 *
 * @param port the TCP port on 127.0.0.1
 * @param password of the role {@code bianmin}, 32 hexadecimal digits
 * @param keys the file of the key ring, beside the data directory
 */
public record EmbeddedDatabase(int port, String password, Path keys) {

    private static final Logger LOG = Logger.getLogger(EmbeddedDatabase.class);
    private static final String URL_VARIABLE = "QUARKUS_DATASOURCE_REACTIVE_URL";
    private static final String URL_PROPERTY = "quarkus.datasource.reactive.url";
    private static final Duration START_LIMIT = Duration.ofSeconds(60);
    private static final int POSTMASTER_PID_LINES = 4;

    /** True when the operator names a server of their own; then none is started. */
    public static boolean isExternalConfigured() {
        return System.getenv(URL_VARIABLE) != null || System.getProperty(URL_PROPERTY) != null;
    }

    /** {@code $BIANMIN_DATA}, else {@code .bianmin} in the working directory. */
    public static Path defaultDirectory() {
        var named = System.getenv("BIANMIN_DATA");
        return Path.of(named == null ? ".bianmin" : named).toAbsolutePath().resolve("postgres");
    }

    /** Starts a server on the directory, or finds the one that runs there. */
    public static EmbeddedDatabase start(Path directory) {
        try {
            var secret = directory.resolveSibling(directory.getFileName() + ".secret");
            var runningOn = runningPort(directory);
            if (runningOn > 0 && Files.exists(secret)) {
                LOG.infof("Using the PostgreSQL that runs on %s (port %d)", directory, runningOn);
                return new EmbeddedDatabase(runningOn, Files.readString(secret).strip(), KeyFile.beside(directory));
            }
            return launch(directory, secret);
        } catch (IOException | SQLException e) {
            throw new IllegalStateException("The embedded PostgreSQL did not start on " + directory, e);
        }
    }

    /** What Quarkus has to know to use this server. */
    public Map<String, String> configuration() {
        return Map.of(
                URL_PROPERTY, "postgresql://127.0.0.1:" + port + "/bianmin",
                "quarkus.datasource.username", "bianmin",
                "quarkus.datasource.password", password,
                KeyRing.FILE, keys.toString());
    }

    private static EmbeddedDatabase launch(Path directory, Path secret) throws IOException, SQLException {
        Files.createDirectories(directory.getParent());
        var firstStart = !Files.exists(secret);
        if (firstStart) {
            writeSecret(secret);
        }
        var password = Files.readString(secret).strip();
        var port = freePort();
        // Closed only by its own shutdown hook: the server must outlive every reload of the application.
        @SuppressWarnings("resource")
        var server = EmbeddedPostgres.builder()
                .setDataDirectory(directory)
                .setCleanDataDirectory(false)
                .setOverrideWorkingDirectory(directory.resolveSibling("postgres-binaries").toFile())
                .setPort(port)
                .setLocaleConfig("locale", "C")
                .setLocaleConfig("locale-provider", "builtin")
                .setLocaleConfig("builtin-locale", "C.UTF-8")
                .setServerConfig("listen_addresses", "127.0.0.1")
                .setServerConfig("unix_socket_directories", "")
                .setServerConfig("max_connections", "100")
                .setServerConfig("shared_buffers", "256MB")
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on")
                .setConnectConfig("password", password)
                .setPGStartupWait(START_LIMIT)
                .start();
        if (firstStart) {
            lockDown(directory, server.getPort(), password);
        }
        LOG.infof("PostgreSQL started on %s (port %d)", directory, port);
        return new EmbeddedDatabase(port, password, KeyFile.beside(directory));
    }

    /** initdb leaves the server open to every local user; from here on everyone needs the password. */
    private static void lockDown(Path directory, int port, String password) throws IOException, SQLException {
        var url = "jdbc:postgresql://127.0.0.1:" + port + "/postgres?user=postgres";
        try (var connection = DriverManager.getConnection(url); var statement = connection.createStatement()) {
            statement.execute("ALTER ROLE postgres PASSWORD '" + password + "'");
            statement.execute("CREATE ROLE bianmin LOGIN PASSWORD '" + password + "'");
            statement.execute("CREATE DATABASE bianmin OWNER bianmin");
            Files.writeString(directory.resolve("pg_hba.conf"), "host all all 127.0.0.1/32 scram-sha-256\n");
            statement.execute("SELECT pg_reload_conf()");
        }
    }

    private static void writeSecret(Path secret) throws IOException {
        var random = new byte[16];
        new SecureRandom().nextBytes(random);
        var ownerOnly = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        Files.createFile(secret, ownerOnly);
        Files.writeString(secret, HexFormat.of().formatHex(random));
    }

    /** The port in {@code postmaster.pid} when its process lives, else 0. */
    private static int runningPort(Path directory) throws IOException {
        var pidFile = directory.resolve("postmaster.pid");
        List<String> lines = Files.exists(pidFile) ? Files.readAllLines(pidFile) : List.of();
        if (lines.size() < POSTMASTER_PID_LINES) {
            return 0;
        }
        var alive = ProcessHandle.of(Long.parseLong(lines.get(0).strip())).map(ProcessHandle::isAlive).orElse(false);
        return alive ? Integer.parseInt(lines.get(3).strip()) : 0;
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** Stops the server that runs on the directory, waiting at most 30 s. */
    public static void stop(Path directory) {
        try {
            var pidFile = directory.resolve("postmaster.pid");
            if (runningPort(directory) > 0) {
                var server = ProcessHandle.of(Long.parseLong(Files.readAllLines(pidFile).get(0).strip())).orElseThrow();
                server.destroy();
                server.onExit().orTimeout(30, TimeUnit.SECONDS).join();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
