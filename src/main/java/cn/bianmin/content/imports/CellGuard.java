package cn.bianmin.content.imports;

import java.io.ByteArrayInputStream;
import java.util.regex.Pattern;

import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

import cn.bianmin.platform.problem.ProblemException;

/**
 * Looks at the cells of a sheet before the workbook's reader does. The reader makes room for every column up to the last one of
 * a row, so a single cell that calls itself ZZZZZZ1 would cost it more than a gigabyte; and it writes a shared formula out for
 * every cell that has it, so a long one would cost it minutes.
 */
final class CellGuard {

    private static final Pattern ADDRESS = Pattern.compile("[A-Z]{1,3}[1-9][0-9]{0,6}");
    private static final int LETTERS = 26;
    /** 64 columns of 5,000 rows with formulas of 60 characters; every one of them is a fault of its row anyway. */
    private static final long MOST_FORMULA_CHARACTERS = 20_000_000;
    private static final int TEN_THOUSAND = 10_000;

    private final XMLStreamReader xml;
    private int cellsOfRow;
    private int formulas;
    private int longestFormula;

    private CellGuard(XMLStreamReader xml) {
        this.xml = xml;
    }

    /** @throws ProblemException 422 {@code import-too-many-columns}, {@code import-too-much-text}, {@code import-unreadable} */
    static void check(byte[] part) {
        var factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        try {
            new CellGuard(factory.createXMLStreamReader(new ByteArrayInputStream(part))).check();
        } catch (XMLStreamException malformed) {
            throw unreadable();
        }
    }

    private void check() throws XMLStreamException {
        while (xml.hasNext()) {
            if (xml.next() == XMLStreamConstants.START_ELEMENT) {
                switch (xml.getLocalName()) {
                    case "row" -> cellsOfRow = 0;
                    case "c" -> checkCell();
                    case "f" -> checkFormula();
                    default -> {
                        // Other elements take no room.
                    }
                }
            }
        }
    }

    /** The reader takes an address in any namespace. */
    private void checkCell() {
        cellsOfRow++;
        refuseIfBeyond(cellsOfRow);
        for (var i = 0; i < xml.getAttributeCount(); i++) {
            if (xml.getAttributeLocalName(i).equals("r")) {
                refuseIfBeyond(column(xml.getAttributeValue(i)));
            }
        }
    }

    private void checkFormula() throws XMLStreamException {
        formulas++;
        longestFormula = Math.max(longestFormula, xml.getElementText().length());
        if ((long) formulas * longestFormula > MOST_FORMULA_CHARACTERS) {
            throw new ProblemException(422, "import-too-much-text", MOST_FORMULA_CHARACTERS / TEN_THOUSAND);
        }
    }

    /** Of AB12 it is 28. */
    private static int column(String address) {
        if (!ADDRESS.matcher(address).matches()) {
            throw unreadable();
        }
        return address.chars()
                .takeWhile(Character::isLetter)
                .reduce(0, (column, letter) -> column * LETTERS + letter - 'A' + 1);
    }

    private static void refuseIfBeyond(int column) {
        if (column > SheetReading.MOST_COLUMNS) {
            throw new ProblemException(422, "import-too-many-columns", SheetReading.MOST_COLUMNS);
        }
    }

    private static ProblemException unreadable() {
        return new ProblemException(422, "import-unreadable");
    }
}
