package cn.bianmin.screens.feed;

import java.net.URI;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import cn.bianmin.content.Published;
import cn.bianmin.hall.HallPlan;
import cn.bianmin.screens.led.LedProgramme;
import cn.bianmin.screens.led.LedTurn;
import cn.bianmin.screens.text.FeedText;

/** What a hall's feeds say from one change to the next, and the bytes they have been written in so far. */
final class FeedSnapshot {

    /** As many as a reader looks at; the oldest are left out. */
    static final int MOST_ENTRIES = 500;
    /** Beside that, so many characters: then a feed of the longest texts stays below six megabytes. */
    static final int MOST_TEXT = 1_000_000;
    /** Widths and charsets are the caller's choice; beyond this the edition begins anew. */
    private static final long MOST_BYTES = 8_000_000;

    private final HallPlan plan;
    private final List<Published> shown;
    private final Instant since;
    private final Instant until;
    private final @Nullable URI address;
    private final LedProgramme led;
    private final ConcurrentHashMap<FeedAddress, FeedAnswer> answers = new ConcurrentHashMap<>();
    private long bytes;

    private FeedSnapshot(HallPlan plan, List<Published> published, Instant at, @Nullable URI address) {
        this.plan = plan;
        this.shown = published.stream().filter(content -> content.isShownAt(at)).toList();
        this.since = at;
        this.until = published.stream()
                .flatMap(content -> Stream.of(content.from(), content.until()))
                .filter(edge -> edge.isAfter(at))
                .min(Comparator.naturalOrder())
                .orElse(Instant.MAX);
        this.address = address;
        this.led = new LedProgramme(plan.name(), plan.zone(), published);
    }

    /** Of all that is published or will be soon, what is shown at that instant. */
    static FeedSnapshot at(Instant at, HallPlan plan, List<Published> published, @Nullable URI address) {
        return new FeedSnapshot(plan, published, at, address);
    }

    /** Until something begins or ends; not before it was made either, when a clock was set back. */
    boolean holdsAt(Instant at) {
        return !at.isBefore(since) && at.isBefore(until);
    }

    /** Null when it was not written yet. */
    @Nullable
    FeedAnswer written(FeedAddress asked) {
        return answers.get(asked);
    }

    /** Written now if need be, which is work for a thread that may take its time; once, however many ask. */
    synchronized FeedAnswer answer(FeedAddress asked) {
        var known = answers.get(asked);
        return known == null ? keep(asked, write(asked)) : known;
    }

    LedTurn led(Instant at) {
        return led.at(at);
    }

    private FeedAnswer keep(FeedAddress asked, FeedAnswer answer) {
        bytes += answer.size();
        if (bytes > MOST_BYTES) {
            answers.clear();
            bytes = answer.size();
        }
        answers.put(asked, answer);
        return answer;
    }

    private FeedAnswer write(FeedAddress asked) {
        var feed = feed(asked.channel());
        return switch (asked.format()) {
            case JSON -> new FeedAnswer(JsonFeed.write(feed), JsonFeed.MEDIA_TYPE);
            case ATOM -> new FeedAnswer(AtomFeed.write(feed), AtomFeed.MEDIA_TYPE);
            case TXT -> new FeedAnswer(LineFeed.write(feed, asked.encoding(), asked.width()),
                    LineFeed.mediaType(asked.encoding()));
        };
    }

    private Feed feed(FeedChannel channel) {
        var text = new AtomicLong();
        var entries = shown.stream()
                .filter(content -> channel.carries(content.kind()))
                .sorted(Comparator.comparing(FeedText::shownSince).reversed().thenComparing(Published::content))
                .limit(MOST_ENTRIES)
                .map(FeedText::entry)
                .takeWhile(entry -> text.addAndGet(entry.text().length()) <= MOST_TEXT)
                .toList();
        var updated = entries.isEmpty() ? Instant.EPOCH : entries.get(0).publishedAt();
        return new Feed(plan.id().value(), channel.word, channel.title, plan.name(), plan.zone(), updated, address, entries);
    }
}
