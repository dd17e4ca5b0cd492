package cn.bianmin.platform.embedded;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the embedded server running for as long as this process uses it. A server that was killed is started again on the same
 * data and port; its clients then find it where it was.
 *
 * <pre>
 * running ──killed──▶ gone ──seen within 0.5 s, started──▶ running
 *                      └── cannot be started: said once, tried again each 0.5 s
 * </pre>
 *
 * Several processes may watch one server: the {@link DirectoryLock} lets one of them start it, and the others find it running.
 */
final class DatabaseSupervisor {

    private static final Logger LOG = Logger.getLogger(DatabaseSupervisor.class);
    private static final Duration INTERVAL = Duration.ofMillis(500);
    private static final AtomicReference<@Nullable DatabaseSupervisor> CURRENT = new AtomicReference<>();

    private final Cluster cluster;
    private final DatabaseUsers users;
    private final Path directory;
    private final int port;
    /** By {@link System#nanoTime()}; null while the server runs. */
    private volatile @Nullable Long goneSince;
    private boolean hasComplained;

    private DatabaseSupervisor(Path directory, int port) throws IOException {
        this.directory = directory;
        this.port = port;
        this.cluster = Cluster.at(directory);
        this.users = new DatabaseUsers(directory);
    }

    /** Watches the server of the directory until this process leaves it. */
    static void watch(Path directory, int port) throws IOException {
        var supervisor = new DatabaseSupervisor(directory, port);
        CURRENT.set(supervisor);
        var thread = new Thread(supervisor::watch, "embedded-postgres-watch");
        thread.setDaemon(true);
        thread.start();
    }

    /** The supervisor of this process; empty where the database is somebody else's. */
    static Optional<DatabaseSupervisor> current() {
        return Optional.ofNullable(CURRENT.get());
    }

    /** How long the server has been gone; zero while it runs. */
    Duration gone() throws IOException {
        var since = goneSince;
        return since == null || cluster.isRunning() ? Duration.ZERO : Duration.ofNanos(System.nanoTime() - since);
    }

    private void watch() {
        try {
            while (isStillWanted()) {
                TimeUnit.NANOSECONDS.sleep(INTERVAL.toNanos());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            CURRENT.compareAndSet(this, null);
        }
    }

    private boolean isStillWanted() {
        if (!users.hasEntered()) {
            return false;
        }
        try {
            if (!cluster.isRunning()) {
                goneSince = Objects.requireNonNullElseGet(goneSince, System::nanoTime);
                if (!DirectoryLock.holding(directory, this::startIfWanted)) {
                    return false;
                }
            }
            goneSince = null;
            hasComplained = false;
        } catch (IOException | SQLException e) {
            if (!hasComplained) {
                LOG.warnf("PostgreSQL on %s is gone and does not start yet: %s", directory, e.getMessage());
                hasComplained = true;
            }
        }
        return true;
    }

    /** Another process may have started it meanwhile, and a process that has left wants none. */
    private boolean startIfWanted() throws IOException {
        if (!users.hasEntered()) {
            return false;
        }
        if (cluster.runningPort() == 0) {
            cluster.start(port);
            LOG.warnf("PostgreSQL on %s was gone and runs again (port %d)", directory, port);
        }
        return true;
    }
}
