package cn.bianmin.screens.text;

import java.net.URI;
import java.time.Instant;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * One thing in a feed, as every format tells it. All texts are plain.
 *
 * @param content whose it is; the same in every edition
 * @param kind what kind of thing, in the hall's language
 * @param text with line breaks; may be empty
 * @param source who says so
 * @param link where to read more
 * @param publishedAt when it was published for the first time in this version
 * @param until when it is over
 */
public record FeedEntry(UUID content, String kind, String title, String text, String source, @Nullable URI link,
        Instant publishedAt,
        Instant until) {
}
