package cn.bianmin.screens.feed;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

import cn.bianmin.screens.text.FeedEntry;

/** Writes Atom (RFC 4287). */
final class AtomFeed {

    static final String MEDIA_TYPE = "application/atom+xml; charset=utf-8";

    private final StringBuilder xml = new StringBuilder(4_096);
    private final Feed feed;

    private AtomFeed(Feed feed) {
        this.feed = feed;
    }

    static byte[] write(Feed feed) {
        var atom = new AtomFeed(feed);
        atom.head();
        feed.entries().forEach(atom::entry);
        return atom.xml.append("</feed>\n").toString().getBytes(StandardCharsets.UTF_8);
    }

    private void head() {
        xml.append("""
                <?xml version="1.0" encoding="utf-8"?>
                <feed xmlns="http://www.w3.org/2005/Atom" xml:lang="zh-CN">
                """);
        element("id", "urn:uuid:" + id());
        text("title", feed.title());
        element("updated", JsonFeed.time(feed, feed.updated()));
        author(feed.author());
        link("self", "application/atom+xml", feed.addressOf("atom"));
        link("alternate", "application/feed+json", feed.addressOf("json"));
    }

    /** The same for as long as the installation keeps its address: a reader knows a feed by it. */
    private UUID id() {
        return UUID.nameUUIDFromBytes((feed.author() + " " + feed.addressOf("")).getBytes(StandardCharsets.UTF_8));
    }

    private void entry(FeedEntry entry) {
        var published = JsonFeed.time(feed, entry.publishedAt());
        xml.append("<entry>\n");
        element("id", "urn:uuid:" + entry.content());
        text("title", entry.title());
        element("published", published);
        element("updated", published);
        if (!entry.source().isEmpty()) {
            author(entry.source());
        }
        xml.append("<category term=\"").append(escape(entry.kind())).append("\"/>\n");
        if (entry.link() != null) {
            link("related", "text/html", entry.link().toASCIIString());
        }
        text("content", entry.text().isEmpty() ? entry.title() : entry.text());
        xml.append("</entry>\n");
    }

    private void author(String name) {
        xml.append("<author>");
        element("name", name);
        xml.append("</author>\n");
    }

    private void link(String relation, String type, String address) {
        xml.append("<link rel=\"").append(relation).append("\" type=\"").append(type).append("\" href=\"")
                .append(escape(address))
                .append("\"/>\n");
    }

    private void element(String name, String text) {
        xml.append('<').append(name).append('>').append(escape(text)).append("</").append(name).append(">\n");
    }

    /** Said although it is the default: there are readers who take everything for HTML. */
    private void text(String name, String text) {
        xml.append('<').append(name).append(" type=\"text\">").append(escape(text)).append("</").append(name).append(">\n");
    }

    /** Without the characters that XML 1.0 cannot hold at all (its production 2). */
    private static String escape(String text) {
        var escaped = new StringBuilder(text.length() + 16);
        text.codePoints().filter(AtomFeed::isOfXml).forEach(character -> {
            switch (character) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                // As they are, a reader would turn them into other blanks.
                case '\r' -> escaped.append("&#13;");
                default -> escaped.appendCodePoint(character);
            }
        });
        return escaped.toString();
    }

    private static boolean isOfXml(int character) {
        var isLayout = character == '\t' || character == '\n' || character == '\r';
        var isCharacter = character >= 0x20 && character < 0xFFFE && !(character >= 0xD800 && character <= 0xDFFF);
        return isLayout || isCharacter || character >= 0x10000;
    }
}
