package cn.bianmin.screens.playlist;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

import cn.bianmin.content.ContentKind;
import cn.bianmin.content.Published;

/** In which order a playlist takes its items: the newest policy, the newest of the others, the next policy … */
public final class ListOrder {

    /** More would not come round in a day, and a screen has to keep them all. The oldest are left out. */
    static final int MOST = 1_000;
    /** Of a text; what is longer is read on the phone, by its link. In code points. */
    static final int LONGEST_BODY = 2_000;

    private static final Comparator<Published> NEWEST_FIRST = Comparator.comparing(Published::publishedAt).reversed()
            .thenComparing(Published::content);

    private ListOrder() {
    }

    public static List<PlaylistItem> of(List<Published> published, Set<ContentKind> kinds) {
        var newest = published.stream()
                .filter(content -> kinds.contains(content.kind()))
                .sorted(NEWEST_FIRST)
                .limit(MOST)
                .toList();
        var policies = newest.stream().filter(content -> content.kind() == ContentKind.POLICY).toList();
        var others = newest.stream().filter(content -> content.kind() != ContentKind.POLICY).toList();
        var items = new ArrayList<PlaylistItem>(newest.size());
        for (var i = 0; i < Math.max(policies.size(), others.size()); i++) {
            if (i < policies.size()) {
                items.add(item(policies.get(i)));
            }
            if (i < others.size()) {
                items.add(item(others.get(i)));
            }
        }
        return items;
    }

    private static PlaylistItem item(Published content) {
        return new PlaylistItem(content.content(), content.version(), content.kind(), content.title(),
                shortened(content.body()), content.job(), content.source(), content.from(), content.until(),
                content.weight());
    }

    private static String shortened(String body) {
        return body.codePointCount(0, body.length()) <= LONGEST_BODY
                ? body
                : body.substring(0, body.offsetByCodePoints(0, LONGEST_BODY - 1)) + "…";
    }
}
