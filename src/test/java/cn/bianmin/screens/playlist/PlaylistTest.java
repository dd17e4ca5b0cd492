package cn.bianmin.screens.playlist;

import static cn.bianmin.platform.WallClock.await;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import java.util.Map;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import cn.bianmin.content.ContentKind;
import cn.bianmin.hall.HallId;
import cn.bianmin.hall.TestHall;
import cn.bianmin.identity.TestPeople;
import cn.bianmin.identity.TestPeople.TestDevice;
import cn.bianmin.platform.TestDatabase;
import cn.bianmin.platform.TurnableClock;
import cn.bianmin.platform.database.Database;
import cn.bianmin.screens.Programmes;
import cn.bianmin.screens.ScreenScenario;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Tuple;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class PlaylistTest {

    @Inject
    TestPeople people;
    @Inject
    ScreenScenario wall;
    @Inject
    Playlists playlists;
    @Inject
    PlaylistTimes times;
    @Inject
    Database database;
    @Inject
    TurnableClock clock;

    private HallId hall = new HallId(1);
    private TestDevice screen;

    @BeforeEach
    void hangAScreen() {
        hall = TestHall.open().id();
        screen = people.enrolledScreen(hall);
    }

    @AfterEach
    void realTime() {
        clock.reset();
    }

    @Test
    void aNewScreenGetsWhatIsPublishedSignedForADayAtLeast() {
        var job = wall.publish(hall, ContentKind.JOB, "招聘保安");
        wall.publish(hall, ContentKind.POLICY, "不在 LED 上");

        var answer = playlist();

        answer.then().statusCode(200);
        var playlist = new JsonObject(answer.asString());
        assertThat(playlist.fieldNames()).containsExactly("screen", "hall", "hallName", "version", "kind", "width", "height",
                "zone", "issuedAt", "validUntil", "parts", "items");
        assertThat(playlist.getString("screen")).isEqualTo(screen.id().toString());
        assertThat(playlist.getString("kind")).isEqualTo("LED");
        assertThat(playlist.getString("zone")).isEqualTo("Asia/Shanghai");
        assertThat(Duration.between(Instant.parse(playlist.getString("issuedAt")),
                Instant.parse(playlist.getString("validUntil"))))
                .isGreaterThanOrEqualTo(Duration.ofHours(24));
        assertThat(playlist.getJsonArray("items")).hasSize(1);
        assertThat(playlist.getJsonArray("items").getJsonObject(0).getString("content")).isEqualTo(job.toString());
        assertThat(playlist.getJsonArray("items").getJsonObject(0).getJsonObject("job").getString("post")).isEqualTo("保安");
        assertThat(ScreenScenario.payloadOf(signature(answer), "bianmin-playlist")).isEqualTo(playlist);
    }

    @Test
    void oneLetterOtherwiseAndTheSignatureFails() {
        wall.publish(hall, ContentKind.JOB, "招聘保安");
        var answer = playlist();
        var altered = answer.asString().replace("招聘保安", "招聘保镖").getBytes(StandardCharsets.UTF_8);

        assertThatThrownBy(() -> ScreenScenario.payloadOf(ScreenScenario.compact(answer.header("Playlist-Signature"), altered),
                "bianmin-playlist"))
                .isInstanceOf(AssertionError.class);
        // And it passes for nothing else.
        assertThatThrownBy(() -> ScreenScenario.payloadOf(signature(answer), "bianmin-emergency"))
                .isInstanceOf(AssertionError.class);
    }

    @Test
    void whoHasItIsToldSoWithoutABody() {
        var tag = playlist().header("ETag");
        assertThat(tag).startsWith("\"");
        var again = given().auth().oauth2(screen.token()).header("If-None-Match", tag).get(path());
        again.then().statusCode(304);
        assertThat(again.asByteArray()).isEmpty();
        assertThat(again.header("ETag")).isEqualTo(tag);
        assertThat(again.header("Playlist-Signature")).isNotEmpty();
    }

    @Test
    void whatIsPublishedIsOneVersionMoreAndNothingNewIsNone() {
        assertThat(version()).isEqualTo(1);
        var job = wall.publish(hall, ContentKind.JOB, "招聘保安");
        await().until(() -> version() == 2);
        wall.publish(hall, ContentKind.NOTICE, "LED 不放通知");
        compile();
        assertThat(version()).isEqualTo(2);
        wall.withdraw(hall, job);
        await().until(() -> version() == 3);
        assertThat(items()).isZero();
    }

    @Test
    void aHallOfAnySizeGetsItsPlaylistsInShortTransactions() {
        database.query("""
                INSERT INTO device (hall_id, device_id, kind, name, enrolment_code_hash, enrolment_expires_at, created_at)
                SELECT $1, gen_random_uuid(), 'SCREEN', '屏', sha256(CAST($1 || '-' || n AS bytea)), $2, $2
                  FROM generate_series(1, 230) AS n
                """, Tuple.of(hall.value(), clock.instant().atOffset(ZoneOffset.UTC))).await().indefinitely();
        compile();
        assertThat(row("SELECT count(*) FROM playlist WHERE hall_id = $1")).isEqualTo(231);
        assertThat(row("SELECT max(together) FROM (SELECT count(*) AS together FROM playlist WHERE hall_id = $1 "
                + "GROUP BY CAST(xmin AS text)) AS transaction")).isLessThanOrEqualTo(100);
    }

    @Test
    void whatIsDueInSeveralHallsIsNotOneTransaction() {
        assertThat(version()).isEqualTo(1);
        var elsewhere = people.enrolledScreen(TestHall.open().id());
        ScreenScenario.playlist(elsewhere.token(), elsewhere.id()).then().statusCode(200);
        clock.advance(PlaylistCompiler.REISSUED.plusMinutes(10));
        // The scheduled look may have come first, and be at it.
        times.compileWhatIsDue().await().indefinitely();
        await().untilAsserted(() -> assertThat(wall.count("SELECT count(DISTINCT CAST(xmin AS text)) FROM playlist "
                + "WHERE version = 2 AND screen IN ($1, $2)", screen.id().value(), elsewhere.id().value())).isEqualTo(2));
    }

    @Test
    void theVersionNeverFallsWhoeverWrites() {
        playlist().then().statusCode(200);
        for (var change : List.of("version = 0", "body = 'forged'")) {
            assertThatThrownBy(() -> database.query("UPDATE playlist SET " + change + " WHERE hall_id = $1",
                    Tuple.of(hall.value())).await().indefinitely()).hasMessageContaining("never falls");
        }
    }

    @Test
    void halfADayLaterItIsMadeAgainSoThatADayIsAlwaysInHand() {
        assertThat(version()).isEqualTo(1);
        clock.advance(PlaylistCompiler.REISSUED.minusMinutes(1));
        compile();
        assertThat(row("SELECT version FROM playlist WHERE hall_id = $1")).isEqualTo(1);
        clock.advance(Duration.ofMinutes(2));
        times.compileWhatIsDue().await().indefinitely();
        assertThat(row("SELECT version FROM playlist WHERE hall_id = $1")).isEqualTo(2);
    }

    @Test
    void whatAKeySignedThatNoLongerSignsIsSignedAnew() {
        assertThat(version()).isEqualTo(1);
        database.query("UPDATE playlist SET kid = 'an older one' WHERE hall_id = $1", Tuple.of(hall.value()))
                .await().indefinitely();
        clock.advance(PlaylistTimes.CHECKED.plusSeconds(1));
        times.compileWhatIsDue().await().indefinitely();
        assertThat(row("SELECT version FROM playlist WHERE hall_id = $1")).isEqualTo(2);
        assertThat(row("SELECT count(*) FROM playlist JOIN signing_key USING (kid) WHERE hall_id = $1")).isOne();
    }

    @Test
    void whatBeginsTomorrowIsThereTodayForAScreenThatWillBeCutOff() {
        var now = clock.instant();
        wall.publish(hall, ContentKind.JOB, "明天起", now.plus(Duration.ofHours(20)), now.plus(Duration.ofDays(3)));
        wall.publish(hall, ContentKind.JOB, "下周起", now.plus(Duration.ofDays(7)), now.plus(Duration.ofDays(9)));
        wall.publish(hall, ContentKind.JOB, "昨天止", now.minus(Duration.ofDays(3)), now.minus(Duration.ofDays(1)));
        assertThat(playlist().jsonPath().getList("items.title")).containsExactly("明天起");
    }

    @Test
    void theDirectorSetsATelevisionAndItShowsWhatATelevisionShows() {
        wall.publish(hall, ContentKind.POLICY, "老政策");
        wall.publish(hall, ContentKind.NOTICE, "通知");
        wall.publish(hall, ContentKind.POLICY, "新政策");
        wall.publish(hall, ContentKind.JOB, "招聘");
        assertThat(playlist().jsonPath().getList("items.title")).containsExactly("招聘");
        var director = people.staff(hall, "director");

        put(director, "00:00", "24:00").then().statusCode(200);

        await().until(() -> version() == 2);
        var json = playlist().jsonPath();
        assertThat(json.getString("kind")).isEqualTo("TV");
        assertThat(json.getList("items.title")).containsExactly("新政策", "通知", "老政策");
        assertThat(ScreenScenario.get(director, "/api/halls/" + hall + "/screens").jsonPath().getMap("screens[0]"))
                .containsEntry("zone", "一楼大厅").containsEntry("width", 1920).containsEntry("shownVersion", 2)
                .containsKey("lastSeen");
        assertThat(wall.count("SELECT count(*) FROM audit WHERE hall_id = $1 AND act = 'screen.set'", hall.value())).isOne();
        put(director, "08:00", "08:00").then().statusCode(400);
        put(director, "8:00", "25:00").then().statusCode(400);
        put(people.staff(hall, "editor"), "00:00", "24:00").then().statusCode(403);
    }

    @Test
    void nobodyElseLooksIn() {
        var other = TestHall.open().id();
        ScreenScenario.playlist(people.enrolledScreen(hall).token(), screen.id()).then().statusCode(404);
        ScreenScenario.playlist(people.screen(other), screen.id()).then().statusCode(404);
        ScreenScenario.playlist(people.staff(other, "director"), screen.id()).then().statusCode(404);
        ScreenScenario.playlist(people.kiosk(hall), screen.id()).then().statusCode(403);
        given().get(path()).then().statusCode(401);
        ScreenScenario.playlist(people.staff(hall, "editor"), screen.id()).then().statusCode(200);
    }

    @Test
    void aPageThatWasShownIsCountedOnceHoweverOftenItIsReported() {
        var job = wall.publish(hall, ContentKind.JOB, "招聘保安");
        var at = clock.instant().minusSeconds(100);
        var plays = List.of(play(job, at), play(job, at.plusSeconds(24)), play(job, at),
                play(job, at.minus(Duration.ofDays(30))), play(job, at.plus(Duration.ofDays(1))));
        for (var i = 0; i < 3; i++) {
            ScreenScenario.post(screen.token(), "/api/screens/" + screen.id() + "/plays", Map.of("version", 1, "plays", plays))
                    .then().statusCode(204);
        }
        var editor = people.staff(hall, "editor");
        var today = LocalDate.ofInstant(at, Programmes.SHANGHAI);
        var counts = ScreenScenario.get(editor, "/api/halls/" + hall + "/plays?from=" + today + "&to=" + today);
        counts.then().statusCode(200);
        assertThat(counts.jsonPath().getList("counts")).isEqualTo(List.of(Map.of("content", job.toString(),
                "screen", screen.id().toString(), "plays", 2, "seconds", 24)));
        var many = Collections.nCopies(501, play(job, at));
        ScreenScenario.post(screen.token(), "/api/screens/" + screen.id() + "/plays", Map.of("version", 1, "plays", many))
                .then().statusCode(400);
        ScreenScenario.get(editor, "/api/halls/" + hall + "/plays?from=2026-02-01&to=2026-01-01").then().statusCode(400);
    }

    private static Map<String, Object> play(Object content, Instant at) {
        return Map.of("content", content.toString(), "at", at.toString(), "seconds", 12);
    }

    private Response put(String token, String from, String to) {
        return given().auth().oauth2(token).contentType("application/json").body(Map.of(
                "kind", "TV", "zone", "一楼大厅", "width", 1920, "height", 1080,
                "parts", List.of(Map.of("from", from, "to", to, "kinds", List.of("POLICY", "NOTICE"), "seconds", 15))))
                .put("/api/halls/" + hall + "/screens/" + screen.id());
    }

    private void compile() {
        playlists.compile(hall).await().indefinitely();
    }

    private String path() {
        return "/api/screens/" + screen.id() + "/playlist";
    }

    private Response playlist() {
        return ScreenScenario.playlist(screen.token(), screen.id());
    }

    private int version() {
        return playlist().jsonPath().getInt("version");
    }

    private int items() {
        return playlist().jsonPath().getList("items").size();
    }

    private static String signature(Response answer) {
        return ScreenScenario.compact(answer.header("Playlist-Signature"), answer.asByteArray());
    }

    private long row(String sql) {
        return wall.count(sql, hall.value());
    }
}
