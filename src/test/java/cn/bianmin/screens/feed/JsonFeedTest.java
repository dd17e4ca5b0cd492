package cn.bianmin.screens.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;

import org.junit.jupiter.api.Test;

import cn.bianmin.screens.Samples;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;

class JsonFeedTest {

    @Test
    void everyFieldIsAsVersionOnePointOneHasIt() {
        var feed = read(Samples.feed(URI.create("https://hall.example"), Samples.entry("保洁员", "单位：示例物业")));
        JsonFeedRules.check(feed);
        assertThat(feed.getString("feed_url")).isEqualTo("https://hall.example/feeds/7/jobs.json");
        var item = feed.getJsonArray("items").getJsonObject(0);
        assertThat(item.getString("title")).isEqualTo("保洁员");
        assertThat(item.getString("content_text")).isEqualTo("单位：示例物业");
        assertThat(item.getString("date_published")).isEqualTo("2026-11-20T09:00:00+08:00");
        assertThat(item.getString("external_url")).isEqualTo("https://example.org/%E5%B2%97%E4%BD%8D");
    }

    @Test
    void withoutAnAddressOfItsOwnItNamesNone() {
        var feed = read(Samples.feed(null, Samples.entry("保洁员", "")));
        JsonFeedRules.check(feed);
        assertThat(feed.fieldNames()).doesNotContain("feed_url", "home_page_url");
    }

    @Test
    void hostileTextsArriveAsTexts() {
        var feed = read(Samples.feed(null, Samples.entry(Samples.HOSTILE, Samples.HOSTILE)));
        JsonFeedRules.check(feed);
        assertThat(feed.getJsonArray("items").getJsonObject(0).getString("content_text")).isEqualTo(Samples.HOSTILE);
    }

    @Test
    void anEmptyFeedIsAFeed() {
        JsonFeedRules.check(read(Samples.feed(null)));
    }

    private static JsonObject read(Feed feed) {
        return new JsonObject(Buffer.buffer(JsonFeed.write(feed)));
    }
}
