package cn.bianmin;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import cn.bianmin.identity.TestPeople;
import cn.bianmin.platform.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;

/**
 * Who may call what, for every operation of the interface.
 *
 * <p>
 * {@code src/test/resources/access.txt} is the table: verb, path, and the roles, or {@code anyone} or {@code signed-in}. It is
 * written by hand; an operation that is not in it fails here, and so does one whose annotation says something else.
 */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class AccessTest {

    private static final String ANYONE = "anyone";
    private static final String SIGNED_IN = "signed-in";
    private static final Set<String> VERBS = Set.of("get", "post", "put", "delete", "patch");

    @Inject
    TestPeople people;

    @Test
    void everyOperationStandsInTheTableAndSaysTheSame() throws IOException {
        assertThat(operations()).containsExactlyInAnyOrderEntriesOf(table());
    }

    @Test
    void anonymousCallersOpenOnlyWhatIsForAnyone() throws IOException {
        table().forEach((operation, who) -> {
            var status = call(given(), operation);
            if (who.contains(ANYONE)) {
                assertThat(status).as(operation).isNotIn(401, 403).isLessThan(500);
            } else {
                assertThat(status).as(operation).isIn(401, 404);
            }
        });
    }

    @Test
    void aRoleOpensNothingThatIsNotItsOwn() throws IOException {
        var tokens = tokens();
        table().forEach((operation, who) -> tokens.forEach((role, token) -> {
            if (!who.contains(role) && !who.contains(ANYONE) && !who.contains(SIGNED_IN)) {
                var status = call(given().header("Authorization", "Bearer " + token), operation);
                assertThat(status).as(operation + " as " + role).isIn(403, 404);
            }
        }));
    }

    private Map<String, String> tokens() {
        var hall = TestPeople.aHallNumber();
        var tokens = new TreeMap<String, String>();
        tokens.put("citizen", people.citizen().token());
        tokens.put("kiosk", people.kiosk(hall));
        tokens.put("screen", people.screen(hall));
        for (var role : List.of("clerk", "director", "editor", "reviewer", "supervisor", "admin")) {
            tokens.put(role, people.staff(hall, role));
        }
        return tokens;
    }

    private static int call(RequestSpecification request, String operation) {
        var words = operation.split(" ", -1);
        var path = words[1].replaceAll("\\{[^}]*}", "1");
        return request.header("Idempotency-Key", "a-key-of-the-access-test")
                .contentType("application/json")
                .body(words[0].equals("GET") ? "" : "{}")
                .request(words[0], path)
                .statusCode();
    }

    private static Map<String, Set<String>> table() throws IOException {
        var table = new TreeMap<String, Set<String>>();
        for (var line : Files.readAllLines(Path.of("src/test/resources/access.txt"))) {
            if (!line.isBlank() && !line.startsWith("#")) {
                var words = Arrays.asList(line.strip().split("\\s+", -1));
                table.put(words.get(0) + " " + words.get(1), new TreeSet<>(words.subList(2, words.size())));
            }
        }
        return table;
    }

    /** What the code says, by way of the OpenAPI document. */
    private static Map<String, Set<String>> operations() {
        var document = given().get("/q/openapi?format=json").then().statusCode(200).extract().jsonPath();
        Map<String, Map<String, Object>> paths = document.getMap("paths");
        var operations = new TreeMap<String, Set<String>>();
        paths.forEach((path, item) -> item.forEach((verb, operation) -> {
            if (VERBS.contains(verb)) {
                operations.put(verb.toUpperCase(java.util.Locale.ROOT) + " " + path, who((Map<?, ?>) operation));
            }
        }));
        return operations;
    }

    private static Set<String> who(Map<?, ?> operation) {
        if (!(operation.get("security") instanceof List<?> requirements) || requirements.isEmpty()) {
            return Set.of(ANYONE);
        }
        var roles = new TreeSet<String>();
        for (var requirement : requirements) {
            ((Map<?, ?>) requirement).values()
                    .forEach(list -> ((List<?>) list).forEach(role -> roles.add(String.valueOf(role))));
        }
        return roles.isEmpty() ? Set.of(SIGNED_IN) : roles;
    }
}
