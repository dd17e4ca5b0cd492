package cn.bianmin.guide.search;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import cn.bianmin.hall.HallId;

/**
 * The pieces of words under which an entry is found, written as the lexemes of a tsvector.
 *
 * <p>
 * For 老年证 of hall 7, each behind {@code 7/} so that one hall's words never lengthen another's lists (of a text behind
 * {@code 7t/}, see {@link IndexPartition}):
 *
 * <pre>
 *   老 年 证 · 老年 年证 · ^老        characters, pairs, the beginning
 *   ~lao ~nian ~zheng                 syllables, in every plausible reading
 *   +lao.nian +nian.zheng · ^lao      pairs of syllables, the beginning
 *   !l.n !n.z !l.n.z · !^.l.n         initials
 *   =a4 · =^a4                        words and numbers in other scripts
 * </pre>
 *
 * A whole word is looked up as all its pairs together: that needs no positions and no reading of the rows.
 */
final class SearchGrams {

    /** PostgreSQL keeps a tsvector below 1 MB; nobody reads a guide longer than this. */
    private static final int LONGEST_TEXT = 4_000;

    private final String prefix;
    private final Set<String> grams = new LinkedHashSet<>();

    /** Of an item. */
    SearchGrams(HallId hall) {
        this(hall, IndexPartition.ITEMS);
    }

    SearchGrams(HallId hall, IndexPartition shelf) {
        prefix = shelf.prefix(hall);
    }

    /** A name or keyword, to be found by its characters, its pinyin and its initials. */
    SearchGrams name(String name) {
        var first = true;
        for (var run : TextRun.of(name, true)) {
            if (run.chinese()) {
                characters(run.characters(), first);
                syllables(Pinyin.readings(run.text()), first);
            } else {
                word(run.text(), first);
            }
            first = false;
        }
        return this;
    }

    /** Running text, to be found by pairs of characters and by words. */
    SearchGrams text(String text) {
        var end = text.offsetByCodePoints(0, Math.min(LONGEST_TEXT, text.codePointCount(0, text.length())));
        for (var run : TextRun.of(text.substring(0, end), false)) {
            if (run.chinese()) {
                var characters = run.characters();
                for (var i = 0; i + 1 < characters.size(); i++) {
                    add(characters.get(i) + characters.get(i + 1));
                }
            } else {
                word(run.text(), false);
            }
        }
        return this;
    }

    /** As PostgreSQL reads a tsvector. */
    String vector() {
        return grams.stream().map(gram -> "'" + gram + "'").collect(Collectors.joining(" "));
    }

    Set<String> grams() {
        return grams;
    }

    private void characters(List<String> characters, boolean first) {
        for (var i = 0; i < characters.size(); i++) {
            add(characters.get(i));
            if (i + 1 < characters.size()) {
                add(characters.get(i) + characters.get(i + 1));
            }
        }
        if (first) {
            add("^" + characters.get(0));
        }
    }

    private void syllables(List<List<String>> readings, boolean first) {
        for (var i = 0; i < readings.size(); i++) {
            readings.get(i).forEach(syllable -> add("~" + syllable));
            if (i + 1 < readings.size()) {
                pairs(readings.get(i), readings.get(i + 1), first && i == 0);
            }
            if (i + 2 < readings.size()) {
                triples(readings.subList(i, i + 3));
            }
        }
        if (first) {
            readings.get(0).forEach(syllable -> add("^" + syllable));
        }
    }

    private void pairs(List<String> left, List<String> right, boolean first) {
        for (var one : left) {
            for (var other : right) {
                add("+" + one + "." + other);
                add("!" + one.charAt(0) + "." + other.charAt(0));
                if (first) {
                    add("!^." + one.charAt(0) + "." + other.charAt(0));
                }
            }
        }
    }

    private void triples(List<List<String>> readings) {
        for (var one : readings.get(0)) {
            for (var other : readings.get(1)) {
                readings.get(2).forEach(third -> add("!" + one.charAt(0) + "." + other.charAt(0) + "." + third.charAt(0)));
            }
        }
    }

    private void word(String word, boolean first) {
        var end = word.offsetByCodePoints(0, Math.min(40, word.codePointCount(0, word.length())));
        add("=" + word.substring(0, end));
        if (first) {
            add("=^" + word.substring(0, end));
        }
    }

    private void add(String gram) {
        grams.add(prefix + gram);
    }
}
