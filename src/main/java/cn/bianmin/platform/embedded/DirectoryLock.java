package cn.bianmin.platform.embedded;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.util.concurrent.locks.ReentrantLock;

/** One process, and in it one thread, at a time starts or stops the server of a data directory. */
final class DirectoryLock {

    /** A file lock belongs to the process; threads take turns here. */
    private static final ReentrantLock THREADS = new ReentrantLock();

    /** What is done while holding the lock. */
    interface Work<T> {
        T run() throws IOException, SQLException;
    }

    private DirectoryLock() {
    }

    /** Waits its turn; the system lets go of the lock when its holder dies. */
    static <T> T holding(Path directory, Work<T> work) throws IOException, SQLException {
        Files.createDirectories(directory.getParent());
        THREADS.lock();
        try (var channel = FileChannel.open(directory.resolveSibling(directory.getFileName() + ".lock"),
                StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            // Let go of with the channel.
            channel.lock();
            return work.run();
        } finally {
            THREADS.unlock();
        }
    }
}
