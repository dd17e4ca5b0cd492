package cn.bianmin.content;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A workbook part by part, as a spreadsheet program packs it, or as somebody who means harm does. */
public final class Workbook {

    private static final String XML = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>";
    private final Map<String, byte[]> parts = new LinkedHashMap<>();
    private final StringBuilder rows = new StringBuilder();
    private int lines;

    public Workbook() {
        part("[Content_Types].xml", XML + """
                <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
                <Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
                <Override PartName="/xl/workbook.xml"
                 ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>
                <Override PartName="/xl/worksheets/sheet1.xml"
                 ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>""");
        part("_rels/.rels", XML + """
                <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1"
                 Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
                 Target="xl/workbook.xml"/></Relationships>""");
        part("xl/workbook.xml", XML + """
                <workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"
                 xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">
                <sheets><sheet name="Sheet1" sheetId="1" r:id="rId1"/></sheets></workbook>""");
        part("xl/_rels/workbook.xml.rels", XML + """
                <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1"
                 Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet"
                 Target="worksheets/sheet1.xml"/></Relationships>""");
    }

    /** A text that cells refer to as {@code $}. */
    public Workbook shared(String text) {
        part("[Content_Types].xml", text("[Content_Types].xml").replace("</Types>", """
                <Override PartName="/xl/sharedStrings.xml"
                 ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/></Types>"""));
        part("xl/_rels/workbook.xml.rels", XML + """
                <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1"
                 Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet"
                 Target="worksheets/sheet1.xml"/><Relationship Id="rId2"
                 Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings"
                 Target="sharedStrings.xml"/></Relationships>""");
        return part("xl/sharedStrings.xml",
                XML + "<sst xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><si><t>"
                        + text + "</t></si></sst>");
    }

    /** Texts; {@code #…} is a number as it stands, {@code =…} a formula that came to 1, {@code $} the {@link #shared} text. */
    public Workbook row(String... cells) {
        lines++;
        rows.append("<row r=\"").append(lines).append("\">");
        for (var i = 0; i < cells.length; i++) {
            var at = (char) ('A' + i) + "" + lines;
            rows.append(cell(at, cells[i]));
        }
        rows.append("</row>");
        return this;
    }

    /** One row as it stands in the sheet. */
    public Workbook rawRow(String cells) {
        lines++;
        rows.append("<row r=\"").append(lines).append("\">").append(cells).append("</row>");
        return this;
    }

    private static String cell(String at, String text) {
        if (text.equals("$")) {
            return "<c r=\"" + at + "\" t=\"s\"><v>0</v></c>";
        }
        if (text.startsWith("#")) {
            return "<c r=\"" + at + "\"><v>" + text.substring(1) + "</v></c>";
        }
        return text.startsWith("=") ? "<c r=\"" + at + "\"><f>" + text.substring(1) + "</f><v>1</v></c>"
                : "<c r=\"" + at + "\" t=\"inlineStr\"><is><t>" + text.replace("&", "&amp;").replace("<", "&lt;")
                        + "</t></is></c>";
    }

    private String text(String part) {
        return new String(parts.getOrDefault(part, new byte[0]), StandardCharsets.UTF_8);
    }

    public Workbook part(String name, String content) {
        return part(name, content.getBytes(StandardCharsets.UTF_8));
    }

    public Workbook part(String name, byte[] content) {
        parts.put(name, content);
        return this;
    }

    public byte[] bytes() {
        parts.putIfAbsent("xl/worksheets/sheet1.xml", sheet("").getBytes(StandardCharsets.UTF_8));
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (var part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue());
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** The sheet with something between the XML's declaration and its first element. */
    public String sheet(String before) {
        return XML + before + "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>"
                + rows
                + "</sheetData></worksheet>";
    }
}
