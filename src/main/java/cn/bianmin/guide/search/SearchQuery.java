package cn.bianmin.guide.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import cn.bianmin.hall.HallId;

/**
 * What somebody typed, as the tsqueries that find it; see {@link SearchGrams} for the pieces.
 *
 * @param beginning finds entries whose name begins so
 * @param name finds it anywhere in a name or keyword
 * @param loose finds its characters or syllables in a name in any order, for a second try: 老年证 in 老年优待证
 * @param text finds it in running text
 */
public record SearchQuery(String beginning, String name, String loose, String text) {

    /** What matches nothing: no gram of a hall is without its number. */
    private static final String NOTHING = "'/'";
    /** Every word typed costs a look into the index. */
    private static final int MOST_RUNS = 6;

    /** For items. */
    public static Optional<SearchQuery> of(HallId hall, String typed) {
        return of(hall, IndexPartition.ITEMS, typed);
    }

    /** Empty when nothing is left to search for, as in {@code %%%}. */
    public static Optional<SearchQuery> of(HallId hall, IndexPartition shelf, String typed) {
        var runs = TextRun.of(typed, false).stream().limit(MOST_RUNS).toList();
        if (runs.isEmpty()) {
            return Optional.empty();
        }
        var first = new Typed(shelf.prefix(hall), runs.get(0));
        var all = runs.stream().map(run -> new Typed(shelf.prefix(hall), run)).toList();
        var rest = all.stream().skip(1).map(Typed::anywhere);
        return Optional.of(new SearchQuery(
                and(Stream.concat(Stream.of(first.beginning()), rest)),
                and(all.stream().map(Typed::anywhere)),
                and(all.stream().map(Typed::anyOrder)),
                and(all.stream().map(Typed::inText))));
    }

    private static String and(Stream<String> queries) {
        return queries.distinct().collect(Collectors.joining(" & "));
    }

    private static String or(Stream<String> queries) {
        return queries.distinct().collect(Collectors.joining(" | ", "(", ")"));
    }

    /** One run of what was typed. */
    private record Typed(String prefix, TextRun run) {

        String beginning() {
            if (run.chinese()) {
                var start = gram("^" + run.characters().get(0));
                return run.characters().size() == 1 ? start : and(Stream.of(start, anywhere()));
            }
            var ways = ways().stream()
                    .map(way -> way.parts().size() == 1 ? begins("^" + letters(way, 0)) : pinyinBeginning(way));
            return or(Stream.concat(ways, Stream.of(begins("=^" + run.text()))));
        }

        String anywhere() {
            if (run.chinese()) {
                return and(run.characters().size() == 1 ? Stream.of(gram(run.text())) : pairs());
            }
            return or(Stream.concat(ways().stream().map(this::pinyin), Stream.of(begins("=" + run.text()))));
        }

        String anyOrder() {
            if (run.chinese()) {
                return and(run.characters().stream().map(this::gram));
            }
            var best = ways().stream().findFirst().filter(way -> way.parts().stream().allMatch(PinyinInput.Part::isSyllable));
            return best.map(way -> and(way.parts().stream().map(part -> gram("~" + part.letters())))).orElseGet(this::anywhere);
        }

        String inText() {
            if (run.chinese()) {
                return run.characters().size() == 1 ? NOTHING : and(pairs());
            }
            return run.text().length() == 1 ? NOTHING : begins("=" + run.text());
        }

        private List<PinyinInput> ways() {
            return PinyinInput.of(run.text());
        }

        private Stream<String> pairs() {
            var characters = run.characters();
            return Stream.iterate(0, i -> i + 1 < characters.size(), i -> i + 1)
                    .map(i -> gram(characters.get(i) + characters.get(i + 1)));
        }

        private String pinyinBeginning(PinyinInput way) {
            var head = way.parts().get(0);
            var start = head.isSyllable() ? gram("^" + head.letters())
                    : gram("!^." + head.initial() + "." + way.parts().get(1).initial());
            return and(Stream.of(start, pinyin(way)));
        }

        /** Neighbours that are both written out go by their syllables, others by their initials. */
        private String pinyin(PinyinInput way) {
            var parts = way.parts();
            if (parts.size() == 1) {
                return single(parts.get(0));
            }
            List<String> pieces = new ArrayList<>();
            for (var i = 0; i + 1 < parts.size(); i++) {
                var one = parts.get(i);
                var other = parts.get(i + 1);
                if (isWrittenOut(parts, i)) {
                    var pair = "+" + one.letters() + "." + other.letters();
                    pieces.add(i + 2 == parts.size() ? begins(pair) : gram(pair));
                } else {
                    pieces.addAll(initials(parts, i));
                }
            }
            return "(" + and(pieces.stream()) + ")";
        }

        /** A syllable that is not finished, or a letter, is in nearly every name: it finds beginnings only. */
        private String single(PinyinInput.Part part) {
            return part.isSyllable() ? gram("~" + part.letters()) : begins("^" + part.letters());
        }

        private List<String> initials(List<PinyinInput.Part> parts, int i) {
            List<String> pieces = new ArrayList<>();
            var pair = "!" + parts.get(i).initial() + "." + parts.get(i + 1).initial();
            if (i + 2 < parts.size()) {
                pieces.add(gram(pair + "." + parts.get(i + 2).initial()));
            } else if (i == 0 || isWrittenOut(parts, i - 1)) {
                pieces.add(gram(pair));
            }
            parts.subList(i, i + 2).stream().filter(PinyinInput.Part::isSyllable)
                    .forEach(part -> pieces.add(gram("~" + part.letters())));
            parts.subList(i, i + 2).stream()
                    .filter(part -> part.kind() == PinyinInput.Kind.BEGINNING)
                    .forEach(part -> pieces.add(begins("~" + part.letters())));
            return pieces;
        }

        private static boolean isWrittenOut(List<PinyinInput.Part> parts, int i) {
            return parts.get(i).isSyllable() && parts.get(i + 1).kind() != PinyinInput.Kind.INITIAL;
        }

        private static String letters(PinyinInput way, int i) {
            return way.parts().get(i).letters();
        }

        private String gram(String gram) {
            return "'" + prefix + gram + "'";
        }

        private String begins(String gram) {
            return gram(gram) + ":*";
        }
    }
}
