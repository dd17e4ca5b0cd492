package cn.bianmin.content.source;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import cn.bianmin.content.imports.ImportColumn;
import cn.bianmin.content.imports.SheetRow;

/**
 * Makes rows of a feed: JSON Feed 1.1, RSS or Atom (RFC 4287). HTML becomes plain text.
 *
 * <p>
 * A job announcement in a JSON Feed carries its parts in an extension {@code _job} with the names of {@link Job}.
 */
@ApplicationScoped
class FeedReading {

    /** The newest come first in a feed; what is older has been read before. */
    static final int MOST_ENTRIES = 500;
    private static final String JSON_FEED = "https://jsonfeed.org/version/1";
    private static final int LONGEST_SOURCE = 60;

    private final ObjectMapper json;

    FeedReading(ObjectMapper json) {
        this.json = json;
    }

    /** @throws FeedFailure {@code source.unreadable} */
    List<SheetRow> rows(byte[] feed) {
        return firstCharacter(feed) == '{' ? jsonRows(feed) : FeedXml.rows(feed);
    }

    /** Makes a row of an entry. It leaves out empty texts; the rules of contents refuse a text that is too long. */
    static SheetRow row(int number, Map<ImportColumn, String> texts) {
        var cells = new EnumMap<ImportColumn, String>(ImportColumn.class);
        texts.forEach((column, text) -> {
            if (!text.isBlank()) {
                cells.put(column, column == ImportColumn.SOURCE ? cut(text) : text.strip());
            }
        });
        var id = cells.getOrDefault(ImportColumn.LINK, cells.getOrDefault(ImportColumn.TITLE, ""));
        cells.putIfAbsent(ImportColumn.REF, id);
        return new SheetRow(number, cells, Map.of());
    }

    private List<SheetRow> jsonRows(byte[] feed) {
        try {
            var root = json.readTree(feed);
            if (!root.path("version").asText().startsWith(JSON_FEED) || !root.path("items").isArray()) {
                throw new FeedFailure("source.unreadable");
            }
            var rows = new ArrayList<SheetRow>();
            for (var item : root.path("items")) {
                if (rows.size() < MOST_ENTRIES) {
                    rows.add(row(rows.size() + 1, texts(item, root.path("title").asText())));
                }
            }
            return rows;
        } catch (IOException e) {
            throw new FeedFailure("source.unreadable");
        }
    }

    private static Map<ImportColumn, String> texts(JsonNode item, String title) {
        var texts = new EnumMap<ImportColumn, String>(ImportColumn.class);
        texts.put(ImportColumn.SOURCE, HtmlText.tidy(title));
        texts.put(ImportColumn.REF, item.path("id").asText());
        texts.put(ImportColumn.TITLE, HtmlText.tidy(item.path("title").asText()));
        texts.put(ImportColumn.LINK, item.path("url").asText());
        texts.put(ImportColumn.BODY, body(item));
        item.path("_job").properties().forEach(part -> ImportColumn.headed(part.getKey())
                .ifPresent(column -> texts.put(column, HtmlText.tidy(part.getValue().asText()))));
        return texts;
    }

    private static String body(JsonNode item) {
        if (item.hasNonNull("content_text")) {
            return HtmlText.tidy(item.path("content_text").asText());
        }
        return item.hasNonNull("content_html") ? HtmlText.of(item.path("content_html").asText())
                : HtmlText.tidy(item.path("summary").asText());
    }

    private static String cut(String source) {
        var text = source.strip();
        return text.codePointCount(0, text.length()) <= LONGEST_SOURCE ? text
                : text.substring(0, text.offsetByCodePoints(0, LONGEST_SOURCE - 1)) + "…";
    }

    private static int firstCharacter(byte[] feed) {
        for (var each : feed) {
            var isMark = Byte.toUnsignedInt(each) > 0x7F;
            if (!isMark && each > ' ') {
                return each;
            }
        }
        return 0;
    }
}
