package cn.bianmin.platform.text;

import java.util.Set;

/** Which characters may stand in a text of the house. */
public final class Characters {

    /** The categories of Unicode whose characters change a text without being seen. */
    private static final Set<Integer> UNSEEN_CATEGORIES = Set.of(
            (int) Character.CONTROL, (int) Character.FORMAT, (int) Character.SURROGATE,
            (int) Character.LINE_SEPARATOR, (int) Character.PARAGRAPH_SEPARATOR);

    /** Letters by category, yet blank: the Hangul fillers. */
    private static final Set<Integer> BLANK_LETTERS = Set.of(0x115F, 0x1160, 0x3164, 0xFFA0);

    /** Between the parts of a name: middle dots as the names of many nationalities are written, hyphens, apostrophes. */
    private static final Set<Integer> NAME_MARKS = Set.of(
            0x00B7, 0x2022, 0x2027, 0x30FB, (int) ' ', (int) '-', (int) '\'', 0x2019, (int) '.');

    private Characters() {
    }

    /** Unassigned ones pass: this Java may be older than the character (CJK Extension H). */
    static boolean isVisible(int character) {
        var isNoncharacter = (character & 0xFFFE) == 0xFFFE || (character >= 0xFDD0 && character <= 0xFDEF);
        return !isNoncharacter
                && !UNSEEN_CATEGORIES.contains(Character.getType(character))
                && !BLANK_LETTERS.contains(character);
    }

    static boolean isLayout(int character) {
        return character == '\n' || character == '\r' || character == '\t';
    }

    /** Planes 2 and 3 hold ideographs only (Extensions B to H), of which this Java may know a part. */
    static boolean isNameLetter(int character) {
        var isRareIdeograph = character >= 0x20000 && character < 0x3FFFE;
        var isLetter = Character.isLetter(character) || Character.getType(character) == Character.LETTER_NUMBER;
        return isVisible(character) && (isRareIdeograph || isLetter || isCombiningMark(character));
    }

    static boolean isNameMark(int character) {
        return NAME_MARKS.contains(character);
    }

    /** PostgreSQL holds every text except these. */
    public static boolean cannotBeStored(int character) {
        return character == 0 || Character.getType(character) == Character.SURROGATE;
    }

    private static boolean isCombiningMark(int character) {
        var type = Character.getType(character);
        return type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
    }
}
