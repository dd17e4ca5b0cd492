package cn.bianmin.screens.feed;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import cn.bianmin.hall.HallId;
import cn.bianmin.platform.problem.ProblemException;
import cn.bianmin.platform.problem.ProblemException.FieldError;
import cn.bianmin.screens.text.ControllerText;
import io.vertx.core.MultiMap;

/**
 * Which feed in which form.
 *
 * @param format the ending of the address
 * @param encoding of plain lines; the others are UTF-8
 * @param width of plain lines, in columns; null leaves them as long as they are
 */
record FeedAddress(HallId hall, FeedChannel channel, Format format, ControllerText encoding, @Nullable Integer width) {

    /** Its ending in the address. */
    enum Format {
        JSON,
        ATOM,
        TXT
    }

    /** At most nine digits: always a number. */
    private static final Pattern PATH = Pattern.compile("/feeds/([1-9][0-9]{0,8})/([a-z-]+)\\.(json|atom|txt)");

    /**
     * Empty when the path leads to no feed.
     *
     * @throws ProblemException 400 for a width or charset that there is not
     */
    static Optional<FeedAddress> of(String path, MultiMap query) {
        var parts = PATH.matcher(path);
        if (!parts.matches()) {
            return Optional.empty();
        }
        var hall = HallId.fromString(parts.group(1));
        var format = switch (parts.group(3)) {
            case "json" -> Format.JSON;
            case "atom" -> Format.ATOM;
            default -> Format.TXT;
        };
        return FeedChannel.of(parts.group(2)).map(channel -> format == Format.TXT
                ? new FeedAddress(hall, channel, format, encoding(query), width(query))
                : new FeedAddress(hall, channel, format, ControllerText.UTF_8, null));
    }

    private static ControllerText encoding(MultiMap query) {
        var asked = query.get("charset");
        return asked == null
                ? ControllerText.UTF_8
                : ControllerText.of(asked).orElseThrow(() -> invalid("charset", "feeds.charset"));
    }

    private static @Nullable Integer width(MultiMap query) {
        return query.contains("width") ? number(query, "width", LineFeed.MIN_WIDTH, LineFeed.MAX_WIDTH, "feeds.width") : null;
    }

    /**
     * A number from the query.
     *
     * @param refusal the key of its text beside the problems' own
     * @throws ProblemException 400 when it is none or out of its range
     */
    static int number(MultiMap query, String name, int least, int most, String refusal) {
        var text = query.get(name);
        if (text == null || !text.matches("[0-9]{1,5}")) {
            throw invalid(name, refusal);
        }
        var number = Integer.parseInt(text);
        if (number < least || number > most) {
            throw invalid(name, refusal);
        }
        return number;
    }

    private static ProblemException invalid(String name, String text) {
        return new ProblemException(400, "invalid-request", List.of(new FieldError(name, text)));
    }
}
