package cn.bianmin.screens.feed;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;

import cn.bianmin.screens.text.FeedEntry;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/** Writes JSON Feed 1.1 (jsonfeed.org/version/1.1). */
final class JsonFeed {

    static final String MEDIA_TYPE = "application/feed+json; charset=utf-8";
    static final String VERSION = "https://jsonfeed.org/version/1.1";

    private JsonFeed() {
    }

    static byte[] write(Feed feed) {
        var author = new JsonArray().add(new JsonObject().put("name", feed.author()));
        var json = new JsonObject()
                .put("version", VERSION)
                .put("title", feed.title());
        if (feed.address() != null) {
            json.put("home_page_url", feed.address() + "/").put("feed_url", feed.addressOf("json"));
        }
        json.put("language", "zh-CN").put("authors", author);
        var items = new JsonArray();
        feed.entries().forEach(entry -> items.add(item(feed, entry)));
        return json.put("items", items).encode().getBytes(StandardCharsets.UTF_8);
    }

    private static JsonObject item(Feed feed, FeedEntry entry) {
        var item = new JsonObject()
                .put("id", "urn:uuid:" + entry.content())
                .put("title", entry.title())
                .put("content_text", entry.text().isEmpty() ? entry.title() : entry.text())
                .put("date_published", time(feed, entry.publishedAt()))
                .put("tags", new JsonArray().add(entry.kind()));
        if (entry.link() != null) {
            item.put("external_url", entry.link().toASCIIString());
        }
        if (!entry.source().isEmpty()) {
            item.put("authors", new JsonArray().add(new JsonObject().put("name", entry.source())));
        }
        // Extensions begin with an underscore and say about themselves.
        return item.put("_bianmin", new JsonObject()
                .put("about", "valid_until: when the announcement is over and must no longer be shown")
                .put("valid_until", time(feed, entry.until())));
    }

    /** RFC 3339 in the hall's own time. */
    static String time(Feed feed, Instant at) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(at.truncatedTo(ChronoUnit.SECONDS).atZone(feed.zone()));
    }
}
