package cn.bianmin;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import jakarta.inject.Inject;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import cn.bianmin.identity.TestPeople;
import cn.bianmin.platform.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;

/**
 * What the interface document calls optional may be left out.
 *
 * <p>
 * The test walks the document and sends every operation a body of required fields alone, with samples that can be read, to a hall
 * that does not exist. The server may refuse it for many reasons, but not for a field that the document does not ask for.
 */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class OptionalFieldsTest {

    private static final String REF = "#/components/schemas/";
    private static final String JSON = "application/json";
    private static final String A_UUID = "01900000-0000-7000-8000-0000000000ff";
    private static final String MORNING = "08:30";
    private static final Set<String> VERBS = Set.of("post", "put", "patch");
    /** Where the form of a text is known to the code only. */
    private static final Map<String, String> SAMPLES = Map.of("SlotId", "1-1-ordinary-20300101-0930", "ItemId", "1-1",
            "DeskId", "1-1", "MinuteOfDay", MORNING, "LocalTime", MORNING, "LocalDate", "2030-01-01",
            "Instant", "2030-01-01T00:00:00Z", "OffsetDateTime", "2030-01-01T00:00:00Z");

    @Inject
    TestPeople people;

    private Map<String, Map<String, Object>> paths = Map.of();
    private Map<String, Map<String, Object>> schemas = Map.of();

    @BeforeEach
    void read() {
        var document = given().get("/q/openapi?format=json").then().statusCode(200).extract().jsonPath();
        paths = document.getMap("paths");
        schemas = document.getMap("components.schemas");
    }

    @Test
    void whatTheDocumentCallsOptionalMayBeLeftOut() {
        var refused = new TreeMap<String, String>();
        var walked = new ArrayList<String>();
        paths.forEach((path, item) -> item.forEach((verb, operation) -> {
            var schema = VERBS.contains(verb) ? bodyOf(map(operation)) : Map.<String, Object> of();
            if (!schema.isEmpty()) {
                var body = sample(schema);
                var answer = send(verb, path, map(operation), body);
                walked.add(path);
                if (answer.statusCode() >= 500 || !asksFor(answer, schema, body).isEmpty()) {
                    refused.put(verb + " " + path, answer.asString());
                }
            }
        }));
        assertThat(walked).hasSizeGreaterThan(30);
        assertThat(refused).isEmpty();
    }

    /** The fields that a 400 names and the sample leaves out, or that the server could not read. */
    private Set<String> asksFor(Response answer, Map<String, Object> schema, Object sent) {
        var named = new TreeSet<String>();
        if (answer.statusCode() == 400 && answer.jsonPath().get("errors") != null) {
            var optional = new TreeSet<String>();
            collect(schema, "", optional);
            optional.removeAll(fieldsOf(sent, ""));
            answer.jsonPath().<String> getList("errors.field").forEach(field -> named.add(field.replaceAll("\\[\\w*]", "")));
            named.removeIf(field -> !optional.contains(field) && !answer.asString().contains("malformed-body"));
        } else if (answer.asString().contains("malformed-body")) {
            named.add("?");
        }
        return named;
    }

    private void collect(Map<String, Object> schema, String prefix, Set<String> fields) {
        if (schema.get("$ref") instanceof String ref) {
            collect(map(schemas.get(ref.substring(REF.length()))), prefix, fields);
        }
        if (schema.containsKey("items")) {
            collect(map(schema.get("items")), prefix, fields);
        }
        map(schema.get("properties")).forEach((name, property) -> {
            var path = prefix.isEmpty() ? name : prefix + "." + name;
            fields.add(path);
            collect(map(property), path, fields);
        });
    }

    /** {@code a}, {@code a.b}: a list's elements count as the list itself. */
    private static Set<String> fieldsOf(Object sent, String prefix) {
        var fields = new TreeSet<String>();
        if (sent instanceof List<?> list) {
            list.forEach(each -> fields.addAll(fieldsOf(each, prefix)));
        }
        map(sent).forEach((name, value) -> {
            var path = prefix.isEmpty() ? name : prefix + "." + name;
            fields.add(path);
            fields.addAll(fieldsOf(value, path));
        });
        return fields;
    }

    private Response send(String verb, String path, Map<String, Object> operation, Object body) {
        var request = given().contentType(JSON).accept(JSON).header("Idempotency-Key", "a-key-of-optional-fields")
                .header("Accept-Language", "en");
        rolesOf(operation).stream().findFirst().ifPresent(role -> request.header("Authorization", "Bearer " + token(role)));
        var target = path.replace("{hall}", "999999999").replace("{year}", "2030").replaceAll("\\{[^}]*}", A_UUID);
        return request.body(body).request(verb.toUpperCase(Locale.ROOT), target);
    }

    private String token(String role) {
        var hall = TestPeople.aHallNumber();
        return switch (role) {
            case "citizen" -> people.citizen().token();
            case "kiosk" -> people.kiosk(hall);
            case "screen" -> people.screen(hall);
            default -> people.staff(hall, role);
        };
    }

    private static List<String> rolesOf(Map<String, Object> operation) {
        var roles = new ArrayList<String>();
        if (operation.get("security") instanceof List<?> requirements) {
            requirements.forEach(each -> map(each).values().forEach(list -> ((List<?>) list)
                    .forEach(role -> roles.add(String.valueOf(role)))));
        }
        return roles;
    }

    private static Map<String, Object> bodyOf(Map<String, Object> operation) {
        return map(map(map(map(operation.get("requestBody")).get("content")).get(JSON)).get("schema"));
    }

    /** The least that the schema asks for. */
    private Object sample(Map<String, Object> schema) {
        if (schema.get("$ref") instanceof String ref) {
            return named(ref.substring(REF.length()));
        }
        if (schema.get("enum") instanceof List<?> values) {
            return values.get(0);
        }
        return schema.get("anyOf") instanceof List<?> choices ? sample(map(choices.get(0))) : ofType(schema);
    }

    private Object named(String name) {
        var known = SAMPLES.get(name);
        if (known != null) {
            return known;
        }
        return name.endsWith("Id") && !name.equals("HallId") ? A_UUID : sample(map(schemas.get(name)));
    }

    private Object ofType(Map<String, Object> schema) {
        return switch (type(schema)) {
            case "object" -> object(schema);
            case "array" -> array(schema);
            case "integer", "number" -> schema.getOrDefault("minimum", 1);
            case "boolean" -> false;
            default -> text(schema);
        };
    }

    private List<Object> array(Map<String, Object> schema) {
        return List.of(sample(map(schema.get("items"))));
    }

    private static String text(Map<String, Object> schema) {
        return "uuid".equals(schema.get("format")) ? A_UUID
                : "x".repeat(schema.get("minLength") instanceof Integer least ? Math.max(1, least) : 1);
    }

    private Map<String, Object> object(Map<String, Object> schema) {
        var fields = new LinkedHashMap<String, Object>();
        if (schema.get("required") instanceof List<?> required) {
            required.forEach(name -> fields.put(String.valueOf(name),
                    field(String.valueOf(name), map(map(schema.get("properties")).get(name)))));
        }
        return fields;
    }

    /** The end of a period comes after its beginning, and a day of every year has a form of its own. */
    private Object field(String name, Map<String, Object> schema) {
        var sample = sample(schema);
        if (name.endsWith("MonthDay")) {
            return "--01-01";
        }
        return name.equals("to") && sample.equals(MORNING) ? "17:30" : sample;
    }

    private static String type(Map<String, Object> schema) {
        var type = schema.get("type");
        return String.valueOf(type instanceof List<?> several ? several.get(0) : type);
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(@Nullable Object json) {
        return json instanceof Map<?, ?> map ? (Map<String, Object>) map : Map.of();
    }
}
