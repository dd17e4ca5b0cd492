package cn.bianmin.content.imports;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;

import cn.bianmin.content.ContentKind;
import cn.bianmin.platform.problem.ProblemException;

/**
 * Reads comma-separated values as spreadsheets write them (RFC 4180): quotes, line breaks in cells, a byte order mark; UTF-8, and
 * GB 18030 (GBK) or UTF-16 as older ones export; comma, tab or semicolon between the cells.
 */
public final class CsvReading {

    private static final Charset GB18030 = Charset.forName("GB18030");
    private static final char BYTE_ORDER_MARK = '\uFEFF';
    private static final int HIGH_BYTE = 0xFE;
    private static final int LOW_BYTE = 0xFF;

    private CsvReading() {
    }

    /**
     * Reads the rows below the heading.
     *
     * @throws ProblemException 422 {@code import-unreadable} and what {@link SheetReading} refuses
     */
    public static List<SheetRow> rows(byte[] file, ContentKind kind) {
        var text = text(file);
        var sheet = new SheetReading(kind);
        try (var parser = CSVParser.builder().setReader(new StringReader(text)).setFormat(format(text)).get()) {
            var number = 0;
            for (var line : parser) {
                number++;
                sheet.line(number, Stream.of(line.values()).map(SheetReading.Cell::of).toList());
            }
            return sheet.rows();
        } catch (IOException | UncheckedIOException | IllegalStateException brokenQuotes) {
            throw new ProblemException(422, "import-unreadable");
        }
    }

    private static CSVFormat format(String text) {
        return CSVFormat.RFC4180.builder().setDelimiter(delimiter(text)).setIgnoreEmptyLines(false).get();
    }

    /** The delimiter that the heading has most of. */
    private static char delimiter(String text) {
        var heading = text.lines().filter(line -> !line.isBlank()).findFirst().orElse("");
        var best = ',';
        for (var candidate : new char[] { '\t', ';' }) {
            if (count(heading, candidate) > count(heading, best)) {
                best = candidate;
            }
        }
        return best;
    }

    private static long count(String text, char wanted) {
        return text.chars().filter(character -> character == wanted).count();
    }

    private static String text(byte[] file) {
        var candidates = isUtf16(file) ? Stream.of(StandardCharsets.UTF_16) : Stream.of(StandardCharsets.UTF_8, GB18030);
        return candidates.flatMap(charset -> decoded(file, charset).stream())
                .findFirst()
                .orElseThrow(() -> new ProblemException(422, "import-unreadable"));
    }

    /** The decoder guesses nothing: bytes that are no text of this encoding are text of another one or none. */
    private static Optional<String> decoded(byte[] file, Charset charset) {
        try {
            var text = charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(file))
                    .toString();
            return Optional.of(text.indexOf(BYTE_ORDER_MARK) == 0 ? text.substring(1) : text);
        } catch (CharacterCodingException another) {
            return Optional.empty();
        }
    }

    private static boolean isUtf16(byte[] file) {
        return file.length > 1 && Byte.toUnsignedInt(file[0]) + Byte.toUnsignedInt(file[1]) == HIGH_BYTE + LOW_BYTE
                && (Byte.toUnsignedInt(file[0]) == HIGH_BYTE || Byte.toUnsignedInt(file[0]) == LOW_BYTE);
    }
}
