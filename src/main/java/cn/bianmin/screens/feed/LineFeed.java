package cn.bianmin.screens.feed;

import java.util.Objects;

import org.jspecify.annotations.Nullable;

import cn.bianmin.screens.text.ControllerText;
import cn.bianmin.screens.text.LineBreaker;

/**
 * Writes plain lines for LED controllers: each entry its title, then its text, then an empty line; lines end with CR LF, which
 * the oldest of them want.
 */
final class LineFeed {

    /** Below it nothing can be read; above it no controller has so many columns. */
    static final int MIN_WIDTH = 4;
    static final int MAX_WIDTH = 400;

    private LineFeed() {
    }

    static String mediaType(ControllerText encoding) {
        return "text/plain; charset=" + encoding.label;
    }

    /** @param width in columns, from {@link #MIN_WIDTH} to {@link #MAX_WIDTH}; null leaves the lines as they are */
    static byte[] write(Feed feed, ControllerText encoding, @Nullable Integer width) {
        var lines = new StringBuilder();
        for (var entry : feed.entries()) {
            add(lines, entry.title(), encoding, width);
            if (!entry.text().isEmpty()) {
                add(lines, entry.text(), encoding, width);
            }
            lines.append("\r\n");
        }
        return encoding.bytes(lines.toString());
    }

    private static void add(StringBuilder lines, String text, ControllerText encoding, @Nullable Integer width) {
        var fitting = encoding.fit(withoutControls(text));
        var wrapped = LineBreaker.wrap(fitting, Objects.requireNonNullElse(width, Integer.MAX_VALUE));
        wrapped.forEach(line -> lines.append(line).append("\r\n"));
    }

    /** A controller may take any of them for an order (GB 2312 controllers use ESC and form feeds). */
    private static String withoutControls(String text) {
        var kept = new StringBuilder(text.length());
        text.codePoints().filter(character -> character == '\n' || !Character.isISOControl(character) || character == '\t')
                .filter(character -> Character.getType(character) != Character.SURROGATE)
                .forEach(kept::appendCodePoint);
        return kept.toString();
    }
}
