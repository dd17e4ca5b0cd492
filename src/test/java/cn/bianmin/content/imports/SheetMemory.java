package cn.bianmin.content.imports;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

import cn.bianmin.content.ContentKind;
import cn.bianmin.platform.problem.ProblemException;
import io.vertx.core.json.JsonArray;

/** A process of its own that reads one workbook as far as the database takes it, and says what came of it. */
final class SheetMemory {

    private SheetMemory() {
    }

    public static void main(String... arguments) throws IOException {
        try {
            var rows = XlsxReading.rows(Files.readAllBytes(Path.of(arguments[0])), ContentKind.NOTICE);
            var stored = new JsonArray();
            rows.forEach(row -> stored.add(row.toJson()));
            var sent = stored.encode().getBytes(StandardCharsets.UTF_8);
            System.out.println("read " + rows.size() + (sent.length > 0 ? "" : " of nothing"));
        } catch (ProblemException refused) {
            System.out.println(refused.getMessage());
        }
    }
}
