package cn.bianmin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

/**
 * The SQL on a table stands in one room. Who wants to know what is done to a table, or changes its columns, looks there.
 *
 * <p>
 * A table is what a migration creates. Its SQL is every string of a class in {@code src/main/java} that names it after
 * {@code FROM}, {@code JOIN}, {@code INTO}, {@code UPDATE} or {@code USING}, and the entity that Hibernate maps to it.
 */
class TableOwnersTest {

    private static final Path SOURCES = Path.of("src/main/java/cn/bianmin");
    private static final Pattern CREATED = Pattern.compile("CREATE (?:UNLOGGED )?TABLE (?:IF NOT EXISTS )?(\\w+)");
    private static final Pattern TEXT = Pattern.compile("\"\"\".*?\"\"\"|\"(?:[^\"\\\\\\n]|\\\\.)*\"", Pattern.DOTALL);
    private static final Pattern NAMED = Pattern.compile("\\b(?:FROM|JOIN|INTO|UPDATE|USING)\\s+(?:ONLY\\s+)?([a-z_]+)\\b");
    private static final Pattern COMMON_TABLE = Pattern.compile("\\b(\\w+)(?: \\([\\w, ]+\\))? AS (?:MATERIALIZED )?\\(");
    private static final Pattern ENTITY = Pattern.compile("@Table\\(name = \"(\\w+)\"");

    private static final String ADMISSION = "The admission statement judges, charges, books and answers at once.";

    private static final String LOAD = "How hard a puzzle is follows from what a network has, read in one snapshot.";

    /** Tables of which another room than the owner has a statement, each room with its reason. */
    private static final Map<String, Map<String, String>> EXCEPTIONS = Map.ofEntries(
            Map.entry("booking", Map.of("booking/admission", ADMISSION, "booking/challenge", LOAD)),
            Map.entry("slot_day", Map.of("booking/admission", ADMISSION)),
            Map.entry("pending_place", Map.of(
                    "booking/admission", ADMISSION,
                    "booking/challenge", LOAD,
                    "booking/life", "Who has a place is read in one snapshot: a hold becomes a booking between two.")),
            Map.entry("pre_review", Map.of("booking/admission", ADMISSION)),
            Map.entry("idempotency", Map.of("booking/admission", ADMISSION)),
            Map.entry("outbox", Map.of(
                    "booking/admission", ADMISSION,
                    "booking/life", "The end of a day and its events are one statement over all its bookings.",
                    "content/life", "The expiry of contents and its events are one statement.")),
            Map.entry("catalogue", Map.of(
                    "guide/edition",
                    "The first edition inserts the row of its hall unless another just did; an entity cannot.")),
            Map.entry("content_version", Map.of(
                    "content/published", "The facade in the root reads by it, and content/life stands on the facade's topic.")),
            Map.entry("playlist", Map.of(
                    "screens/setting", "What a screen reports is read beside the playlist it should have.")));

    @Test
    void theSqlOnATableStandsInOneRoom() {
        var strangers = new TreeMap<String, Set<String>>();
        rooms().forEach((table, rooms) -> {
            var owners = new TreeSet<>(rooms);
            owners.removeAll(EXCEPTIONS.getOrDefault(table, Map.of()).keySet());
            if (owners.size() > 1) {
                strangers.put(table, owners);
            }
        });
        assertThat(strangers).isEmpty();
    }

    @Test
    void anExceptionThatIsNoMoreIsTakenOffTheList() {
        var rooms = rooms();
        EXCEPTIONS.forEach((table, excepted) -> {
            assertThat(rooms.getOrDefault(table, Set.of())).as(table).containsAll(excepted.keySet());
            assertThat(excepted.values()).as(table).allMatch(reason -> reason.endsWith("."));
        });
    }

    @Test
    void everyTableHasAnOwner() {
        assertThat(rooms().keySet()).containsAll(tables());
    }

    /** The rooms that have a statement or an entity of each table. */
    private static Map<String, Set<String>> rooms() {
        var tables = tables();
        var rooms = new TreeMap<String, Set<String>>();
        BiConsumer<String, String> found = (table, room) -> {
            if (tables.contains(table)) {
                rooms.computeIfAbsent(table, any -> new TreeSet<>()).add(room);
            }
        };
        files(SOURCES, ".java").forEach(file -> {
            var source = read(file);
            var room = SOURCES.relativize(file.getParent()).toString();
            ENTITY.matcher(source).results().forEach(each -> found.accept(each.group(1), room));
            TEXT.matcher(source).results().forEach(text -> named(text.group()).forEach(table -> found.accept(table, room)));
        });
        return rooms;
    }

    /** The tables that a text names, without what it only calls so for itself. */
    private static Set<String> named(String text) {
        var named = NAMED.matcher(text).results().map(each -> each.group(1)).collect(Collectors.toSet());
        COMMON_TABLE.matcher(text).results().forEach(each -> named.remove(each.group(1)));
        return named;
    }

    private static Set<String> tables() {
        return files(Path.of("src/main/resources/db/migration"), ".sql")
                .flatMap(file -> CREATED.matcher(read(file)).results().map(each -> each.group(1)).toList().stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<Path> files(Path directory, String ending) {
        try (var files = Files.walk(directory)) {
            return files.filter(file -> file.toString().endsWith(ending)).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
