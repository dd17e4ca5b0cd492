package cn.bianmin.identity;

import java.util.List;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

/** Lists that are read page by page: each page names the last of the one before. */
public final class Cursors {

    public static final int LONGEST_PAGE = 100;

    /**
     * One page of a list.
     *
     * @param items oldest first
     * @param next what to ask for as {@code after}; absent on the last page
     */
    public record Page<T>(List<T> items, @Nullable String next) {
    }

    private Cursors() {
    }

    /**
     * Cuts a page out of what was found.
     *
     * @param found one more than the page holds tells that there is another page
     */
    public static <F, T> Page<T> page(List<F> found, int limit, Function<F, T> view, Function<F, String> id) {
        var items = found.stream().limit(limit).toList();
        var next = found.size() > limit ? id.apply(items.get(items.size() - 1)) : null;
        return new Page<>(items.stream().map(view).toList(), next);
    }
}
