package cn.bianmin;

import static cn.bianmin.booking.BookingDesk.as;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import cn.bianmin.booking.BookingScenario;
import cn.bianmin.content.PublishingScenario;
import cn.bianmin.hall.HallId;
import cn.bianmin.hall.TestHall;
import cn.bianmin.identity.TestPeople;
import cn.bianmin.identity.device.DeviceKind;
import cn.bianmin.platform.TestDatabase;
import cn.bianmin.screens.ScreenScenario;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;

/**
 * Knowing an id opens nothing: every operation with an id in its path is called with the ids of another hall, another person and
 * another device.
 *
 * <p>
 * {@code src/test/resources/access-of-others.txt} says whose ids each operation takes. An operation that is not in it fails
 * here. Each id is one of something that exists, and the one to whom it belongs is heard with the same path and body, so that no
 * refusal is for another reason.
 */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class AccessToOthersTest extends BookingScenario {

    private static final Pattern ID = Pattern.compile("\\{([a-zA-Z]+)}");
    private static final String HALL = "hall";

    /** One line of the table. */
    private record Operation(String verb, String path, String scope, String body, List<String> roles) {

        @Override
        public String toString() {
            return verb + " " + path;
        }
    }

    @Inject
    TestPeople people;

    private HallId ownHall = new HallId(1);
    private HallId otherHall = new HallId(1);
    private String screenToken = "";
    private Map<String, String> idsOfOthers = new HashMap<>();

    @BeforeEach
    void twoHalls() {
        ownHall = TestHall.open().id();
        otherHall = counter.hall().id();
        var owner = counter.citizen();
        var screen = people.enrolledScreen(otherHall);
        screenToken = screen.token();
        var newsroom = new PublishingScenario.Person(counter.hall(), people.staff(otherHall, "editor"));
        idsOfOthers = new HashMap<>(Map.of(
                HALL, otherHall.toString(),
                "booking", counter.booked(owner, counter.slot("2026-11-24T09:00")),
                "slot", counter.slot("2026-11-25T09:30").toString(),
                "item", counter.item().toString(),
                "idNumber", owner.idNumber(),
                "desk", "1",
                // No other test looks at it, and the calendar is that of the whole installation.
                "year", "2039",
                "device", people.device(otherHall, DeviceKind.KIOSK).id().toString(),
                "screen", screen.id().toString(),
                "staff", people.member(otherHall, "clerk").id().toString()));
        idsOfOthers.put("content", newsroom.write(PublishingScenario.notice("停电通知")));
        idsOfOthers.put("closure", made("director", "closures",
                Map.of("from", "2026-12-02", "to", "2026-12-02", "reason", "停电")));
        idsOfOthers.put("day", made("director", "special-openings", Map.of("date", "2026-12-05", "name", "专场", "sessions",
                List.of(Map.of("from", "18:00", "to", "20:00")))));
        idsOfOthers.put("source", made("admin", "sources",
                Map.of("url", "http://127.0.0.2/news", "kind", "NOTICE", "everyMinutes", 60)));
        idsOfOthers.put("emergency", as(people.staff(otherHall, "director"))
                .body(ScreenScenario.emergency("请从安全出口离开", Instant.parse("2026-11-23T01:00:00Z")))
                .post("/api/halls/" + otherHall + "/emergencies").then().extract().path("emergency"));
        idsOfOthers.put("import", csv(as(people.staff(otherHall, "editor")), "标题,正文\n停电,正文\n")
                .post("/api/halls/" + otherHall + "/imports?kind=NOTICE").then().extract().path("import"));
        assertThat(idsOfOthers).doesNotContainValue(null);
    }

    private String made(String role, String what, Map<String, Object> body) {
        var location = as(people.staff(otherHall, role)).body(body).post("/api/halls/" + otherHall + "/" + what).then()
                .statusCode(201).extract().header("Location");
        return location.substring(location.lastIndexOf('/') + 1);
    }

    @Test
    void everyOperationWithAnIdSaysWhoseIdsItTakes() throws IOException {
        var paths = given().get("/q/openapi?format=json").then().statusCode(200).extract().jsonPath()
                .<String, Map<String, Object>> getMap("paths");
        var inCode = new TreeSet<String>();
        paths.forEach((path, item) -> item.keySet().stream()
                .filter(verb -> path.contains("{") && List.of("get", "post", "put", "delete", "patch").contains(verb))
                .forEach(verb -> inCode.add(verb.toUpperCase(java.util.Locale.ROOT) + " " + path)));
        assertThat(table().keySet()).containsExactlyInAnyOrderElementsOf(inCode);
    }

    @Test
    void nobodyOpensWhatBelongsToOthers() throws IOException {
        var opened = new ArrayList<String>();
        for (var operation : table().values()) {
            for (var role : operation.roles()) {
                var status = refused(operation, role);
                if (status != expected(operation)) {
                    opened.add(operation + " as " + role + ": " + status);
                }
            }
            if (operation.scope().equals("hall+id")) {
                for (var role : operation.roles()) {
                    var response = call(as(people.staff(ownHall, role)), operation, Map.of(HALL, ownHall.toString()));
                    if (response.statusCode() != 404) {
                        opened.add(operation + " in the own hall as " + role + ": " + response.statusCode());
                    }
                }
            }
        }
        assertThat(opened).isEmpty();
    }

    @Test
    void theOwnerIsHeard() throws IOException {
        var unheard = new ArrayList<String>();
        for (var deletes : List.of(false, true)) {
            for (var operation : table().values()) {
                if (operation.verb().equals("DELETE") == deletes && !operation.path().endsWith("/events")
                        && !operation.roles().isEmpty()) {
                    var response = call(as(owner(operation)), operation, Map.of());
                    if (List.of(400, 401, 403, 404, 405, 415).contains(response.statusCode()) || response.statusCode() >= 500) {
                        unheard.add(operation + ": " + response.statusCode() + " " + response.asString());
                    }
                }
            }
        }
        assertThat(unheard).isEmpty();
    }

    private int refused(Operation operation, String role) {
        return switch (role) {
            case "citizen" -> call(as(people.citizen().token()), operation, Map.of()).statusCode();
            case "screen" -> {
                var neighbour = call(as(people.screen(otherHall)), operation, Map.of()).statusCode();
                var stranger = call(as(people.screen(ownHall)), operation, Map.of()).statusCode();
                yield neighbour == stranger ? stranger : Math.min(neighbour, stranger);
            }
            default -> call(as(people.staff(ownHall, role)), operation, Map.of()).statusCode();
        };
    }

    private static int expected(Operation operation) {
        return operation.scope().equals("installation") ? 403 : 404;
    }

    private String owner(Operation operation) {
        var roles = operation.roles();
        if (roles.equals(List.of("screen"))) {
            return screenToken;
        }
        if (operation.scope().equals("installation")) {
            return people.admin();
        }
        return people.staff(otherHall, roles.stream().filter(role -> !List.of("citizen", "screen").contains(role))
                .reduce((earlier, later) -> later).orElseThrow());
    }

    private Response call(RequestSpecification who, Operation operation, Map<String, String> own) {
        var path = filled(operation.path(), own);
        var body = filled(operation.body(), own);
        if (operation.path().endsWith("/imports") && !body.isEmpty()) {
            return csv(who, body + "\n停水,正文\n").request(operation.verb(), path + "?kind=NOTICE");
        }
        if (operation.path().endsWith("/plays") && operation.verb().equals("GET")) {
            return who.request("GET", path + "?from=2026-11-01&to=2026-11-02");
        }
        return (body.isEmpty() ? who : who.body(body)).request(operation.verb(), path);
    }

    private String filled(String text, Map<String, String> own) {
        return ID.matcher(text).replaceAll(found -> own.getOrDefault(found.group(1), idsOfOthers.get(found.group(1))));
    }

    private static RequestSpecification csv(RequestSpecification who, String lines) {
        return who.contentType("text/csv").body(lines.getBytes(StandardCharsets.UTF_8));
    }

    /** Those that anyone may call need no look at who is calling; their line says why. */
    private static Map<String, Operation> table() throws IOException {
        var roles = new HashMap<String, List<String>>();
        for (var words : lines("access.txt", -1)) {
            roles.put(words[0] + " " + words[1], List.of(words).subList(2, words.length));
        }
        var table = new TreeMap<String, Operation>();
        for (var words : lines("access-of-others.txt", 4)) {
            var name = words[0] + " " + words[1];
            var forAll = List.of("public", "secret").contains(words[2]);
            assertThat(forAll).as(name + " is for anyone").isEqualTo(roles.get(name).contains("anyone"));
            table.put(name, new Operation(words[0], words[1], words[2], words.length > 3 ? words[3] : "",
                    forAll ? List.of() : roles.get(name)));
        }
        return table;
    }

    private static List<String[]> lines(String file, int columns) throws IOException {
        return Files.readAllLines(Path.of("src/test/resources", file)).stream()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(line -> line.strip().split("\\s+", columns))
                .toList();
    }
}
