package cn.bianmin.content.imports;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

import cn.bianmin.platform.problem.ProblemException;

/**
 * Looks through what is packed into a workbook before a reader opens it: so many parts, so many bytes when unpacked (counted
 * while unpacking, whatever the headers say), so many tags, no cell beyond the columns that are read ({@link CellGuard}), and
 * XML without a document type, so that no entity is ever defined.
 *
 * <p>
 * The reader gets a package of its own, made of the very parts that were looked at: a second table of contents that says
 * something else leads nowhere.
 */
final class XlsxGuard {

    static final int MOST_PARTS = 200;
    /** A sheet of 5,000 rows of 12 cells unpacks to about 8 MB. */
    static final int MOST_BYTES = 16 * 1_048_576;
    /** The same sheet has 250,000; each cell costs the reader some 60 bytes, however few of its own it has. */
    static final int MOST_TAGS = 1_000_000;
    private static final String UTF8_MARK = "\u00EF\u00BB\u00BF<";
    private static final int MEGABYTE = 1_048_576;

    private int bytesLeft = MOST_BYTES;
    private int tagsLeft = MOST_TAGS;
    private int parts;

    private XlsxGuard() {
    }

    /** @throws ProblemException 422 {@code import-too-large}, {@code import-too-many-columns}, {@code import-unreadable} */
    static byte[] looked(byte[] file) {
        var guard = new XlsxGuard();
        try {
            var bytes = guard.repack(file);
            if (guard.parts == 0) {
                throw unreadable();
            }
            return bytes;
        } catch (IOException | IllegalArgumentException notAZip) {
            throw unreadable();
        }
    }

    private byte[] repack(byte[] file) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var packed = new ZipInputStream(new ByteArrayInputStream(file), StandardCharsets.UTF_8);
                var repacked = new ZipOutputStream(bytes, StandardCharsets.UTF_8)) {
            repacked.setLevel(Deflater.BEST_SPEED);
            for (var part = packed.getNextEntry(); part != null; part = packed.getNextEntry()) {
                parts++;
                var content = packed.readNBytes(bytesLeft + 1);
                bytesLeft -= content.length;
                refuseIf(bytesLeft < 0 || parts > MOST_PARTS);
                if (isXml(part.getName())) {
                    checkXml(content);
                    repacked.putNextEntry(new ZipEntry(part.getName()));
                    repacked.write(content);
                    repacked.closeEntry();
                }
            }
        }
        return bytes.toByteArray();
    }

    /** Other parts are pictures and programs, which no reader needs. */
    private static boolean isXml(String name) {
        var lower = name.toLowerCase(Locale.ROOT);
        return lower.endsWith(".xml") || lower.endsWith(".rels");
    }

    private void checkXml(byte[] content) {
        // A Latin letter takes one byte in a string, so the copy is as large as the part.
        var text = new String(content, StandardCharsets.ISO_8859_1);
        if (!isBytewise(text) || text.contains("<!DOCTYPE") || text.contains("<!ENTITY")) {
            throw unreadable();
        }
        for (var each : content) {
            tagsLeft -= each == '<' ? 1 : 0;
        }
        refuseIf(tagsLeft < 0);
        CellGuard.check(content);
    }

    /** A document type could hide from the search above in any other encoding. */
    private static boolean isBytewise(String text) {
        return (text.startsWith("<") || text.startsWith(UTF8_MARK)) && text.indexOf('\0') < 0;
    }

    private static void refuseIf(boolean tooLarge) {
        if (tooLarge) {
            throw new ProblemException(422, "import-too-large", MOST_BYTES / MEGABYTE);
        }
    }

    private static ProblemException unreadable() {
        return new ProblemException(422, "import-unreadable");
    }
}
