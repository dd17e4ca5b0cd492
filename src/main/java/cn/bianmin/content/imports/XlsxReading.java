package cn.bianmin.content.imports;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.IntStream;

import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.jspecify.annotations.Nullable;

import cn.bianmin.content.ContentKind;
import cn.bianmin.platform.problem.ProblemException;

/**
 * Reads the first sheet of an Excel workbook (ECMA-376). {@link XlsxGuard} checks what is packed into it before the reader opens
 * it. Dates arrive as the numbers they are stored as; {@link SheetDate} knows them.
 */
final class XlsxReading {

    private XlsxReading() {
    }

    /** @throws ProblemException 422 {@code import-unreadable}, {@code import-too-large} and what {@link SheetReading} refuses */
    static List<SheetRow> rows(byte[] file, ContentKind kind) {
        var sheet = new SheetReading(kind);
        try (var workbook = new ReadableWorkbook(new ByteArrayInputStream(XlsxGuard.looked(file)));
                var lines = workbook.getFirstSheet().openStream()) {
            for (var line : (Iterable<Row>) lines::iterator) {
                sheet.line(line.getRowNum(), cells(line));
            }
            return sheet.rows();
        } catch (ProblemException refused) {
            throw refused;
        } catch (IOException | UncheckedIOException | ExcelReaderException | IllegalArgumentException
                | IndexOutOfBoundsException | NullPointerException | IllegalStateException broken) {
            // The reader has no failure of its own for a workbook that is not what it says.
            throw new ProblemException(422, "import-unreadable");
        }
    }

    private static List<SheetReading.Cell> cells(Row line) {
        if (line.getCellCount() > SheetReading.MOST_COLUMNS) {
            throw new ProblemException(422, "import-too-many-columns", SheetReading.MOST_COLUMNS);
        }
        return IntStream.range(0, line.getCellCount()).mapToObj(line::getCell).map(XlsxReading::cell).toList();
    }

    private static SheetReading.Cell cell(@Nullable Cell cell) {
        if (cell == null) {
            return SheetReading.Cell.of(null);
        }
        if (cell.getFormula() != null || cell.getType() == CellType.FORMULA) {
            return SheetReading.Cell.formula();
        }
        return switch (cell.getType()) {
            case ERROR -> new SheetReading.Cell("", "import.cell-error");
            case NUMBER -> SheetReading.Cell.of(number(cell.getRawValue()));
            default -> SheetReading.Cell.of(cell.getText());
        };
    }

    /** 1.3812345678E10 is a telephone number. */
    private static String number(String raw) {
        try {
            var value = new BigDecimal(raw);
            return value.precision() - value.scale() > 20 || value.scale() > 20 ? raw
                    : value.stripTrailingZeros().toPlainString();
        } catch (NumberFormatException other) {
            return raw;
        }
    }
}
