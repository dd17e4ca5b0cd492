package cn.bianmin.platform.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.Map;

import org.jboss.logging.Logger;

import cn.bianmin.platform.sealing.KeyFile;
import cn.bianmin.platform.sealing.SealingKeys;

/**
 * PostgreSQL 18 from the class path, for trying the hall, for tests and for one small hall.
 *
 * <p>
 * The directory outlives the process, so a second start finds yesterday's bookings. Processes that use the same directory share
 * one server: the first starts it, the last to leave stops it, and one that was killed counts as gone. It listens on the
 * loopback address only and asks for a password that is made at the first start and lies beside the data, readable by its
 * owner alone.
 *
 * @param port the TCP port on 127.0.0.1
 * @param password of the role {@code bianmin}, 32 hexadecimal digits
 * @param keys the file of the key ring, beside the data directory
 */
public record EmbeddedDatabase(int port, String password, Path keys) {

    private static final Logger LOG = Logger.getLogger(EmbeddedDatabase.class);
    private static final String URL_VARIABLE = "QUARKUS_DATASOURCE_REACTIVE_URL";
    private static final String URL_PROPERTY = "quarkus.datasource.reactive.url";

    /** True when the operator names a server of their own; then none is started. */
    public static boolean isExternalConfigured() {
        return System.getenv(URL_VARIABLE) != null || System.getProperty(URL_PROPERTY) != null;
    }

    /** {@code $BIANMIN_DATA}, else {@code .bianmin} in the working directory. */
    public static Path defaultDirectory() {
        var named = System.getenv("BIANMIN_DATA");
        return Path.of(named == null ? ".bianmin" : named).toAbsolutePath().resolve("postgres");
    }

    /**
     * Starts a server on the directory, or finds the one that runs there; this process uses it until it {@link #leave leaves}
     * or ends.
     */
    public static EmbeddedDatabase start(Path directory) {
        try {
            return DirectoryLock.holding(directory, () -> {
                var database = startLocked(directory);
                new DatabaseUsers(directory).enter();
                return database;
            });
        } catch (IOException | SQLException e) {
            throw new IllegalStateException("The embedded PostgreSQL did not start on " + directory, e);
        }
    }

    /**
     * From now on a server that was killed is started again, on the same data and port, until this process leaves it; to be called
     * by a process that uses the server.
     */
    public void keepRunning(Path directory) {
        try {
            DatabaseSupervisor.watch(directory, port);
        } catch (IOException e) {
            throw new IllegalStateException("The embedded PostgreSQL on " + directory + " cannot be watched", e);
        }
    }

    /** This process no longer uses the server; when nobody else does, it stops. */
    public static void leave(Path directory) {
        try {
            DirectoryLock.holding(directory, () -> {
                var last = new DatabaseUsers(directory).leave();
                if (last) {
                    Cluster.at(directory).stop();
                }
                return last;
            });
        } catch (IOException | SQLException e) {
            throw new IllegalStateException("The embedded PostgreSQL did not stop on " + directory, e);
        }
    }

    /** What Quarkus has to know to use this server. */
    public Map<String, String> configuration() {
        return Map.of(
                URL_PROPERTY, "postgresql://127.0.0.1:" + port + "/bianmin",
                "quarkus.datasource.username", "bianmin",
                "quarkus.datasource.password", password,
                SealingKeys.FILE, keys.toString());
    }

    private static EmbeddedDatabase startLocked(Path directory) throws IOException, SQLException {
        var secret = directory.resolveSibling(directory.getFileName() + ".secret");
        if (!Files.exists(secret)) {
            refuseLostSecret(directory, secret);
            KeyFile.writeForOwner(secret, newPassword());
        }
        var password = Files.readString(secret).strip();
        var cluster = Cluster.at(directory);
        var port = cluster.runningPort();
        if (port > 0) {
            LOG.infof("Using the PostgreSQL that runs on %s (port %d)", directory, port);
        } else {
            cluster.create(password);
            port = cluster.start();
            LOG.infof("PostgreSQL started on %s (port %d)", directory, port);
        }
        new ClusterContents(directory, port, password).complete();
        return new EmbeddedDatabase(port, password, KeyFile.beside(directory));
    }

    private static void refuseLostSecret(Path directory, Path secret) {
        if (Files.exists(directory.resolve("PG_VERSION"))) {
            throw new IllegalStateException("There is data in " + directory + " but its password file " + secret
                    + " is gone: put it back from the backup");
        }
    }

    private static String newPassword() {
        var random = new byte[16];
        new SecureRandom().nextBytes(random);
        return HexFormat.of().formatHex(random);
    }
}
