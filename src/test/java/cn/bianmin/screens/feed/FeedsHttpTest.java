package cn.bianmin.screens.feed;

import static cn.bianmin.platform.WallClock.await;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import java.io.ByteArrayInputStream;
import java.nio.charset.Charset;
import java.time.Duration;
import java.util.List;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import com.rometools.rome.io.SyndFeedInput;
import com.rometools.rome.io.XmlReader;

import cn.bianmin.content.ContentKind;
import cn.bianmin.hall.HallId;
import cn.bianmin.hall.TestHall;
import cn.bianmin.platform.TestDatabase;
import cn.bianmin.platform.TurnableClock;
import cn.bianmin.platform.events.RelayDriver;
import cn.bianmin.screens.TestPublisher;
import io.quarkus.scheduler.Scheduler;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.vertx.core.json.JsonObject;

/** What a feed reader and an LED controller get. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class FeedsHttpTest {

    /** What marks contents as over, and what announces that they changed. */
    private static final List<String> JOBS = List.of("content.expire", "relay");

    @Inject
    TestPublisher wallpaper;

    @Inject
    Scheduler scheduler;

    @Inject
    RelayDriver relay;

    @Inject
    TurnableClock clock;

    private HallId hall = new HallId(1);

    @BeforeEach
    void aHall() {
        hall = TestHall.open().id();
    }

    @AfterEach
    void timeGoesOn() {
        clock.reset();
        JOBS.forEach(scheduler::resume);
        relay.resume();
    }

    @Test
    void everyChannelInEveryFormIsAFeed() throws Exception {
        wallpaper.job(hall, "保洁员");
        for (var channel : List.of("jobs", "social-security", "policies", "notices", "calls")) {
            JsonFeedRules.check(new JsonObject(get(channel + ".json").asString()));
            var atom = get(channel + ".atom");
            assertThat(atom.contentType()).isEqualTo("application/atom+xml; charset=utf-8");
            new SyndFeedInput().build(new XmlReader(new ByteArrayInputStream(atom.asByteArray())));
            assertThat(get(channel + ".txt").contentType()).isEqualTo("text/plain; charset=UTF-8");
        }
    }

    @Test
    void aContentIsInTheChannelOfItsKindAlone() {
        wallpaper.put(hall, ContentKind.EMPLOYMENT_NEWS, "就业动态一则", "正文", Duration.ZERO, Duration.ofDays(1));
        assertThat(titles("social-security")).containsExactly("就业动态一则");
        assertThat(titles("jobs")).isEmpty();
        assertThat(titles("policies")).isEmpty();
    }

    @Test
    void aJobIsToldInItsParts() {
        wallpaper.job(hall, "保洁员");
        assertThat(get("jobs.txt").asString()).isEqualTo("""
                保洁员
                单位：示例物业
                岗位：保洁员
                人数：2人
                工资：3000元/月
                地点：幸福路12号
                联系：028-87654321
                截止：2026-12-31

                """.replace("\n", "\r\n"));
    }

    @Test
    void aControllerGetsItsCharsetAndItsColumns() {
        wallpaper.job(hall, "保洁员𠮷");
        var answer = get("jobs.txt?charset=GBK&width=8");
        assertThat(answer.contentType()).isEqualTo("text/plain; charset=GBK");
        var text = new String(answer.asByteArray(), Charset.forName("GBK"));
        assertThat(text).startsWith("保洁员〓\r\n单位：示\r\n例物业\r\n");
        assertThat(text.lines()).allMatch(line -> line.getBytes(Charset.forName("GBK")).length <= 8);
    }

    @Test
    void whoHasItGets304AndHeadGetsNoBody() {
        wallpaper.job(hall, "保洁员");
        for (var file : List.of("jobs.json", "jobs.atom", "jobs.txt?charset=GBK", "led.png")) {
            var first = get(file);
            var tag = first.header("ETag");
            assertThat(tag).startsWith("\"").endsWith("\"");
            assertThat(first.header("Cache-Control")).contains("max-age=");
            for (var known : List.of(tag, "W/" + tag, "\"other\", " + tag, "*")) {
                given().header("If-None-Match", known).get(address(file)).then().statusCode(304).header("ETag", tag)
                        .body(equalTo(""));
            }
            given().header("If-None-Match", "\"other\"").get(address(file)).then().statusCode(200);
            given().head(address(file)).then().statusCode(200).header("ETag", tag)
                    .header("Content-Length", "" + first.asByteArray().length).body(equalTo(""));
        }
    }

    @Test
    void everyAnswerCarriesTheHeadersOfTheHouse() {
        given().get(address("jobs.json")).then().header("X-Content-Type-Options", "nosniff");
        given().get(address("jobs.json")).then().header("X-Content-Type-Options", "nosniff");
    }

    @Test
    void aChangeShowsWithinAMomentAndTheTagWithIt() {
        var job = wallpaper.job(hall, "保洁员");
        var tag = get("jobs.json").header("ETag");
        wallpaper.job(hall, "保安");
        await().untilAsserted(() -> assertThat(titles("jobs")).containsExactlyInAnyOrder("保安", "保洁员"));
        assertThat(get("jobs.json").header("ETag")).isNotEqualTo(tag);
        wallpaper.withdraw(hall, job);
        await().untilAsserted(() -> assertThat(titles("jobs")).containsExactly("保安"));
    }

    @Test
    void whatIsOverIsGoneAtOnceAndWhatBeginsIsThere() {
        // The clock goes forth and back: nothing may be marked as over for good, or read again, in between.
        JOBS.forEach(scheduler::pause);
        relay.pause();
        wallpaper.put(hall, ContentKind.NOTICE, "今天", "", Duration.ZERO, Duration.ofHours(2));
        wallpaper.put(hall, ContentKind.NOTICE, "稍后", "", Duration.ofHours(1), Duration.ofHours(3));
        assertThat(titles("notices")).containsExactly("今天");
        var begin = clock.instant();
        clock.set(begin.plus(Duration.ofMinutes(61)));
        assertThat(titles("notices")).containsExactly("稍后", "今天");
        clock.set(begin.plus(Duration.ofMinutes(121)));
        assertThat(titles("notices")).containsExactly("稍后");
        clock.set(begin.plus(Duration.ofMinutes(181)));
        assertThat(titles("notices")).isEmpty();
        clock.set(begin.plus(Duration.ofMinutes(61)));
        assertThat(titles("notices")).as("a clock set back").hasSize(2);
    }

    @Test
    void whatThereIsNotIs404() {
        for (var path : List.of("/feeds/999999/jobs.json", "/feeds/" + hall + "/wages.json", "/feeds/" + hall + "/jobs.rss",
                "/feeds/0/jobs.json", "/feeds/" + hall + "/jobs", "/feeds/99999999999/jobs.json",
                "/feeds/" + hall + "/jobs.json/",
                "/feeds/", "/feeds/999999/led.png")) {
            given().get(path).then().statusCode(404).contentType("application/problem+json").body("type",
                    startsWith("/problems/"));
        }
        // The client sends %256A, and the guard refuses what is encoded twice.
        given().get("/feeds/" + hall + "/%6Aobs.json").then().statusCode(400).contentType("application/problem+json");
    }

    @Test
    void aSizeOrCharsetThatThereIsNotIs400() {
        for (var query : List.of("width=0", "width=3", "width=-8", "width=401", "width=ten", "width=", "width=99999999999",
                "charset=EBCDIC", "charset=")) {
            given().get(address("jobs.txt?" + query)).then().statusCode(400)
                    .body("type", equalTo("/problems/invalid-request"))
                    .body("errors[0].field", equalTo(query.substring(0, query.indexOf('='))));
        }
        for (var query : List.of("width=63", "height=1921", "width=x", "height=-1")) {
            given().get(address("led.png?" + query)).then().statusCode(400);
        }
    }

    @Test
    void aFeedIsOnlyRead() {
        for (var method : List.of("POST", "PUT", "DELETE")) {
            given().request(method, address("jobs.json")).then().statusCode(405).header("Allow", "GET, HEAD");
        }
    }

    @Test
    void hostileTextsStayTexts() {
        var hostile = "<script>alert(1)</script> ]]> & \"x\" 𠮷";
        wallpaper.put(hall, ContentKind.NOTICE, hostile, hostile, Duration.ZERO, Duration.ofDays(1));
        assertThat(titles("notices")).containsExactly(hostile);
        assertThat(get("notices.atom").asString()).doesNotContain("<script").doesNotContain("]]>");
    }

    private List<String> titles(String channel) {
        return get(channel + ".json").jsonPath().getList("items.title");
    }

    private Response get(String file) {
        return given().get(address(file)).then().statusCode(200).extract().response();
    }

    private String address(String file) {
        return "/feeds/" + hall + "/" + file;
    }
}
