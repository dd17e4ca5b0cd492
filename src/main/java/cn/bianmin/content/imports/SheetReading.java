package cn.bianmin.content.imports;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import cn.bianmin.content.ContentKind;
import cn.bianmin.platform.problem.ProblemException;
import cn.bianmin.platform.problem.ProblemException.FieldError;

/** Takes a sheet of any format line by line. The first line that is not empty is the heading, the others are rows. */
final class SheetReading {

    static final int MOST_ROWS = 5_000;
    static final int MOST_COLUMNS = 64;
    /** It is longer than any text of a content; a longer cell is refused and not kept. */
    static final int LONGEST_CELL = 21_000;
    /**
     * All rows together have no more. A workbook may refer to one long text from every row, so its size says nothing about what its rows
     * come to. 5,000 rows of 800 characters, or 200 of the longest texts; with its JSON and UTF-8 this takes some 60 MB.
     */
    static final int MOST_CHARACTERS = 4_000_000;
    private static final int TEN_THOUSAND = 10_000;

    /** One cell as its format gave it; a fault is the reason why it has no text. */
    record Cell(String text, @Nullable String fault) {

        static Cell of(@Nullable String raw) {
            var text = raw == null ? "" : tidy(raw);
            if (text.length() > LONGEST_CELL) {
                return new Cell("", "import.cell-too-long");
            }
            return text.startsWith("=") ? formula() : new Cell(text, null);
        }

        /** A formula is refused, because its value was computed elsewhere. */
        static Cell formula() {
            return new Cell("", "import.formula");
        }

        boolean isEmpty() {
            return text.isEmpty() && fault == null;
        }

        /** White space around a text is dropped, and a line break becomes one character. */
        private static String tidy(String raw) {
            return raw.replace("\r\n", "\n").replace('\r', '\n').replace('\u00A0', ' ').strip();
        }
    }

    private final ContentKind kind;
    private final List<SheetRow> rows = new ArrayList<>();
    private @Nullable List<@Nullable ImportColumn> heading;
    private int charactersLeft = MOST_CHARACTERS;

    SheetReading(ContentKind kind) {
        this.kind = kind;
    }

    /**
     * @throws ProblemException 422 {@code import-columns}, {@code import-too-many-columns}, {@code import-too-many-rows},
     *         {@code import-too-much-text}
     */
    void line(int number, List<Cell> cells) {
        if (cells.stream().allMatch(Cell::isEmpty)) {
            return;
        }
        if (cells.size() > MOST_COLUMNS) {
            throw new ProblemException(422, "import-too-many-columns", MOST_COLUMNS);
        }
        if (heading == null) {
            heading = heading(cells);
            return;
        }
        if (rows.size() == MOST_ROWS) {
            throw new ProblemException(422, "import-too-many-rows", MOST_ROWS);
        }
        var row = row(number, cells, heading);
        charactersLeft -= row.characters();
        if (charactersLeft < 0) {
            throw new ProblemException(422, "import-too-much-text", MOST_CHARACTERS / TEN_THOUSAND);
        }
        rows.add(row);
    }

    /** @throws ProblemException 422 {@code import-empty} */
    List<SheetRow> rows() {
        if (rows.isEmpty()) {
            throw new ProblemException(422, "import-empty");
        }
        return List.copyOf(rows);
    }

    private List<@Nullable ImportColumn> heading(List<Cell> cells) {
        var columns = new ArrayList<@Nullable ImportColumn>();
        var seen = EnumSet.noneOf(ImportColumn.class);
        var errors = new ArrayList<FieldError>();
        for (var cell : cells) {
            var column = ImportColumn.headed(cell.text()).orElse(null);
            columns.add(column);
            if (column != null && !seen.add(column) && column.joint == null) {
                errors.add(new FieldError(column.label, "import.column-twice"));
            }
        }
        errors.addAll(missing(seen));
        if (!errors.isEmpty()) {
            throw new ProblemException(422, "import-columns", errors);
        }
        return columns;
    }

    private List<FieldError> missing(Set<ImportColumn> seen) {
        var errors = new ArrayList<FieldError>();
        for (var column : ImportColumn.required(kind)) {
            if (!seen.contains(column)) {
                errors.add(new FieldError(column.label, "import.column-missing"));
            }
        }
        if (kind == ContentKind.JOB && !seen.contains(ImportColumn.UNTIL) && !seen.contains(ImportColumn.DAYS)) {
            errors.add(new FieldError(ImportColumn.UNTIL.label, "import.column-missing"));
        }
        return errors;
    }

    private static SheetRow row(int number, List<Cell> cells, List<@Nullable ImportColumn> heading) {
        var texts = new EnumMap<ImportColumn, String>(ImportColumn.class);
        var faults = new EnumMap<ImportColumn, String>(ImportColumn.class);
        for (var i = 0; i < Math.min(cells.size(), heading.size()); i++) {
            var column = heading.get(i);
            var cell = cells.get(i);
            if (column != null && cell.fault() != null) {
                faults.put(column, cell.fault());
            } else if (column != null && !cell.isEmpty()) {
                texts.merge(column, cell.text(), (before, after) -> before + column.joint + after);
            }
        }
        return new SheetRow(number, texts, faults);
    }
}
