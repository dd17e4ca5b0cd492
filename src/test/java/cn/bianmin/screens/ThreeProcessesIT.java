package cn.bianmin.screens;

import static cn.bianmin.platform.WallClock.await;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import cn.bianmin.booking.Replica;
import cn.bianmin.content.ContentKind;
import cn.bianmin.hall.HallId;
import cn.bianmin.hall.TestHall;
import cn.bianmin.identity.TestPeople;
import cn.bianmin.identity.TestPeople.TestDevice;
import cn.bianmin.platform.TestDatabase;
import cn.bianmin.platform.WallClock;
import cn.bianmin.platform.database.Database;
import cn.bianmin.screens.event.ScreenEvents;
import io.quarkus.scheduler.Scheduler;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Tuple;

/** The test's own process and two of the packaged application over one database act as one. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@Timeout(600)
class ThreeProcessesIT {

    private static final int SCREENS = 6;
    private static final List<Replica> REPLICAS = new ArrayList<>();

    @TestHTTPResource("/")
    URI own = URI.create("http://127.0.0.1");

    @Inject
    TestPeople people;
    @Inject
    ScreenScenario wall;
    @Inject
    Database database;
    @Inject
    ScreenEvents events;
    @Inject
    Scheduler scheduler;

    private HallId hall = new HallId(1);
    private List<TestDevice> screens = List.of();

    @BeforeEach
    void startTwo() {
        REPLICAS.removeIf(replica -> !replica.isRunning());
        while (REPLICAS.size() < 2) {
            REPLICAS.add(Replica.start(Replica.patientWithSharedDatabase()));
        }
        REPLICAS.forEach(Replica::ready);
        hall = TestHall.open().id();
        screens = IntStream.range(0, SCREENS).mapToObj(any -> people.enrolledScreen(hall)).toList();
    }

    @AfterEach
    void ownSchedulerRuns() {
        scheduler.resume();
    }

    @AfterAll
    static void stopBoth() {
        REPLICAS.forEach(Replica::close);
        REPLICAS.clear();
    }

    @Test
    void aPlaylistIsMadeOnceWhoeverMakesIt() {
        Stream.of(own, first(), second()).forEach(server -> assertThat(version(server, screens.get(0))).isOne());
        assertThat(versions()).containsOnly(1L).hasSize(SCREENS);
        for (var round = 2L; round < 6; round++) {
            var expected = round;
            wall.publish(hall, ContentKind.JOB, "招聘 " + round);
            await().untilAsserted(() -> assertThat(versions()).containsOnly(expected));
        }
        // All have looked whether something is due, and are told what was published; nobody makes it again.
        overdue();
        await().untilAsserted(() -> assertThat(versions()).containsOnly(6L));
        await().pollDelay(Duration.ofSeconds(17))
                .untilAsserted(() -> assertThat(versions()).containsOnly(6L));
        Stream.of(own, first(), second()).forEach(server -> assertThat(version(server, screens.get(0))).isEqualTo(6));
    }

    @Test
    void anEmergencyIsEverywhereWithinTwoSecondsAndEndsOnce() {
        try (var here = listen(own, 0); var there = listen(first(), 1); var elsewhere = listen(second(), 2)) {
            var all = List.of(here, there, elsewhere);
            var emergency = ask(Instant.now().plusSeconds(6));
            var begin = System.nanoTime();
            confirm(second(), emergency);
            all.forEach(each -> assertThat(each.hear(1, "emergency")).hasSize(1));
            WallClock.promised("an emergency everywhere", begin, Duration.ofSeconds(2));
            all.forEach(each -> assertThat(each.hear(1, "emergencyOver").get(0).json().getString("emergency"))
                    .isEqualTo(emergency));

            var other = ask(Instant.now().plusSeconds(600));
            confirm(first(), other);
            all.forEach(each -> each.hear(2, "emergency"));
            begin = System.nanoTime();
            given().auth().oauth2(people.staff(hall, "director")).delete(first().resolve(path())).then().statusCode(204);
            all.forEach(each -> each.hear(2, "emergencyOver"));
            WallClock.promised("panic-off everywhere", begin, Duration.ofSeconds(5));
            all.forEach(each -> assertThat(each.of("emergencyOver")).hasSize(2));
        }
        assertThat(wall.count("SELECT count(*) FROM screen_event WHERE hall_id = $1 AND name = 'emergencyOver'", hall.value()))
                .isEqualTo(2);
        assertThat(wall.texts("SELECT act FROM audit WHERE hall_id = $1 AND act LIKE 'emergency.e%' ORDER BY number",
                hall.value()))
                .containsExactly("emergency.expired", "emergency.ended");
    }

    @Test
    void whoIsCutOffGoesOnAtAnotherProcess() {
        var listening = listen(first(), 3);
        tell("A1");
        listening.hear(1, "call");
        var last = listening.lastId();
        REPLICAS.get(0).kill();
        await().until(listening::isOver);
        IntStream.range(2, 12).forEach(i -> tell("A" + i));
        var screen = screens.get(3);
        try (var again = EventStreamClient.to(second(), screen.id(), screen.token(), last)) {
            tell("A12");
            assertThat(again.hear(11, "call").stream().map(event -> event.json().getString("number")))
                    .containsExactlyElementsOf(IntStream.rangeClosed(2, 12).mapToObj(i -> "A" + i).toList());
        }
    }

    /** Of the processes whose scheduler runs one is held in the middle of the job, and all of them die there. */
    @Test
    void aProcessThatDiesAtWorkLosesNothing() {
        screens.forEach(screen -> assertThat(version(own, screen)).isOne());
        var before = versions();
        assertThat(before).containsOnly(1L).hasSize(SCREENS);
        scheduler.pause();
        database.inTransaction(Duration.ofSeconds(50), connection -> connection
                .preparedQuery("SELECT pg_advisory_xact_lock(hashtextextended('screens.playlist', $1))")
                .execute(Tuple.of((long) hall.value()))
                .invoke(this::overdue)
                .chain(() -> Uni.createFrom().emitter(emitter -> new Thread(() -> {
                    await().until(this::isJobAtWork);
                    REPLICAS.forEach(Replica::kill);
                    emitter.complete(null);
                }, "killer").start()))).await().indefinitely();
        assertThat(versions()).isEqualTo(before);
        // As if its lease were over, which lasts less than a minute (JobsTest).
        database.query("UPDATE job SET due_at = now() WHERE name = 'screens.playlists'", Tuple.tuple()).await().indefinitely();
        scheduler.resume();
        await().untilAsserted(() -> assertThat(versions()).containsOnly(2L));
    }

    /** It waits for the lock that this test holds. */
    private boolean isJobAtWork() {
        return !wall.texts("SELECT query FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND wait_event = 'advisory'")
                .isEmpty();
    }

    /** As if half a day were over. */
    private void overdue() {
        database.query("UPDATE playlist SET due_at = now() - INTERVAL '1 second' WHERE hall_id = $1", Tuple.of(hall.value()))
                .subscribe().with(done -> {
                    // The next who looks makes them.
                });
    }

    private List<Long> versions() {
        var rows = database.query("SELECT version FROM playlist WHERE hall_id = $1 ORDER BY screen", Tuple.of(hall.value()))
                .await().indefinitely();
        var versions = new ArrayList<Long>();
        rows.forEach(row -> versions.add(row.getLong(0)));
        return versions;
    }

    private static int version(URI server, TestDevice screen) {
        return given().auth().oauth2(screen.token()).get(server.resolve("/api/screens/" + screen.id() + "/playlist"))
                .then().statusCode(200).extract().jsonPath().getInt("version");
    }

    private String ask(Instant until) {
        return given().auth().oauth2(people.staff(hall, "director")).contentType("application/json")
                .body(Map.of("text", "请疏散", "level", "DANGER", "until", until.toString(), "drill", false))
                .post(first().resolve(path())).then().statusCode(201).extract().jsonPath().getString("emergency");
    }

    private void confirm(URI server, String emergency) {
        given().auth().oauth2(people.staff(hall, "reviewer")).contentType("application/json")
                .post(server.resolve(path() + "/" + emergency + "/confirm")).then().statusCode(200);
    }

    private void tell(String number) {
        database.inTransaction(connection -> events.tell(connection, new ScreenEvents.New(hall, ScreenEvents.CALL,
                new JsonObject().put("number", number).encode(), null, "test " + number))).await().indefinitely();
    }

    private EventStreamClient listen(URI server, int screen) {
        return EventStreamClient.to(server, screens.get(screen).id(), screens.get(screen).token());
    }

    private static URI first() {
        return REPLICAS.get(0).uri();
    }

    private static URI second() {
        return REPLICAS.get(1).uri();
    }

    private String path() {
        return "/api/halls/" + hall + "/emergencies";
    }
}
