package cn.bianmin.guide.search;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One way to understand typed letters as pinyin: {@code laonzh} is lao · n · zh…
 *
 * @param parts syllables, initials, and at the end perhaps the beginning of a syllable
 */
record PinyinInput(List<Part> parts) {

    /** A whole syllable, its first letter alone, or as much of it as has been typed. */
    enum Kind {
        SYLLABLE(2),
        BEGINNING(3),
        INITIAL(5);

        private final int cost;

        Kind(int cost) {
            this.cost = cost;
        }
    }

    /** One character's worth of letters. */
    record Part(Kind kind, String letters) {
        char initial() {
            return letters.charAt(0);
        }

        boolean isSyllable() {
            return kind == Kind.SYLLABLE;
        }
    }

    /** {@code xian} is 先 and 西安; more ways than this are far-fetched. */
    private static final int MOST_WAYS = 3;
    /** Another way may cost one syllable more than the best: 西安 beside 先. */
    private static final int FAR_FETCHED = 2;
    /** Whoever types so many letters that make whole syllables does not mean initials. */
    private static final int MOST_INITIALS = 4;

    /** The likeliest ways, fewest and fullest syllables first; bare initials too, unless many letters are whole syllables. */
    static List<PinyinInput> of(String letters) {
        if (!letters.chars().allMatch(letter -> letter >= 'a' && letter <= 'z')) {
            return List.of();
        }
        var waysFrom = new ArrayList<List<List<Part>>>();
        for (var i = 0; i <= letters.length(); i++) {
            waysFrom.add(List.of());
        }
        waysFrom.set(letters.length(), List.of(List.of()));
        for (var start = letters.length() - 1; start >= 0; start--) {
            waysFrom.set(start, waysFrom(letters, start, waysFrom));
        }
        var ways = waysFrom.get(0).stream();
        return Stream.concat(ways, initials(letters, waysFrom.get(0).get(0)).stream()).distinct().map(PinyinInput::new)
                .toList();
    }

    private static Optional<List<Part>> initials(String letters, List<Part> best) {
        var isWrittenOut = best.stream().noneMatch(part -> part.kind() == Kind.INITIAL);
        return isWrittenOut && letters.length() > MOST_INITIALS ? Optional.empty()
                : Optional.of(letters.chars().mapToObj(letter -> new Part(Kind.INITIAL, Character.toString(letter))).toList());
    }

    private static List<List<Part>> waysFrom(String letters, int start, List<List<List<Part>>> waysFrom) {
        List<List<Part>> ways = new ArrayList<>();
        for (var end = start + 1; end <= Math.min(letters.length(), start + Syllables.LONGEST); end++) {
            var rest = waysFrom.get(end);
            for (var part : partsOf(letters.substring(start, end), end == letters.length())) {
                rest.forEach(way -> ways.add(Stream.concat(Stream.of(part), way.stream()).toList()));
            }
        }
        var cheapest = ways.stream().mapToInt(PinyinInput::cost).min().orElse(0);
        return ways.stream()
                .filter(way -> cost(way) <= cheapest + FAR_FETCHED)
                .sorted(Comparator.comparingInt(PinyinInput::cost))
                .limit(MOST_WAYS)
                .toList();
    }

    private static List<Part> partsOf(String letters, boolean last) {
        List<Part> parts = new ArrayList<>();
        if (Syllables.isSyllable(letters)) {
            parts.add(new Part(Kind.SYLLABLE, letters));
        } else if (last && letters.length() > 1 && Syllables.isBeginning(letters)) {
            parts.add(new Part(Kind.BEGINNING, letters));
        }
        if (letters.length() == 1) {
            parts.add(new Part(Kind.INITIAL, letters));
        }
        return parts;
    }

    private static int cost(List<Part> way) {
        return way.stream().mapToInt(part -> part.kind().cost).sum();
    }
}
