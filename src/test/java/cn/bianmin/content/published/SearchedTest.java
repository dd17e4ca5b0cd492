package cn.bianmin.content.published;

import static cn.bianmin.content.PublishingScenario.notice;
import static cn.bianmin.platform.WallClock.await;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import cn.bianmin.content.ContentKind;
import cn.bianmin.content.PublishingScenario;
import cn.bianmin.content.life.Drafts;
import cn.bianmin.content.writing.NewContent;
import cn.bianmin.guide.TestGuide;
import cn.bianmin.identity.TestPeople;
import cn.bianmin.platform.TestDatabase;
import cn.bianmin.platform.TurnableClock;
import cn.bianmin.platform.database.Database;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;

/** Policies and questions are found beside the items. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class SearchedTest {

    @Inject
    TestPeople people;

    @Inject
    Drafts drafts;

    @Inject
    Database database;

    @Inject
    TurnableClock clock;

    private PublishingScenario room;
    private Instant now = Instant.EPOCH;

    @BeforeEach
    void aHallAndAClockThatStandsStill() {
        now = clock.instant().truncatedTo(ChronoUnit.MINUTES);
        clock.set(now);
        room = PublishingScenario.open(people);
    }

    @AfterEach
    void realTime() {
        clock.reset();
    }

    @Test
    void aPolicyIsFoundByItsPinyinUntilItIsTakenDown() {
        var policy = room.published(text("POLICY", "养老保险条例"));
        await().untilAsserted(() -> assertThat(found("yanglao")).containsExactly("POLICY " + policy));
        room.reviewer().withdraw(policy).then().statusCode(200);
        await().untilAsserted(() -> assertThat(found("yanglao")).isEmpty());
    }

    @Test
    void aQuestionIsFoundByItsAnswer() {
        var question = room.published(text("QUESTION", "卡丢了怎么办").put("body", "带身份证到窗口挂失。"));
        await().untilAsserted(() -> assertThat(found("挂失")).containsExactly("QUESTION " + question));
    }

    @Test
    void otherContentsAreNotFoundHere() {
        room.published(notice("停水通知"));
        var policy = room.published(text("POLICY", "停水补偿办法"));
        await().untilAsserted(() -> assertThat(found("停水")).containsExactly("POLICY " + policy));
    }

    @Test
    void theNextVersionTakesThePlaceOfTheOneBefore() {
        var policy = room.published(text("POLICY", "养老保险条例"));
        await().untilAsserted(() -> assertThat(found("养老")).hasSize(1));
        room.editor().edit(policy, text("QUESTION", "医疗保险怎么交")).then().statusCode(200);
        room.editor().step(policy, "submit").then().statusCode(200);
        room.reviewer().step(policy, "approve").then().statusCode(200);
        assertThat(found("养老")).hasSize(1);
        room.reviewer().step(policy, "publish").then().statusCode(200);
        await().untilAsserted(() -> assertThat(found("医疗")).containsExactly("QUESTION " + policy));
        assertThat(found("养老")).isEmpty();
    }

    @Test
    void itemsComeFirstAndThePagesGoOnWithTheTexts() {
        TestGuide.offer(room.hall().id(), "养老保险关系转移", "养老保险待遇申领", "养老金查询");
        room.published(text("POLICY", "养老"));
        room.published(text("QUESTION", "养老保险怎么交"));
        await().untilAsserted(() -> assertThat(found("养老")).hasSize(5));
        var pages = new ArrayList<String>();
        var next = "";
        do {
            var page = given().queryParam("hall", room.hall().id().value()).queryParam("q", "养老").queryParam("limit", 2)
                    .queryParams(next.isEmpty() ? Map.of() : Map.of("cursor", next)).get("/api/search").then().statusCode(200);
            pages.addAll(page.extract().<List<String>> path("results.title"));
            next = Objects.requireNonNullElse(page.extract().<String> path("next"), "");
        } while (!next.isEmpty());
        assertThat(pages).containsExactly("养老金查询", "养老保险关系转移", "养老保险待遇申领", "养老", "养老保险怎么交");
    }

    @Test
    void aTextThatFitsBetterHidesNoItem() {
        TestGuide.offer(room.hall().id(), "老年优待证");
        var question = room.published(text("QUESTION", "老年证怎么办"));
        await().untilAsserted(() -> assertThat(found("老年证")).hasSize(2).last().isEqualTo("QUESTION " + question));
        assertThat(found("laonianzheng")).first().asString().startsWith("ITEM ");
    }

    @Test
    void aTextIsFoundWhileItIsShownAndNoLonger() {
        var begins = now.plus(3, ChronoUnit.DAYS);
        var ends = now.plus(5, ChronoUnit.DAYS);
        room.published(text("POLICY", "养老保险条例").put("from", begins.toString()).put("until", ends.toString()));
        room.published(text("POLICY", "见证人"));
        await().untilAsserted(() -> assertThat(found("见证人")).hasSize(1));
        assertThat(found("养老")).isEmpty();
        clock.set(begins);
        assertThat(found("养老")).hasSize(1);
        clock.set(ends);
        assertThat(found("养老")).isEmpty();
    }

    @Test
    void howeverManyBecomeShownAtOnceAllAreFound() {
        var plan = room.hall().plan();
        var samples = IntStream.rangeClosed(1, 120).mapToObj(number -> new Drafts.Sample(
                new NewContent(ContentKind.QUESTION, "问题甲" + number, "答", null, "来源", null, null, null, null, null), now))
                .toList();
        database.inTransaction(connection -> drafts.addSamples(connection, plan, samples)).await().indefinitely();
        await().untilAsserted(() -> assertThat(found("问题甲120")).hasSize(1));
        assertThat(samples).allSatisfy(sample -> assertThat(found(sample.words().title())).isNotEmpty());
    }

    private static JsonObject text(String kind, String title) {
        return notice(title).put("kind", kind);
    }

    /** Kind and id of each hit. */
    private List<String> found(String q) {
        return given().queryParam("hall", room.hall().id().value()).queryParam("q", q).get("/api/search")
                .then().statusCode(200).extract().path("results.collect { it.kind + \" \" + it.id }");
    }
}
