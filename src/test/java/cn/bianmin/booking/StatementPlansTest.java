package cn.bianmin.booking;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import cn.bianmin.platform.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/**
 * Every statement of booking, and what each booking runs besides, finds its rows by an index.
 *
 * <p>
 * The statements are read from the constants that production uses. They are planned as production plans them: with the settings
 * of {@code application.properties}, as generic plans, in a schema of the test's own that holds what the migrations make.
 *
 * <p>
 * The admission pool keeps a plan made on an empty, analysed table, so its statements may not scan even there. The other pool
 * plans anew when autovacuum analyses a table, which it does within a minute of the first fifty rows; its statements are
 * prepared on the empty tables and judged after that.
 */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class StatementPlansTest {

    private static final List<String> ELSEWHERE = List.of("cn.bianmin.platform.limits.Limits",
            "cn.bianmin.platform.limits.Idempotency", "cn.bianmin.platform.events.Outbox");
    /** They walk a whole table piece by piece, in the background. */
    private static final Set<String> CLEANING = Set.of("Limits.CLEAN", "Idempotency.CLEAN");
    private static final Path CLASSES = Path.of("target/classes");
    private static final int OFTEN = 7;

    private record Statement(String name, String sql) {

        boolean isOfAdmission() {
            return name.startsWith("AdmissionSql.");
        }
    }

    private PlannedTables tables;
    private Connection admission;
    private Connection others;

    @BeforeEach
    void emptyAnalysedTables() throws SQLException, IOException {
        tables = new PlannedTables();
        admission = PlannedTables.connect("quarkus.datasource.admission.reactive.additional-properties.");
        others = PlannedTables.connect("quarkus.datasource.reactive.additional-properties.");
    }

    @AfterEach
    void nothingIsLeft() throws SQLException {
        admission.close();
        others.close();
        tables.close();
    }

    @Test
    void noStatementScansALargeTable() throws SQLException, IOException {
        var statements = statements();
        assertThat(statements).extracting(Statement::name).contains("AdmissionSql.ADMIT", "Limits.TAKE")
                .hasSizeGreaterThan(20);
        var wrong = new ArrayList<String>();
        for (var statement : statements) {
            prepare(statement);
            wrong.addAll(statement.isOfAdmission() ? faults("empty", statement) : List.of());
        }
        tables.fill();
        for (var statement : statements) {
            wrong.addAll(statement.isOfAdmission() ? faults("filled", statement) : List.of());
        }
        tables.analyse();
        for (var statement : statements) {
            wrong.addAll(faults("analysed", statement));
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void theAdmissionFindsACitizensBookingsByTheIndexThatBeginsWithTheCitizen() throws SQLException, IOException {
        var admit = statements().stream().filter(each -> each.name.equals("AdmissionSql.ADMIT")).findAny().orElseThrow();
        prepare(admit);
        assertThat(plan(admit).encode()).contains("booking_of_citizen");
        tables.fill();
        assertThat(plan(admit).encode()).contains("booking_of_citizen");
        tables.analyse();
        assertThat(plan(admit).encode()).contains("booking_of_citizen");
    }

    private List<String> faults(String when, Statement statement) throws SQLException {
        return nodes(plan(statement))
                .filter(node -> isScan(node) || isWithoutTheCitizen(statement, node))
                .map(node -> "%s, %s: %s %s %s %s".formatted(when, statement.name, node.getString("Node Type"),
                        node.getString("Relation Name", ""), node.getString("Index Name", ""),
                        node.getString("Index Cond", "")))
                .toList();
    }

    private static Stream<JsonObject> nodes(JsonObject plan) {
        return Stream.concat(Stream.of(plan),
                plan.getJsonArray("Plans", new JsonArray()).stream().map(JsonObject.class::cast)
                        .flatMap(StatementPlansTest::nodes));
    }

    /** A scan reads the whole table; so does an index of which no condition is used. */
    private static boolean isScan(JsonObject node) {
        return isByIndex(node) ? !node.containsKey("Index Cond")
                : node.getString("Node Type").equals("Seq Scan")
                        && PlannedTables.LARGE.contains(node.getString("Relation Name"));
    }

    /** A network's own bookings are as few as a citizen's: its share bounds them. */
    private static boolean isWithoutTheCitizen(Statement statement, JsonObject node) {
        return statement.sql.matches("(?s).*citizen_id = (a\\.|\\$|ANY).*") && isByIndex(node)
                && node.getString("Index Name").matches("(already_)?book.*")
                && !node.getString("Index Cond", "").matches("(?s).*(citizen_id|network) =.*");
    }

    private static boolean isByIndex(JsonObject node) {
        return node.containsKey("Index Name");
    }

    private Connection connection(Statement statement) {
        return statement.isOfAdmission() ? admission : others;
    }

    private void prepare(Statement statement) throws SQLException {
        PlannedTables.run(connection(statement), "PREPARE \"" + statement.name + "\" AS " + statement.sql);
    }

    /** Planned often enough that a connection would keep the plan. */
    private JsonObject plan(Statement statement) throws SQLException {
        var json = "";
        try (var sql = connection(statement).createStatement()) {
            for (var time = 0; time < OFTEN; time++) {
                try (var rows = sql
                        .executeQuery("EXPLAIN (FORMAT JSON) EXECUTE " + "\"" + statement.name + "\"" + arguments(statement))) {
                    rows.next();
                    json = rows.getString(1);
                }
            }
        }
        return new JsonArray(json).getJsonObject(0).getJsonObject("Plan");
    }

    private String arguments(Statement statement) throws SQLException {
        try (var sql = connection(statement).createStatement();
                var rows = sql.executeQuery("SELECT unnest(parameter_types)::text FROM pg_prepared_statements WHERE name = '"
                        + statement.name + "'")) {
            var arguments = new ArrayList<String>();
            while (rows.next()) {
                arguments.add(argument(rows.getString(1)));
            }
            return arguments.isEmpty() ? "" : arguments.stream().collect(Collectors.joining(", ", " (", ")"));
        }
    }

    private static String argument(String type) {
        if (type.endsWith("[]")) {
            return "ARRAY[" + argument(type.substring(0, type.length() - 2)) + "]::" + type;
        }
        return switch (type) {
            case "integer", "bigint", "smallint" -> "1::" + type;
            case "uuid" -> "md5('1')::uuid";
            case "date", "timestamp with time zone", "timestamp without time zone" -> "'2026-11-20'::" + type;
            case "bytea" -> "'\\x00'::bytea";
            case "interval" -> "'1 minute'::interval";
            default -> "'ORDINARY'::" + type;
        };
    }

    private static List<Statement> statements() throws IOException {
        try (var files = Files.walk(CLASSES.resolve("cn/bianmin/booking"))) {
            var names = files.map(CLASSES::relativize)
                    .map(Path::toString)
                    .filter(name -> name.endsWith(".class") && !name.endsWith("package-info.class"))
                    .map(name -> name.substring(0, name.length() - ".class".length()).replace('/', '.'));
            return Stream.concat(names, ELSEWHERE.stream())
                    .filter(name -> !name.matches(".*_(ClientProxy|Bean|Subclass|Observer).*"))
                    .flatMap(StatementPlansTest::statementsOf)
                    .filter(each -> !CLEANING.contains(each.name))
                    .sorted((one, other) -> one.name.compareTo(other.name))
                    .toList();
        }
    }

    private static Stream<Statement> statementsOf(String type) {
        try {
            var owner = Class.forName(type, false, StatementPlansTest.class.getClassLoader());
            return Arrays.stream(owner.getDeclaredFields())
                    .filter(field -> Modifier.isStatic(field.getModifiers()) && field.getType() == String.class)
                    .map(field -> new Statement(owner.getSimpleName() + "." + field.getName(), text(field)))
                    .filter(each -> each.sql.matches("(?s)(SELECT|WITH|INSERT|UPDATE|DELETE) .*") && !each.sql.contains("?1"));
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String text(Field field) {
        try {
            field.setAccessible(true);
            return String.valueOf(field.get(null)).strip();
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }
}
