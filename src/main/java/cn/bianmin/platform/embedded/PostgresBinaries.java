package cn.bianmin.platform.embedded;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.HexFormat;

import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

import cn.bianmin.platform.Digests;

/** The server's programs, unpacked once beside the data. */
final class PostgresBinaries {

    private static final int NAME_LENGTH = 16;
    private static final int EXECUTABLE = 0b001_000_000;

    private PostgresBinaries() {
    }

    /** Where {@code bin}, {@code lib} and {@code share} are; whoever calls holds the {@link DirectoryLock}. */
    static Path unpacked(Path into) throws IOException {
        var archive = archive();
        var home = into.resolve("PG-" + HexFormat.of().formatHex(Digests.sha256(archive)).substring(0, NAME_LENGTH));
        if (!Files.exists(home)) {
            var part = into.resolve(home.getFileName() + ".part");
            delete(part);
            Files.createDirectories(part);
            try (var tar = new TarArchiveInputStream(new XZInputStream(new ByteArrayInputStream(archive)))) {
                for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                    unpack(entry, tar, part);
                }
            }
            Files.move(part, home, StandardCopyOption.ATOMIC_MOVE);
        }
        return home;
    }

    private static byte[] archive() throws IOException {
        var system = HostSystem.current();
        try (var in = system.archive().map(PostgresBinaries.class::getResourceAsStream).orElse(null)) {
            if (in == null) {
                throw new IllegalStateException("There is no embedded PostgreSQL for " + system
                        + ": set QUARKUS_DATASOURCE_REACTIVE_URL to a server of your own");
            }
            return in.readAllBytes();
        }
    }

    private static void unpack(TarArchiveEntry entry, InputStream content, Path into) throws IOException {
        var file = into.resolve(entry.getName()).normalize();
        if (!file.startsWith(into)) {
            throw new IOException("An entry outside of its archive: " + entry.getName());
        }
        if (entry.isDirectory()) {
            Files.createDirectories(file);
            return;
        }
        Files.createDirectories(file.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
        } else {
            Files.copy(content, file);
            allow(file, (entry.getMode() & EXECUTABLE) != 0);
        }
    }

    /** Windows has no such permissions and needs none: there the name says what is a program. */
    private static void allow(Path file, boolean executable) throws IOException {
        var posix = Files.getFileAttributeView(file, PosixFileAttributeView.class);
        if (posix != null) {
            posix.setPermissions(PosixFilePermissions.fromString(executable ? "rwxr-xr-x" : "rw-r--r--"));
        }
    }

    /** With everything in it; nothing when it is not there. */
    static void delete(Path directory) throws IOException {
        if (Files.exists(directory)) {
            try (var paths = Files.walk(directory)) {
                for (var path : paths.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
    }
}
