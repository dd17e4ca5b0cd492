package cn.bianmin.content.imports;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

import io.vertx.core.json.JsonObject;

/**
 * One row of an import before its cells are checked.
 *
 * @param row its number as a spreadsheet shows it, the heading being 1; of a feed the number of the entry
 * @param cells what it says, without white space around; an empty cell is not there
 * @param faults cells that cannot be read, with the reason as {@link RejectionReason#stored()}
 */
public record SheetRow(int row, Map<ImportColumn, String> cells, Map<ImportColumn, String> faults) {

    public SheetRow {
        cells = Map.copyOf(cells);
        faults = Map.copyOf(faults);
    }

    /** The text of a cell; empty when the cell is. */
    public Optional<String> cell(ImportColumn column) {
        return Optional.ofNullable(cells.get(column));
    }

    int characters() {
        return cells.values().stream().mapToInt(String::length).sum();
    }

    JsonObject toJson() {
        return new JsonObject().put("row", row).put("cells", json(cells)).put("faults", json(faults));
    }

    static SheetRow of(JsonObject json) {
        return new SheetRow(json.getInteger("row"), columns(json.getJsonObject("cells")),
                columns(json.getJsonObject("faults")));
    }

    private static JsonObject json(Map<ImportColumn, String> map) {
        var json = new JsonObject();
        map.forEach((column, text) -> json.put(column.name(), text));
        return json;
    }

    private static Map<ImportColumn, String> columns(JsonObject json) {
        var map = new EnumMap<ImportColumn, String>(ImportColumn.class);
        json.forEach(entry -> map.put(ImportColumn.valueOf(entry.getKey()), String.valueOf(entry.getValue())));
        return map;
    }
}
