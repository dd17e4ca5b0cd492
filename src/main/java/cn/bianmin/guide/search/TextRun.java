package cn.bianmin.guide.search;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A stretch of one kind in a text: Chinese characters, or the letters and digits of a word.
 *
 * <p>
 * Width, case, accents and everything that is neither letter nor digit are gone: what remains is safe in any query language.
 */
record TextRun(boolean chinese, String text) {

    private static final int OTHER = 0;
    private static final int WORD = 1;
    private static final int CHINESE = 2;

    /**
     * The runs of a text.
     *
     * @param joined whether Chinese runs with only punctuation between them are one: 国土、规划 → 国土规划
     */
    static List<TextRun> of(String text, boolean joined) {
        var plain = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        List<TextRun> runs = new ArrayList<>();
        var run = new StringBuilder();
        var current = OTHER;
        for (var point : plain.codePoints().toArray()) {
            var kind = kind(point);
            if (kind == OTHER && joined && current == CHINESE) {
                continue;
            }
            if (kind != current) {
                close(runs, run, current);
                current = kind;
            }
            if (kind != OTHER) {
                run.appendCodePoint(point);
            }
        }
        close(runs, run, current);
        return runs;
    }

    private static void close(List<TextRun> runs, StringBuilder run, int kind) {
        if (!run.isEmpty()) {
            runs.add(new TextRun(kind == CHINESE, run.toString()));
            run.setLength(0);
        }
    }

    private static int kind(int point) {
        if (Character.UnicodeScript.of(point) == Character.UnicodeScript.HAN && Character.isLetterOrDigit(point)) {
            return CHINESE;
        }
        return Character.isLetterOrDigit(point) ? WORD : OTHER;
    }

    /** Its characters, one string each. */
    List<String> characters() {
        return text.codePoints().mapToObj(Character::toString).toList();
    }
}
