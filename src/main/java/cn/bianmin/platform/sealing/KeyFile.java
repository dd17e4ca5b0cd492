package cn.bianmin.platform.sealing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.AclEntry;
import java.nio.file.attribute.AclEntryPermission;
import java.nio.file.attribute.AclEntryType;
import java.nio.file.attribute.AclFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;

/** The key ring of an embedded installation: made at random at the first start, for its owner's eyes only. */
public final class KeyFile {

    private static final SecureRandom RANDOM = new SecureRandom();

    private KeyFile() {
    }

    /** {@code keys.properties} next to the data directory; whoever calls holds the directory's lock. */
    public static Path beside(Path directory) throws IOException {
        var file = directory.resolveSibling("keys.properties");
        if (!Files.exists(file)) {
            writeForOwner(file,
                    """
                            # The keys of the sealed personal data. Without this file the data beside it cannot be read: back it up apart.
                            %s=1:%s
                            %s=%s
                            """
                            .formatted(SealingKeys.SEALING, random(), SealingKeys.LOOKUP, random()));
        }
        return file;
    }

    /** The whole file or none: one that is half written must not be taken for the keys. */
    public static void writeForOwner(Path file, String text) throws IOException {
        var part = file.resolveSibling(file.getFileName() + ".part");
        Files.deleteIfExists(part);
        createForOwner(part);
        Files.writeString(part, text);
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
    }

    /** From its first moment on nobody else may read it. Windows has a list of who may what instead of the nine bits. */
    private static void createForOwner(Path file) throws IOException {
        if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            return;
        }
        Files.createFile(file);
        var access = Files.getFileAttributeView(file, AclFileAttributeView.class);
        access.setAcl(List.of(AclEntry.newBuilder()
                .setType(AclEntryType.ALLOW)
                .setPrincipal(access.getOwner())
                .setPermissions(AclEntryPermission.values())
                .build()));
    }

    private static String random() {
        var key = new byte[SealingKeys.KEY_BYTES];
        RANDOM.nextBytes(key);
        return Base64.getEncoder().encodeToString(key);
    }
}
