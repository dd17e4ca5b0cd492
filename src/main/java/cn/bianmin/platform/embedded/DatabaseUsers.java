package cn.bianmin.platform.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

import io.quarkus.runtime.Application;

/**
 * The processes that use an embedded server: a file named by its process id for each, holding when the process started, so that
 * another one that got the same id later is not taken for it. Whoever calls holds the {@link DirectoryLock}.
 */
final class DatabaseUsers {

    private static final Set<Path> HOOKED = ConcurrentHashMap.newKeySet();
    private static final long DRAIN_SECONDS = 20;
    private static final int START_AFTER_NAME = 19;

    private final Path directory;
    private final Path users;

    DatabaseUsers(Path directory) {
        this.directory = directory;
        this.users = directory.resolveSibling(directory.getFileName() + ".users");
    }

    void enter() throws IOException {
        Files.createDirectories(users);
        Files.writeString(mine(), started(ProcessHandle.current().pid()));
        if (HOOKED.add(directory)) {
            Runtime.getRuntime().addShutdownHook(new Thread(this::leaveAtExit, "embedded-postgres-leave"));
        }
    }

    /** Whether this process uses the server. */
    boolean hasEntered() {
        return Files.exists(mine());
    }

    /** Returns whether nobody is left. */
    boolean leave() throws IOException {
        Files.deleteIfExists(mine());
        if (!Files.exists(users)) {
            return true;
        }
        try (var entries = Files.newDirectoryStream(users)) {
            for (var entry : entries) {
                if (isAlive(entry)) {
                    return false;
                }
                Files.delete(entry);
            }
        }
        return true;
    }

    /** The application drains first: what it has accepted still needs the database. */
    private void leaveAtExit() {
        try {
            var application = Application.currentApplication();
            if (application != null) {
                var drained = new Thread(application::awaitShutdown, "embedded-postgres-drain");
                drained.setDaemon(true);
                drained.start();
                TimeUnit.SECONDS.timedJoin(drained, DRAIN_SECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (hasEntered()) {
            EmbeddedDatabase.leave(directory);
        }
    }

    private Path mine() {
        return users.resolve(Long.toString(ProcessHandle.current().pid()));
    }

    private static boolean isAlive(Path entry) throws IOException {
        var pid = Long.parseLong(entry.getFileName().toString());
        return ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false)
                && started(pid).equals(Files.readString(entry));
    }

    /**
     * Ticks from boot to the start of the process, which no wall clock moves (proc(5), field 22), or the moment of its start where
     * there is no {@code /proc}; empty when the process is gone.
     */
    static String started(long pid) throws IOException {
        if (!HostSystem.hasProc()) {
            return ProcessHandle.of(pid).flatMap(process -> process.info().startInstant()).map(Object::toString).orElse("");
        }
        var stat = Path.of("/proc", Long.toString(pid), "stat");
        if (!Files.exists(stat)) {
            return "";
        }
        var text = Files.readString(stat);
        // The second field, the name, may hold spaces; it ends with the last bracket.
        return text.substring(text.lastIndexOf(')') + 2).split(" ", -1)[START_AFTER_NAME];
    }
}
