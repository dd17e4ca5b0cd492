package cn.bianmin.screens.emergency;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import java.net.URI;
import java.time.Duration;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import cn.bianmin.hall.HallId;
import cn.bianmin.hall.TestHall;
import cn.bianmin.identity.TestPeople;
import cn.bianmin.identity.TestPeople.TestDevice;
import cn.bianmin.platform.TestDatabase;
import cn.bianmin.platform.TurnableClock;
import cn.bianmin.platform.WallClock;
import cn.bianmin.screens.EventStreamClient;
import cn.bianmin.screens.ScreenScenario;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;

/** One asks, another confirms; refused is whatever else shows something. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class EmergencyTest {

    @TestHTTPResource("/")
    URI server = URI.create("http://127.0.0.1");

    @Inject
    TestPeople people;
    @Inject
    ScreenScenario wall;
    @Inject
    Emergencies emergencies;
    @Inject
    TurnableClock clock;

    private HallId hall = new HallId(1);
    private TestDevice screen;
    private String director = "";
    private String second = "";

    @BeforeEach
    void hangAScreen() {
        hall = TestHall.open().id();
        screen = people.enrolledScreen(hall);
        director = people.staff(hall, "director");
        second = people.staff(hall, "director");
    }

    @AfterEach
    void realTime() {
        clock.reset();
    }

    @Test
    void twoPersonsPutItOnEveryScreenAndEitherTakesItOff() {
        try (var listening = listen()) {
            var emergency = asked();
            assertThat(covering().statusCode()).isEqualTo(204);

            confirm(second, emergency).then().statusCode(200).body("state", equalTo("ACTIVE"));

            var jws = listening.hear(1, "emergency").get(0).data();
            var statement = ScreenScenario.payloadOf(jws, "bianmin-emergency");
            assertThat(statement.fieldNames()).containsExactly("emergency", "hall", "text", "level", "drill", "from", "until",
                    "screens");
            assertThat(statement.getString("text")).isEqualTo("请立即从东门疏散");
            assertThat(statement.getString("emergency")).isEqualTo(emergency);
            assertThat(statement.getValue("screens")).isNull();
            assertThat(ScreenScenario.payloadOf(covering().asString(), "bianmin-emergency")).isEqualTo(statement);

            end(people.staff(hall, "reviewer"), emergency).then().statusCode(204);
            assertThat(listening.hear(1, "emergencyOver").get(0).json().getString("emergency")).isEqualTo(emergency);
            assertThat(covering().statusCode()).isEqualTo(204);
            end(second, emergency).then().statusCode(204);
            assertThat(acts()).containsExactly("emergency.asked", "emergency.confirmed", "emergency.ended");
        }
    }

    @Test
    void nobodyConfirmsTheirOwn() {
        var both = people.staff(hall, "director", "reviewer");
        var emergency = ask(both, Map.of()).jsonPath().getString("emergency");
        confirm(both, emergency).then().statusCode(409).body("type", equalTo("/problems/own-emergency"));
        assertThat(covering().statusCode()).isEqualTo(204);
        assertThat(acts()).containsExactly("emergency.asked", "emergency.confirmation-refused");
        confirm(second, emergency).then().statusCode(200);
    }

    @Test
    void howeverManyAskAtOnceTheHallHasTwentyAtMost() {
        var asking = IntStream.range(0, EmergencyStore.MOST_LIVE + 12)
                .mapToObj(any -> CompletableFuture.supplyAsync(() -> ask(director, Map.of()).statusCode(),
                        task -> new Thread(task).start()))
                .toList();
        var answers = asking.stream().map(CompletableFuture::join).toList();
        assertThat(answers).containsOnly(201, 409);
        assertThat(Collections.frequency(answers, 201)).isEqualTo(EmergencyStore.MOST_LIVE);
    }

    @Test
    void aConfirmationThatIsPlayedAgainShowsNothing() {
        var emergency = asked();
        confirm(second, emergency).then().statusCode(200);
        confirm(second, emergency).then().statusCode(409).body("type", equalTo("/problems/emergency-not-pending"));
        end(director, emergency).then().statusCode(204);
        confirm(second, emergency).then().statusCode(409);
        assertThat(covering().statusCode()).isEqualTo(204);
        assertThat(wall.count("SELECT count(*) FROM screen_event WHERE hall_id = $1 AND name = 'emergency'", hall.value()))
                .isOne();
    }

    @Test
    void whatNobodyConfirmedForAQuarterOfAnHourIsNoEmergency() {
        var emergency = asked();
        clock.advance(Emergency.CONFIRMED_WITHIN.plusSeconds(1));
        var confirmer = people.staff(hall, "reviewer");
        confirm(confirmer, emergency).then().statusCode(409).body("type", equalTo("/problems/emergency-not-pending"));
        emergencies.endWhatIsOver().await().indefinitely();
        assertThat(ScreenScenario.get(confirmer, path()).jsonPath().getString("emergencies[0].state")).isEqualTo("LAPSED");
        // The job may have seen it before the one who came too late.
        assertThat(acts()).containsExactlyInAnyOrder("emergency.asked", "emergency.confirmation-refused", "emergency.expired");
    }

    @Test
    void itEndsByItselfAndTheScreensAreToldOnce() {
        try (var listening = listen()) {
            var emergency = asked();
            confirm(second, emergency).then().statusCode(200);
            listening.hear(1, "emergency");
            clock.advance(Duration.ofMinutes(31));
            emergencies.endWhatIsOver().await().indefinitely();
            emergencies.endWhatIsOver().await().indefinitely();
            assertThat(listening.hear(1, "emergencyOver")).hasSize(1);
        }
        assertThat(ScreenScenario.get(people.enrolledScreen(hall).token(), "/api/halls/" + hall).statusCode()).isEqualTo(200);
        assertThat(acts()).containsExactly("emergency.asked", "emergency.confirmed", "emergency.expired");
        assertThat(wall.count("SELECT count(*) FROM screen_event WHERE hall_id = $1 AND name = 'emergencyOver'", hall.value()))
                .isOne();
    }

    @Test
    void panicOffClearsEverythingWithinFiveSeconds() {
        try (var listening = listen()) {
            var shown = List.of(asked(), asked(), asked());
            shown.forEach(each -> confirm(second, each).then().statusCode(200));
            var waiting = asked();
            listening.hear(3, "emergency");

            var begin = System.nanoTime();
            given().auth().oauth2(second).delete(path()).then().statusCode(204);

            var over = listening.hear(3, "emergencyOver");
            WallClock.promised("panic-off", begin, Duration.ofSeconds(5));
            assertThat(over).extracting(event -> event.json().getString("emergency"))
                    .containsExactlyInAnyOrderElementsOf(shown);
            confirm(second, waiting).then().statusCode(409);
            assertThat(covering().statusCode()).isEqualTo(204);
            assertThat(acts()).endsWith("emergency.all-ended", "emergency.confirmation-refused");
        }
    }

    @Test
    void theChosenScreensAreCoveredAndNoOthersAndADrillSaysSo() {
        var other = people.enrolledScreen(hall);
        try (var here = listen(); var beside = EventStreamClient.to(server, other.id(), other.token())) {
            var one = ask(director, Map.of("drill", true, "screens", List.of(screen.id().toString())))
                    .jsonPath().getString("emergency");
            confirm(second, one).then().statusCode(200);
            assertThat(
                    ScreenScenario.payloadOf(here.hear(1, "emergency").get(0).data(), "bianmin-emergency").getBoolean("drill"))
                    .isTrue();
            confirm(second, asked()).then().statusCode(200);
            here.hear(2, "emergency");
            beside.hear(1, "emergency");
            assertThat(beside.of("emergency")).hasSize(1);
            // The real one covers the drill.
            assertThat(ScreenScenario.payloadOf(covering().asString(), "bianmin-emergency").getBoolean("drill")).isFalse();
        }
        var elsewhere = people.enrolledScreen(TestHall.open().id());
        ask(director, Map.of("screens", List.of(elsewhere.id().toString()))).then().statusCode(404);
    }

    @Test
    void aScreenThatComesLateOrComesBackIsToldWhatCoversIt() {
        var emergency = asked();
        confirm(second, emergency).then().statusCode(200);
        String last;
        try (var late = listen()) {
            assertThat(ScreenScenario.payloadOf(late.hear(1, "emergency").get(0).data(), "bianmin-emergency")
                    .getString("emergency"))
                    .isEqualTo(emergency);
            last = late.lastId();
        }
        end(second, emergency).then().statusCode(204);
        try (var back = EventStreamClient.to(server, screen.id(), screen.token(), last)) {
            assertThat(back.hear(1, "emergencyOver").get(0).json().getString("emergency")).isEqualTo(emergency);
            assertThat(back.of("emergency")).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = { "PT0S", "PT-1H", "PT24H1M" })
    void itLastsADayAtMost(String until) {
        ask(director, Map.of("until", clock.instant().plus(Duration.parse(until)).toString())).then().statusCode(400);
    }

    @Test
    void whoMayNotShowsNothing() {
        var emergency = asked();
        for (var role : List.of("editor", "clerk", "supervisor")) {
            var token = people.staff(hall, role);
            ask(token, Map.of()).then().statusCode(403);
            confirm(token, emergency).then().statusCode(403);
            given().auth().oauth2(token).delete(path()).then().statusCode(403);
        }
        ask(people.staff(hall, "reviewer"), Map.of()).then().statusCode(403);
        ask(screen.token(), Map.of()).then().statusCode(403);
        confirm(screen.token(), emergency).then().statusCode(403);
        confirm(people.staff(TestHall.open().id(), "director"), emergency).then().statusCode(404);
        given().contentType("application/json").body(ScreenScenario.emergency("x", clock.instant())).post(path()).then()
                .statusCode(401);
        ScreenScenario.get(people.screen(TestHall.open().id()), "/api/screens/" + screen.id() + "/emergency").then()
                .statusCode(404);
        ask(director, Map.of("text", "看不见\u202e的字")).then().statusCode(400);
        assertThat(wall.count("SELECT count(*) FROM screen_event WHERE hall_id = $1", hall.value())).isZero();
    }

    private String asked() {
        var answer = ask(director, Map.of());
        answer.then().statusCode(201).body("state", equalTo("PENDING"));
        return answer.jsonPath().getString("emergency");
    }

    private Response ask(String token, Map<String, Object> otherwise) {
        var body = new HashMap<String, Object>(ScreenScenario.emergency("请立即从东门疏散", clock.instant()));
        body.putAll(otherwise);
        return ScreenScenario.post(token, path(), body);
    }

    private Response confirm(String token, String emergency) {
        return ScreenScenario.post(token, path() + "/" + emergency + "/confirm", null);
    }

    private Response end(String token, String emergency) {
        return given().auth().oauth2(token).delete(path() + "/" + emergency);
    }

    private Response covering() {
        return ScreenScenario.get(screen.token(), "/api/screens/" + screen.id() + "/emergency");
    }

    private String path() {
        return "/api/halls/" + hall + "/emergencies";
    }

    private EventStreamClient listen() {
        return EventStreamClient.to(server, screen.id(), screen.token());
    }

    private List<String> acts() {
        return wall.texts("SELECT act FROM audit WHERE hall_id = $1 AND act LIKE 'emergency.%' ORDER BY number", hall.value());
    }
}
