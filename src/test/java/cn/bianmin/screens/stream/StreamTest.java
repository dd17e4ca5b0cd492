package cn.bianmin.screens.stream;

import static cn.bianmin.platform.WallClock.await;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.IntStream;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import cn.bianmin.content.ContentKind;
import cn.bianmin.hall.HallId;
import cn.bianmin.hall.TestHall;
import cn.bianmin.identity.TestPeople;
import cn.bianmin.identity.TestPeople.TestDevice;
import cn.bianmin.platform.TestDatabase;
import cn.bianmin.platform.WallClock;
import cn.bianmin.platform.database.Database;
import cn.bianmin.platform.events.Outbox;
import cn.bianmin.screens.EventStreamClient;
import cn.bianmin.screens.ScreenScenario;
import cn.bianmin.screens.event.ScreenEvents;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.vertx.core.json.JsonObject;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class StreamTest {

    @TestHTTPResource("/")
    URI server = URI.create("http://127.0.0.1");

    @Inject
    TestPeople people;
    @Inject
    ScreenScenario wall;
    @Inject
    Streams streams;
    @Inject
    Presence presence;
    @Inject
    Outbox outbox;
    @Inject
    Database database;
    @Inject
    ScreenEvents events;

    private HallId hall = new HallId(1);
    private TestDevice screen;

    @BeforeEach
    void hangAScreen() {
        hall = TestHall.open().id();
        screen = people.enrolledScreen(hall);
    }

    @Test
    void aScreenIsToldTheTimeAndItsPlaylistAndEachNewOne() {
        ScreenScenario.playlist(screen.token(), screen.id()).then().statusCode(200);
        try (var listening = listen()) {
            assertThat(Duration
                    .between(Instant.parse(listening.hear(1, "heartbeat").get(0).json().getString("now")), Instant.now())
                    .abs()).isLessThan(WallClock.PATIENCE);
            assertThat(listening.hear(1, "playlist").get(0).json().getInteger("version")).isEqualTo(1);
            wall.publish(hall, ContentKind.JOB, "招聘保安");
            assertThat(listening.hear(2, "playlist").get(1).json().getInteger("version")).isEqualTo(2);
        }
    }

    @Test
    void aCallGoesToEveryScreenOfTheHallAndToNoOther() {
        var other = people.enrolledScreen(TestHall.open().id());
        try (var here = listen(); var elsewhere = EventStreamClient.to(server, other.id(), other.token())) {
            call("A001");
            assertThat(here.hear(1, "call").get(0).json()).isEqualTo(new JsonObject().put("number", "A001"));
            tell(other, "B001");
            assertThat(elsewhere.hear(1, "call").get(0).json().getString("number")).isEqualTo("B001");
            assertThat(elsewhere.of("call")).hasSize(1);
        }
    }

    @Test
    void whoComesBackIsToldWhatItMissedInOrderAndOnce() {
        String last;
        try (var listening = listen()) {
            tell(screen, "A001");
            listening.hear(1, "call");
            last = listening.lastId();
        }
        IntStream.range(0, 30).forEach(i -> tell(screen, "A1" + i));
        try (var listening = EventStreamClient.to(server, screen.id(), screen.token(), last)) {
            tell(screen, "A200");
            var numbers = listening.hear(31, "call").stream().map(event -> event.json().getString("number")).toList();
            assertThat(numbers).hasSize(31).startsWith("A10", "A11").endsWith("A129", "A200").doesNotHaveDuplicates();
        }
        try (var anew = listen()) {
            tell(screen, "A201");
            assertThat(anew.hear(1, "call").get(0).json().getString("number")).isEqualTo("A201");
        }
    }

    @Test
    void ofManyCallsTheLastTwoHundredAreKept() {
        IntStream.range(0, 230).forEach(i -> tell(screen, "A" + i));
        try (var listening = EventStreamClient.to(server, screen.id(), screen.token(), "1")) {
            var heard = listening.hear(200, "call");
            assertThat(heard.get(heard.size() - 1).json().getString("number")).isEqualTo("A229");
            assertThat(heard).hasSize(200);
        }
        try (var listening = EventStreamClient.to(server, screen.id(), screen.token(), "999999999")) {
            tell(screen, "A230");
            assertThat(listening.hear(1, "call").get(0).json().getString("number")).isEqualTo("A230");
        }
    }

    @Test
    void onlyTheScreenItselfListens() {
        var other = TestHall.open().id();
        assertThat(EventStreamClient.status(server, screen.id(), "")).isEqualTo(401);
        assertThat(EventStreamClient.status(server, screen.id(), screen.token() + "x")).isEqualTo(401);
        assertThat(EventStreamClient.status(server, screen.id(), people.screen(other))).isEqualTo(404);
        assertThat(EventStreamClient.status(server, screen.id(), people.screen(hall))).isEqualTo(404);
        assertThat(EventStreamClient.status(server, screen.id(), people.kiosk(hall))).isEqualTo(403);
        assertThat(EventStreamClient.status(server, screen.id(), people.staff(hall, "director"))).isEqualTo(403);
    }

    @Test
    void aRevokedScreenIsCutOff() {
        try (var listening = listen()) {
            presence.note().await().indefinitely();
            assertThat(listening.isOver()).isFalse();
            assertThat(wall.count("SELECT count(*) FROM screen_seen WHERE hall_id = $1", hall.value())).isOne();
            RestAssured.given().auth().oauth2(people.staff(hall, "admin"))
                    .delete("/api/halls/" + hall + "/devices/" + screen.id()).then().statusCode(204);
            presence.note().await().indefinitely();
            await().until(listening::isOver);
        }
    }

    @Test
    void aStreamThatEndsIsForgottenAndAScreenHasThreeAtMost() {
        try (var first = listen(); var second = listen(); var third = listen()) {
            try (var fourth = listen()) {
                await().until(first::isOver);
                assertThat(own()).isEqualTo(3);
                assertThat(fourth.isOver() || second.isOver() || third.isOver()).isFalse();
            }
            await().until(() -> own() == 2);
        }
    }

    private long own() {
        return streams.present().stream().filter(present -> present.screen().equals(screen.id())).count();
    }

    private EventStreamClient listen() {
        return EventStreamClient.to(server, screen.id(), screen.token());
    }

    /** As the line will: by its event. */
    private void call(String number) {
        database.inTransaction(connection -> outbox.append(connection, new Outbox.Event(hall.value(), "queue.called",
                new JsonObject().put("number", number)))).await().indefinitely();
    }

    private void tell(TestDevice to, String number) {
        var data = new JsonObject().put("number", number).encode();
        var at = to.equals(screen) ? hall : hallOf(to);
        database.inTransaction(connection -> events.tell(connection,
                new ScreenEvents.New(at, ScreenEvents.CALL, data, null, "test " + number))).await().indefinitely();
    }

    private HallId hallOf(TestDevice device) {
        return new HallId((int) wall.count("SELECT hall_id FROM device WHERE device_id = $1", device.id().value()));
    }
}
