package cn.bianmin.screens.feed;

import java.util.Optional;
import java.util.regex.Pattern;

import cn.bianmin.hall.HallId;
import cn.bianmin.screens.setting.ScreenSettings;
import io.vertx.core.MultiMap;

/**
 * Which picture.
 *
 * @param width in dots
 * @param height in dots
 */
record LedAddress(HallId hall, int width, int height) {

    /** The smallest panel there is, and the edge of a television: eleven megabytes while it is painted. */
    static final int LEAST = 64;
    static final int MOST = 1_920;

    private static final Pattern PATH = Pattern.compile("/feeds/([1-9][0-9]{0,8})/led\\.png");

    /**
     * Empty when the path leads to no picture; 640 by 640, a wall of 2.5 m at 4 mm, where no size is asked for.
     *
     * @throws cn.bianmin.platform.problem.ProblemException 400 for a size that there is not
     */
    static Optional<LedAddress> of(String path, MultiMap query) {
        var parts = PATH.matcher(path);
        return parts.matches()
                ? Optional
                        .of(new LedAddress(HallId.fromString(parts.group(1)), dots(query, "width", ScreenSettings.LED.width()),
                                dots(query, "height", ScreenSettings.LED.height())))
                : Optional.empty();
    }

    private static int dots(MultiMap query, String name, int otherwise) {
        return query.contains(name) ? FeedAddress.number(query, name, LEAST, MOST, "feeds.dots") : otherwise;
    }
}
