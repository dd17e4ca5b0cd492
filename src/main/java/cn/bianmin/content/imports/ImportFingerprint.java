package cn.bianmin.content.imports;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import cn.bianmin.content.ContentKind;
import cn.bianmin.platform.Digests;

/**
 * Tells one imported announcement from another: SHA-256 in hexadecimal digits.
 *
 * <p>
 * An entry of an address is told by the address and its id. A row of a file is told by its number, when it has one, and what it
 * is about; without a number by everything but its days, so that the same list, sent again with later days, brings nothing twice.
 */
public record ImportFingerprint(String text) {

    private static final String SEPARATOR = "\u001F";

    public static ImportFingerprint of(ContentKind kind, String author, SheetRow row) {
        var ref = row.cell(ImportColumn.REF).orElse("");
        if (ImportFile.isBySource(author) && !ref.isEmpty()) {
            return of(Stream.of(author, ref));
        }
        var about = ref.isEmpty()
                ? Stream.of(ImportColumn.TITLE, ImportColumn.BODY, ImportColumn.POST, ImportColumn.EMPLOYER, ImportColumn.WAGE,
                        ImportColumn.PLACE, ImportColumn.CONTACT)
                : Stream.of(ImportColumn.TITLE, ImportColumn.POST, ImportColumn.EMPLOYER);
        return of(Stream.concat(Stream.of(kind.name(), ref), about.map(column -> row.cell(column).orElse(""))));
    }

    private static ImportFingerprint of(Stream<String> parts) {
        var all = parts.collect(Collectors.joining(SEPARATOR)).getBytes(StandardCharsets.UTF_8);
        return new ImportFingerprint(HexFormat.of().formatHex(Digests.sha256(all)));
    }
}
