package cn.bianmin.screens.feed;

import java.net.URI;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

import org.jspecify.annotations.Nullable;

import cn.bianmin.screens.text.FeedEntry;

/**
 * A channel of a hall at one moment.
 *
 * @param hall its number
 * @param channel as in the address
 * @param title of the channel
 * @param author the hall's name
 * @param zone of the hall, for the times in the feed
 * @param updated when the newest entry was published; a moment in the past that is always the same where there is none
 * @param address of the installation as clients see it, without a slash at its end; null when nobody said
 * @param entries newest first
 */
public record Feed(int hall, String channel, String title, String author, ZoneId zone, Instant updated, @Nullable URI address,
        List<FeedEntry> entries) {

    public Feed {
        entries = List.copyOf(entries);
    }

    /** The absolute address of one of its forms if the installation knows its own, and else the path. */
    String addressOf(String format) {
        var path = "/feeds/" + hall + "/" + channel + "." + format;
        return address == null ? path : address + path;
    }
}
