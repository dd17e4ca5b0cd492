package cn.bianmin.content;

import static cn.bianmin.content.PublishingScenario.job;
import static cn.bianmin.content.PublishingScenario.notice;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import cn.bianmin.content.life.Drafts;
import cn.bianmin.content.writing.NewContent;
import cn.bianmin.identity.TestPeople;
import cn.bianmin.platform.TestDatabase;
import cn.bianmin.platform.TurnableClock;
import cn.bianmin.platform.database.Database;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class PublishedTest {

    @Inject
    TestPeople people;

    @Inject
    Contents contents;

    @Inject
    Drafts drafts;

    @Inject
    Database database;

    @Inject
    TurnableClock clock;

    private PublishingScenario room;

    @BeforeEach
    void aHallThatPublishes() {
        room = PublishingScenario.open(people);
    }

    @AfterEach
    void realTime() {
        clock.reset();
    }

    @Test
    void whoHasTheAnswerIsToldSoAndTheNextVersionIsAnotherAnswer() {
        var content = room.published(notice("通知"));
        var tag = room.read("").then().statusCode(200).extract().header("ETag");
        assertThat(tag).startsWith("\"");
        given().header("If-None-Match", tag).get(path("")).then().statusCode(304);
        var oneTag = room.read("/" + content).then().extract().header("ETag");
        given().header("If-None-Match", oneTag).get(path("/" + content)).then().statusCode(304);

        room.published(notice("又一通知"));
        given().header("If-None-Match", tag).get(path("")).then().statusCode(200);
        given().header("If-None-Match", oneTag).get(path("/" + content)).then().statusCode(304);
    }

    @Test
    void whatThePublicReadsNamesNobody() {
        var content = room.published(notice("通知").put("link", "https://example.cn/a?b=1"));
        room.read("/" + content).then().statusCode(200).body("author", nullValue()).body("reviewer", nullValue())
                .body("state", nullValue()).body("link", equalTo("https://example.cn/a?b=1"));
    }

    @Test
    void theListIsReadPageByPageEvenWhatWasPublishedInOneInstant() {
        clock.set(clock.instant().truncatedTo(ChronoUnit.MILLIS));
        var samples = IntStream.rangeClosed(1, 7)
                .mapToObj(number -> new Drafts.Sample(words("通知" + number), clock.instant().minusSeconds(number / 3)))
                .toList();
        var plan = room.hall().plan();
        database.inTransaction(connection -> drafts.addSamples(connection, plan, samples)).await().indefinitely();

        var whole = room.shown();
        assertThat(whole).hasSize(7);
        assertThat(pages("?limit=2")).containsExactlyElementsOf(whole);
        assertThat(pages("?limit=7")).containsExactlyElementsOf(whole);
    }

    @Test
    void wordsAreFoundInTitleBodySourceAndJob() {
        room.published(notice("停水通知").put("body", "周三 Pump 检修"));
        room.published(job("叉车司机", "2099-12-01").put("until", soon()));
        assertThat(pages("?q=停水")).containsExactly("停水通知");
        assertThat(pages("?q=pUMP")).containsExactly("停水通知");
        assertThat(pages("?q=叉车")).containsExactly("招聘叉车司机");
        assertThat(pages("?q=青石商贸")).containsExactly("招聘叉车司机");
        assertThat(pages("?q=就业服务站")).containsExactly("招聘叉车司机");
        assertThat(pages("?q=%25")).isEmpty();
        assertThat(pages("?q=_")).isEmpty();
        assertThat(pages("?q=%20")).hasSize(2);
        assertThat(pages("?kind=JOB")).containsExactly("招聘叉车司机");
        assertThat(pages("?kind=JOB&q=停水")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = { "?after=x", "?after=MjAyNg", "?limit=0", "?limit=101", "?limit=many", "?kind=CIRCUS",
            "?q=\u202E", "?after=MjAyNi0xMS0yM1QwMDowMDowMFogMDE5MDAwMDAtMDAwMC03MDAwLTgwMDAtMDAwMDAwMDAwMGZmIA" })
    void aQuestionThatMakesNoSenseIsRefused(String query) {
        room.read(query).then().statusCode(400).contentType("application/problem+json");
    }

    @Test
    void anUnknownHallAndAnUnknownContentAreNotFound() {
        given().get("/api/halls/999999/published").then().statusCode(404).body("type", equalTo("/problems/unknown-hall"));
        room.read("/01900000-0000-7000-8000-0000000000ff").then().statusCode(404);
        var elsewhere = PublishingScenario.open(people).published(notice("别处"));
        room.read("/" + elsewhere).then().statusCode(404);
    }

    @Test
    void theFacadeHandsOutWhatIsShownNewestFirst() {
        room.published(notice("一"));
        room.published(job("电工", "2099-12-01").put("until", soon()).put("weight", 5).put("link", "https://example.cn/"));
        room.editor().write(notice("草稿"));
        var published = contents.published(room.hall().id()).await().indefinitely();
        assertThat(published).extracting(Published::title).containsExactly("招聘电工", "一");
        var job = published.get(0);
        assertThat(job.kind()).isEqualTo(ContentKind.JOB);
        assertThat(job.job()).isNotNull().extracting(Job::post).isEqualTo("电工");
        assertThat(job.link()).hasToString("https://example.cn/");
        assertThat(job.weight()).isEqualTo(5);
        assertThat(job.isShownAt(clock.instant())).isTrue();
        assertThat(published.get(1).job()).isNull();
    }

    @Test
    void importedDraftsAreNotShownUntilTheyWentTheWholeWay() {
        var plan = room.hall().plan();
        var ids = database.inTransaction(connection -> drafts
                .add(connection, plan, List.of(words("甲"), words("乙")), "source:feed", true)).await().indefinitely();
        assertThat(room.shown()).isEmpty();
        var content = ids.get(1).toString();
        room.reviewer().get("contents/" + content).then().body("state", equalTo("SUBMITTED"))
                .body("author", equalTo("外部来源"));
        room.reviewer().step(content, "approve").then().statusCode(200);
        room.reviewer().step(content, "publish").then().statusCode(200);
        assertThat(room.shown()).containsExactly("乙");
        assertThat(room.editor().history(content))
                .containsExactly("1 WRITE DRAFT", "1 SUBMIT SUBMITTED", "1 APPROVE APPROVED", "1 PUBLISH PUBLISHED");
    }

    private static NewContent words(String title) {
        return new NewContent(ContentKind.NOTICE, title, "正文", null, "来源", null, null, null, null, null);
    }

    private String soon() {
        return clock.instant().plus(20, ChronoUnit.DAYS).toString();
    }

    private String path(String rest) {
        return "/api/halls/" + room.hall().id() + "/published" + rest;
    }

    private List<String> pages(String query) {
        var all = new ArrayList<String>();
        String next = null;
        do {
            var page = new JsonObject(given().urlEncodingEnabled(false)
                    .get(encoded(path(query)) + (next == null ? "" : "&after=" + next))
                    .then().statusCode(200).extract().asString());
            page.getJsonArray("contents").forEach(each -> all.add(((JsonObject) each).getString("title")));
            next = page.getString("next");
        } while (next != null);
        return all;
    }

    /** Chinese characters, but not the escapes that are there. */
    private static String encoded(String path) {
        return path.codePoints().collect(StringBuilder::new, (text, character) -> text.append(character < 128
                ? Character.toString(character)
                : java.net.URLEncoder.encode(Character.toString(character), java.nio.charset.StandardCharsets.UTF_8)),
                StringBuilder::append).toString();
    }
}
