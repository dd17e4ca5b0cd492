package cn.bianmin.content.source;

import java.io.ByteArrayInputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

import org.jspecify.annotations.Nullable;

import cn.bianmin.content.imports.ImportColumn;
import cn.bianmin.content.imports.SheetRow;

/** RSS 2.0 and Atom, read by the platform's own parser without document types: a feed that brings one is refused. */
final class FeedXml {

    private static final Set<String> ENTRIES = Set.of("item", "entry");
    private static final Set<String> FEEDS = Set.of("channel", "feed");
    private static final int DEEPEST = 50;
    private static final String ATOM = "http://www.w3.org/2005/Atom";
    /** What the parts of an entry are. */
    private static final Map<String, ImportColumn> PARTS = Map.of(
            "title", ImportColumn.TITLE, "description", ImportColumn.BODY, "summary", ImportColumn.BODY,
            "encoded", ImportColumn.BODY, "content", ImportColumn.BODY, "guid", ImportColumn.REF, "id", ImportColumn.REF,
            "link", ImportColumn.LINK);
    private static final Set<String> ADDRESSES = Set.of("link", "guid", "id");
    /** They take the place of a summary. */
    private static final Set<String> FULL_TEXTS = Set.of("encoded", "content");

    private final XMLStreamReader reader;
    private final Deque<String> path = new ArrayDeque<>();
    private final List<SheetRow> rows = new ArrayList<>();
    private String feedTitle = "";
    private @Nullable Map<ImportColumn, String> entry;

    private FeedXml(XMLStreamReader reader) {
        this.reader = reader;
    }

    /** @throws FeedFailure {@code source.unreadable} */
    static List<SheetRow> rows(byte[] feed) {
        var factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        try {
            return new FeedXml(factory.createXMLStreamReader(new ByteArrayInputStream(feed))).read();
        } catch (XMLStreamException malformed) {
            throw new FeedFailure("source.unreadable");
        }
    }

    private List<SheetRow> read() throws XMLStreamException {
        var isFeed = false;
        while (reader.hasNext() && rows.size() < FeedReading.MOST_ENTRIES) {
            var event = reader.next();
            if (event == XMLStreamConstants.DTD || event == XMLStreamConstants.ENTITY_REFERENCE) {
                throw new FeedFailure("source.unreadable");
            }
            if (event == XMLStreamConstants.START_ELEMENT) {
                isFeed |= FEEDS.contains(reader.getLocalName());
                start();
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                end();
            }
        }
        if (!isFeed) {
            throw new FeedFailure("source.unreadable");
        }
        return List.copyOf(rows);
    }

    private void start() throws XMLStreamException {
        var name = reader.getLocalName();
        var parent = Objects.requireNonNullElse(path.peek(), "");
        if (ENTRIES.contains(name)) {
            entry = new EnumMap<>(ImportColumn.class);
        } else if (entry != null && ENTRIES.contains(parent) && PARTS.containsKey(name)) {
            part(entry, name);
            return;
        } else if (name.equals("title") && FEEDS.contains(parent)) {
            feedTitle = text(name);
            return;
        }
        path.push(name);
        if (path.size() > DEEPEST) {
            throw new FeedFailure("source.unreadable");
        }
    }

    private void end() {
        var name = path.pop();
        if (ENTRIES.contains(name) && entry != null) {
            entry.put(ImportColumn.SOURCE, feedTitle);
            rows.add(FeedReading.row(rows.size() + 1, entry));
            entry = null;
        }
    }

    /** Reads the element to its end. */
    private void part(Map<ImportColumn, String> into, String name) throws XMLStreamException {
        var column = Objects.requireNonNull(PARTS.get(name));
        var isMain = !"link".equals(name) || isMainLink();
        var target = reader.getAttributeValue(null, "href");
        var text = text(name);
        var said = "link".equals(name) && target != null ? target : text;
        if (isMain && (FULL_TEXTS.contains(name) || !into.containsKey(column))) {
            into.put(column, said);
        }
    }

    private boolean isMainLink() {
        var relation = reader.getAttributeValue(null, "rel");
        return relation == null || relation.equals("alternate");
    }

    private String text(String name) throws XMLStreamException {
        var isMarkup = isMarkup(name);
        var text = gathered();
        return isMarkup ? HtmlText.of(text) : HtmlText.tidy(text);
    }

    /** RSS carries HTML by custom, Atom says what it carries: text, html, or xhtml, which is read as it stands. */
    private boolean isMarkup(String name) {
        if (ADDRESSES.contains(name)) {
            return false;
        }
        var type = reader.getAttributeValue(null, "type");
        return !ATOM.equals(reader.getNamespaceURI()) || "html".equals(type) || "text/html".equals(type);
    }

    /** All text of the element, elements in it on lines of their own; the reader is at its end then. */
    private String gathered() throws XMLStreamException {
        var text = new StringBuilder();
        var depth = 1;
        while (depth > 0) {
            switch (reader.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    depth = deeper(depth);
                    text.append('\n');
                }
                case XMLStreamConstants.END_ELEMENT -> depth--;
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> text.append(reader.getText());
                case XMLStreamConstants.ENTITY_REFERENCE -> throw new FeedFailure("source.unreadable");
                default -> {
                    // Comments and processing instructions say nothing to a reader.
                }
            }
        }
        return text.toString();
    }

    private static int deeper(int depth) {
        if (depth == DEEPEST) {
            throw new FeedFailure("source.unreadable");
        }
        return depth + 1;
    }
}
