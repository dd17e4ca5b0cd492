package cn.bianmin.screens;

import java.net.URI;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import cn.bianmin.screens.feed.Feed;
import cn.bianmin.screens.text.FeedEntry;

/** Feeds to write and read back. */
public final class Samples {

    public static final Instant PUBLISHED = Instant.parse("2026-11-20T01:00:00Z");
    /** What a text of a citizen or a foreign feed may hold. */
    public static final String HOSTILE = "<script>alert(1)</script> ]]> &amp; \"引号\" '单' 𠮷 <![CDATA[ \u0001\u000B\uFFFE\u2028 末";

    private Samples() {
    }

    public static FeedEntry entry(String title, String text) {
        return new FeedEntry(UUID.nameUUIDFromBytes(title.getBytes(java.nio.charset.StandardCharsets.UTF_8)), "招聘", title, text,
                "街道便民服务中心", URI.create("https://example.org/岗位"), PUBLISHED, PUBLISHED.plusSeconds(86_400));
    }

    public static Feed feed(@Nullable URI address, FeedEntry... entries) {
        return new Feed(7, "jobs", "招聘信息", "试验大厅", ZoneId.of("Asia/Shanghai"), PUBLISHED, address, List.of(entries));
    }
}
