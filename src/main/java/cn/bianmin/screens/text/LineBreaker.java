package cn.bianmin.screens.text;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.function.IntUnaryOperator;

/**
 * Breaks text into lines of so many columns, as a Chinese LED controller draws them: a half-width (ASCII) character takes one
 * column, every other two.
 *
 * <p>
 * Closing marks never begin a line and opening ones never end one (行首、行尾禁则, GB/T 15834—2011, 5.1): what they belong to goes
 * with them to the next line. Words and numbers are broken only where one alone is wider than a line.
 */
public final class LineBreaker {

    /** One line with a tab is never wanted on a wall; a tab is a space here. */
    private static final String BLANKS = " \t\u00A0";
    private static final String CLOSING = "，。、；：？！…—～·）》」』】〕〗〉｝］”’％‰℃℉°,.;:?!)]}>%";
    private static final String OPENING = "（《「『【〔〖〈｛［“‘￥＄£$#＃№([{<";

    private final int width;
    private final IntUnaryOperator widths;
    private final List<String> lines = new ArrayList<>();
    private final StringBuilder line = new StringBuilder();
    private int used;

    private LineBreaker(int width, IntUnaryOperator widths) {
        this.width = width;
        this.widths = widths;
    }

    /**
     * The lines of a text; an empty line of the text stays one.
     *
     * @param width columns, at least 2
     */
    public static List<String> wrap(String text, int width) {
        return wrap(text, width, LineBreaker::width);
    }

    /** The same for letters of other widths, in whatever unit; no letter is wider than a line. */
    public static List<String> wrap(String text, int width, IntUnaryOperator widths) {
        var columns = new LineBreaker(width, widths);
        text.lines().forEach(columns::paragraph);
        return columns.lines;
    }

    /** How many columns a text takes on one line. */
    public static int width(String text) {
        return text.codePoints().map(LineBreaker::width).sum();
    }

    public static int width(int character) {
        if (character < 0x80) {
            return 1;
        }
        return isMark(character) ? 0 : 2;
    }

    private void paragraph(String text) {
        var before = lines.size();
        var start = 0;
        while (start < text.length()) {
            var end = endOfPiece(text, start);
            place(text.substring(start, end));
            start = end;
        }
        if (used > 0 || lines.size() == before) {
            flush();
        }
    }

    private void place(String piece) {
        if (isBlank(piece.codePointAt(0))) {
            blanks(piece);
            return;
        }
        var needed = needed(piece);
        if (used + needed > width && used > 0) {
            flush();
        }
        if (needed <= width) {
            append(piece, needed);
        } else {
            piece.codePoints().forEach(this::force);
        }
    }

    /** Between two words of a line they stay; at its ends they would only be a hole. */
    private void blanks(String piece) {
        if (used > 0 && used + needed(piece) < width) {
            append(piece, needed(piece));
        } else if (used > 0) {
            flush();
        }
    }

    private void force(int character) {
        var needed = widths.applyAsInt(character);
        if (used + needed > width) {
            flush();
        }
        append(Character.toString(character), needed);
    }

    private int needed(String piece) {
        return piece.codePoints().map(widths).sum();
    }

    private void append(String piece, int needed) {
        line.append(piece);
        used += needed;
    }

    private void flush() {
        lines.add(line.toString().stripTrailing());
        line.setLength(0);
        used = 0;
    }

    /** A piece is blanks, or what must stay together: opening marks, a word or an ideograph, closing marks. */
    private static int endOfPiece(String text, int start) {
        if (isBlank(text.codePointAt(start))) {
            return skip(text, start, LineBreaker::isBlank);
        }
        var end = skip(text, start, LineBreaker::isOpening);
        if (end < text.length() && !isBlank(text.codePointAt(end))) {
            var first = text.codePointAt(end);
            end += Character.charCount(first);
            end = isOfWord(first) ? skip(text, end, LineBreaker::isOfWord) : end;
        }
        return skip(text, end, character -> isClosing(character) || isMark(character));
    }

    private static int skip(String text, int start, IntPredicate kind) {
        var end = start;
        while (end < text.length() && kind.test(text.codePointAt(end))) {
            end += Character.charCount(text.codePointAt(end));
        }
        return end;
    }

    private static boolean isBlank(int character) {
        return BLANKS.indexOf(character) >= 0;
    }

    private static boolean isOpening(int character) {
        return OPENING.indexOf(character) >= 0;
    }

    private static boolean isClosing(int character) {
        return CLOSING.indexOf(character) >= 0;
    }

    private static boolean isOfWord(int character) {
        return (character < 0x80 && !isBlank(character)) || isMark(character);
    }

    /** Written over or into the character before it. */
    private static boolean isMark(int character) {
        return switch (Character.getType(character)) {
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.FORMAT -> true;
            default -> false;
        };
    }
}
