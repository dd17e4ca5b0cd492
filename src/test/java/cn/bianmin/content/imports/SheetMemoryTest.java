package cn.bianmin.content.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import cn.bianmin.content.Workbook;
import cn.bianmin.platform.JavaProcess;

/**
 * An import takes at most 200 MB of the heap. Each workbook is read by a process of its own that has no more than 128 MB for
 * everything, so an allocation too many ends it, on every machine alike.
 */
class SheetMemoryTest {

    private static final String HEAP = "-Xmx128m";

    @TempDir
    Path directory;

    @Test
    void theLargestWorkbookThatIsAllowedIsRead() throws IOException {
        assertThat(outcome(rows(5_000, "文".repeat(780)))).isEqualTo("read 5000");
    }

    @Test
    void aTextThatEveryRowRefersToCountsInEveryRow() throws IOException {
        var workbook = new Workbook().shared("文".repeat(20_000)).row("标题", "正文");
        IntStream.range(0, 5_000).forEach(row -> workbook.row("题" + row, "$"));
        assertThat(outcome(workbook)).isEqualTo("import-too-much-text");
    }

    @Test
    void aCellFarToTheRightTakesNoRoom() throws IOException {
        assertThat(outcome(list(book -> book.rawRow("<c r=\"ZZZZZZ2\"><v>1</v></c>")))).isEqualTo("import-unreadable");
        assertThat(outcome(list(book -> book.rawRow("<c r=\"XFD2\"><v>1</v></c>")))).isEqualTo("import-too-many-columns");
        assertThat(outcome(list(book -> book.rawRow("<c x:r=\"XFD2\" xmlns:x=\"x\"><v>1</v></c>"))))
                .isEqualTo("import-too-many-columns");
    }

    @Test
    void aRowOfNothingButCellsIsRefused() throws IOException {
        assertThat(outcome(list(book -> book.rawRow("<c/>".repeat(900_000))))).isEqualTo("import-too-many-columns");
    }

    @Test
    void textsThatNoCellRefersToAreLeftOut() throws IOException {
        var workbook = new Workbook().shared("x".repeat(15_000_000)).row("标题", "正文").row("甲", "乙");
        assertThat(outcome(workbook)).isEqualTo("read 1");
    }

    /** The reader writes a shared formula out for each cell; 4,000 times 300,000 characters take it minutes. */
    @Test
    void aLongFormulaThatManyCellsShareIsRefused() throws IOException {
        var workbook = new Workbook().row("标题", "正文")
                .rawRow("<c r=\"A2\"><f t=\"shared\" si=\"0\" ref=\"A2:A5000\">" + "A1+".repeat(100_000) + "1</f><v>1</v></c>");
        IntStream.range(3, 4_000).forEach(
                row -> workbook.rawRow("<c r=\"A" + row + "\"><f t=\"shared\" si=\"0\"/><v>1</v></c>"));
        assertThat(outcome(workbook)).isEqualTo("import-too-much-text");
    }

    private static Workbook list(Consumer<Workbook> more) {
        var workbook = new Workbook().row("标题", "正文");
        more.accept(workbook);
        return workbook;
    }

    private static Workbook rows(int count, String body) {
        return list(book -> IntStream.range(0, count).forEach(row -> book.row("题" + row, body)));
    }

    /** The last word of a process that reads the workbook; an OutOfMemoryError is no such word. */
    private String outcome(Workbook workbook) throws IOException {
        var file = Files.write(directory.resolve("list.xlsx"), workbook.bytes());
        return JavaProcess.run(HEAP, SheetMemory.class, file.toString()).stream().reduce("", (before, line) -> line);
    }
}
