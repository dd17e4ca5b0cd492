package cn.bianmin.content.source;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

import org.jdom2.JDOMException;
import org.jdom2.input.SAXBuilder;
import org.jdom2.input.sax.XMLReaders;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.XMLFilterImpl;

import com.rometools.rome.feed.synd.SyndContent;
import com.rometools.rome.feed.synd.SyndEntry;
import com.rometools.rome.feed.synd.SyndFeed;
import com.rometools.rome.io.FeedException;
import com.rometools.rome.io.SyndFeedInput;

import cn.bianmin.content.imports.ImportColumn;
import cn.bianmin.content.imports.SheetRow;

/**
 * RSS and Atom, read by Rome. A feed that brings a document type is refused, so no entity is ever defined and nothing is fetched
 * while it is read.
 */
final class FeedXml {

    private static final String NO_DOCUMENT_TYPE = "http://apache.org/xml/features/disallow-doctype-decl";
    private static final String ATOM = "atom";

    private FeedXml() {
    }

    /** @throws FeedFailure {@code source.unreadable} */
    static List<SheetRow> rows(byte[] feed) {
        try {
            var read = new SyndFeedInput().build(builder().build(new ByteArrayInputStream(feed)));
            var rows = new ArrayList<SheetRow>();
            for (var entry : read.getEntries().stream().limit(FeedReading.MOST_ENTRIES).toList()) {
                rows.add(FeedReading.row(rows.size() + 1, texts(read, entry)));
            }
            return rows;
        } catch (JDOMException | FeedException | IOException | IllegalArgumentException noFeed) {
            throw new FeedFailure("source.unreadable");
        }
    }

    private static SAXBuilder builder() {
        var builder = new SAXBuilder(XMLReaders.NONVALIDATING);
        builder.setFeature(NO_DOCUMENT_TYPE, true);
        builder.setXMLFilter(new Limits());
        return builder;
    }

    private static Map<ImportColumn, String> texts(SyndFeed feed, SyndEntry entry) {
        var isAtom = feed.getFeedType().startsWith(ATOM);
        var texts = new EnumMap<ImportColumn, String>(ImportColumn.class);
        texts.put(ImportColumn.SOURCE, text(feed.getTitleEx(), isAtom));
        texts.put(ImportColumn.TITLE, text(entry.getTitleEx(), isAtom));
        texts.put(ImportColumn.LINK, HtmlText.tidy(Objects.requireNonNullElse(entry.getLink(), "")));
        texts.put(ImportColumn.REF, HtmlText.tidy(Objects.requireNonNullElse(entry.getUri(), "")));
        texts.put(ImportColumn.BODY, Stream.concat(entry.getContents().stream(), Stream.ofNullable(entry.getDescription()))
                .map(content -> text(content, isAtom))
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElse(""));
        return texts;
    }

    /** RSS carries HTML by custom; Atom says what it carries, and carries plain text when it says nothing. */
    private static String text(@Nullable SyndContent content, boolean isAtom) {
        if (content == null || content.getValue() == null) {
            return "";
        }
        var type = Objects.requireNonNullElse(content.getType(), "text");
        return isAtom && !type.contains("html") ? HtmlText.tidy(content.getValue()) : HtmlText.of(content.getValue());
    }

    /** The whole feed becomes a tree, so its elements and their depth have a limit. */
    private static final class Limits extends XMLFilterImpl {

        private static final int DEEPEST = 50;
        /** 500 entries of 100 elements. */
        private static final int MOST = 50_000;

        private int depth;
        private int elements;

        @Override
        public void startElement(String uri, String name, String qualified, Attributes attributes) throws SAXException {
            depth++;
            elements++;
            if (depth > DEEPEST || elements > MOST) {
                throw new SAXException("The feed has too many elements, or too many in one another");
            }
            super.startElement(uri, name, qualified, attributes);
        }

        @Override
        public void endElement(String uri, String name, String qualified) throws SAXException {
            depth--;
            super.endElement(uri, name, qualified);
        }
    }
}
