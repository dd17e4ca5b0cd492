package cn.bianmin.content.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import cn.bianmin.content.ContentKind;
import cn.bianmin.content.Workbook;

/** What is read of a file before anybody asks whether it makes sense. */
class SheetsTest {

    private static final String NOTICES = "标题,正文\n停电通知,周六停电\n";
    private static final String DOCTYPE = "<!DOCTYPE x [<!ENTITY a SYSTEM \"file:///etc/passwd\">]>";

    @ParameterizedTest
    @ValueSource(strings = { "UTF-8", "GBK", "GB18030", "UTF-16" })
    void aListIsReadInWhateverEncodingItWasSaved(String charset) {
        var rows = csv(NOTICES.getBytes(Charset.forName(charset)));
        assertThat(rows).singleElement().satisfies(row -> {
            assertThat(row.row()).isEqualTo(2);
            assertThat(row.cell(ImportColumn.TITLE)).hasValue("停电通知");
        });
    }

    @Test
    void aMarkAtTheBeginningIsNoPartOfTheHeading() {
        assertThat(csv(("\uFEFF" + NOTICES).getBytes(StandardCharsets.UTF_8))).hasSize(1);
    }

    @Test
    void quotesCommasAndLineBreaksStandInCells() {
        var row = csv("标题,正文\r\n\"甲,\"\"乙\"\"\",\"第一行\r\n第二行\"\r\n").get(0);
        assertThat(row.cell(ImportColumn.TITLE)).hasValue("甲,\"乙\"");
        assertThat(row.cell(ImportColumn.BODY)).hasValue("第一行\n第二行");
    }

    @ParameterizedTest
    @ValueSource(strings = { "标题\t正文\n甲\t乙\n", "标题;正文\n甲;乙\n", "* 标题（必填）,正 文\n甲,乙\n", "title,body\n甲,乙\n",
            "正文,备注,标题\n乙,x,甲\n", "\n,\n标题,正文\n甲,乙\n" })
    void headingsAreFoundAsPeopleWriteThem(String list) {
        assertThat(csv(list).get(0).cell(ImportColumn.TITLE)).hasValue("甲");
    }

    @Test
    void personAndTelephoneTogetherAreTheContact() {
        var row = CsvReading.rows("岗位,单位,人数,工资,地点,联系人,电话,截止日期\n电工,甲厂,2,面议,一路,王女士,138****1234,2026-12-31\n"
                .getBytes(StandardCharsets.UTF_8), ContentKind.JOB).get(0);
        assertThat(row.cell(ImportColumn.CONTACT)).hasValue("王女士 138****1234");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "标题|import-columns", "标题,标题,正文|import-columns", "正文|import-columns", "''|import-empty",
            "标题,正文|import-empty", "标题,\"正文|import-unreadable" })
    void aHeadingThatDoesNotFitIsRefusedAsAWhole(String list, String problem) {
        refused(problem, () -> csv(list));
    }

    @Test
    void bytesThatAreNoTextAreRefused() {
        refused("import-unreadable", () -> csv(new byte[] { (byte) 0xFF, (byte) 0xFF, 0x20, (byte) 0x80 }));
    }

    @Test
    void rowsAndColumnsHaveALimit() {
        refused("import-too-many-rows", () -> csv("标题,正文\n" + "甲,乙\n".repeat(5_001)));
        refused("import-too-many-columns", () -> csv("标题,正文" + ",".repeat(64) + "\n甲,乙\n"));
        assertThat(csv("标题,正文\n" + "甲,乙\n".repeat(5_000))).hasSize(5_000);
    }

    @Test
    void aFormulaIsNotTakenForAText() {
        assertThat(csv("标题,正文\n=cmd|' /C calc'!A0,乙\n").get(0).faults()).containsEntry(ImportColumn.TITLE, "import.formula");
        var row = xlsx(new Workbook().row("标题", "正文").row("=TODAY()", "乙")).get(0);
        assertThat(row.faults()).containsEntry(ImportColumn.TITLE, "import.formula");
    }

    @Test
    void aWorkbookIsReadLikeAList() {
        var rows = xlsx(
                new Workbook().row("标题", "正文", "截止日期").row("甲", "乙", "#46387").row("", "", "").row("丙", "#13812345678", ""));
        assertThat(rows).extracting(SheetRow::row).containsExactly(2, 4);
        assertThat(rows.get(0).cell(ImportColumn.UNTIL).flatMap(SheetDate::read)).hasValue(LocalDate.of(2026, 12, 31));
        assertThat(rows.get(1).cell(ImportColumn.BODY)).hasValue("13812345678");
    }

    @Test
    void aWorkbookThatUnpacksWithoutEndIsRefused() {
        var bomb = new Workbook().part("xl/media/bomb.bin", new byte[XlsxGuard.MOST_BYTES + 1]);
        assertThat(bomb.bytes()).hasSizeLessThan(1_048_576);
        refused("import-too-large", () -> xlsx(bomb));
        var tags = new Workbook().part("xl/worksheets/sheet1.xml", "<worksheet>" + "<c/>".repeat(1_000_001) + "</worksheet>");
        refused("import-too-large", () -> xlsx(tags));
        var parts = new Workbook();
        for (var i = 0; i <= XlsxGuard.MOST_PARTS; i++) {
            parts.part("p" + i, "");
        }
        refused("import-too-large", () -> xlsx(parts));
    }

    @Test
    void aWorkbookMayNotDefineEntities() {
        var workbook = new Workbook().row("标题", "正文").row("甲", "乙");
        refused("import-unreadable", () -> xlsx(new Workbook().part("xl/worksheets/sheet1.xml", workbook.sheet(DOCTYPE))));
        var hidden = workbook.sheet(DOCTYPE).getBytes(StandardCharsets.UTF_16);
        refused("import-unreadable", () -> xlsx(new Workbook().part("xl/worksheets/sheet1.xml", hidden)));
        var broken = new Workbook().row("标题", "正文").part("xl/worksheets/sheet1.xml", workbook.sheet("").replace("</row>", ""));
        refused("import-unreadable", () -> xlsx(broken));
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "PK", "标题,正文" })
    void whatIsNoWorkbookIsRefused(String file) {
        refused("import-unreadable", () -> XlsxReading.rows(file.getBytes(StandardCharsets.UTF_8), ContentKind.NOTICE));
    }

    @ParameterizedTest
    @CsvSource({ "2026-11-30,2026-11-30", "2026/1/5,2026-01-05", "2026年12月1日,2026-12-01", "20261130,2026-11-30",
            "2026.11.30,2026-11-30", "46387,2026-12-31", "2026-11-30 00:00:00,2026-11-30" })
    void daysAreReadAsPeopleWriteThem(String text, LocalDate day) {
        assertThat(SheetDate.read(text)).hasValue(day);
    }

    @ParameterizedTest
    @ValueSource(strings = { "长期", "2026-02-30", "11/30", "1", "99999" })
    void whatIsNoDayIsNotGuessed(String text) {
        assertThat(SheetDate.read(text)).isEmpty();
    }

    private static void refused(String problem, ThrowingCallable reading) {
        assertThatThrownBy(reading).hasMessage(problem);
    }

    private static List<SheetRow> csv(String list) {
        return csv(list.getBytes(StandardCharsets.UTF_8));
    }

    private static List<SheetRow> csv(byte[] list) {
        return CsvReading.rows(list, ContentKind.NOTICE);
    }

    private static List<SheetRow> xlsx(Workbook workbook) {
        return XlsxReading.rows(workbook.bytes(), ContentKind.NOTICE);
    }
}
