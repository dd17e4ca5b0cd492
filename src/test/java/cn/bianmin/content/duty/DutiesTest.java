package cn.bianmin.content.duty;

import static cn.bianmin.content.PublishingScenario.notice;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;

import java.util.ArrayList;
import java.util.List;

import jakarta.inject.Inject;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import cn.bianmin.content.ContentKind;
import cn.bianmin.content.PublishingScenario;
import cn.bianmin.content.life.Drafts;
import cn.bianmin.content.writing.NewContent;
import cn.bianmin.identity.TestPeople;
import cn.bianmin.platform.TestDatabase;
import cn.bianmin.platform.TurnableClock;
import cn.bianmin.platform.database.Database;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class DutiesTest {

    @Inject
    TestPeople people;

    @Inject
    Drafts drafts;

    @Inject
    Database database;

    @Inject
    TurnableClock clock;

    private PublishingScenario room;

    @BeforeEach
    void aHallWithTwoVillages() {
        room = PublishingScenario.open(people);
        setVillages(village(1, "青石村"), village(2, "柳林社区")).then().statusCode(200).body("villages", hasSize(2));
    }

    @AfterEach
    void realTime() {
        clock.reset();
    }

    @Test
    void theMonthShowsTheStreetAndEachVillageAgainstTheirGoals() {
        published(3, null, "2026-11-05T09:00:00+08:00");
        published(2, 1, "2026-11-30T23:59:59+08:00");
        published(4, 2, "2026-12-01T00:00:00+08:00");
        published(1, null, "2026-10-31T23:59:59+08:00");
        duties("2026-11").then().statusCode(200).body("month", equalTo("2026-11"))
                .body("street.goal", is(20)).body("street.done", is(3))
                .body("villages.name", contains("青石村", "柳林社区"))
                .body("villages.goal", contains(25, 25)).body("villages.done", contains(2, 0))
                .body("year.goal", is(150)).body("year.done", is(10));
        duties("2026-12").then().body("villages.done", contains(0, 4)).body("street.done", is(0));
    }

    @Test
    void theQuarterReportsByKindAndFourQuartersMakeTheYear() {
        published(2, null, "2026-03-31T23:00:00+08:00");
        published(3, 1, "2026-04-01T00:30:00+08:00");
        var answer = duties("2026-11").then().statusCode(200).body("quarters.quarter", contains(1, 2, 3, 4))
                .body("quarters.published", contains(2, 3, 0, 0)).body("quarters.done", contains(2, 3, 0, 0))
                .body("quarters[0].byKind.NOTICE", is(2)).extract();
        List<Integer> goals = answer.path("quarters.goal");
        assertThat(goals.stream().mapToInt(Integer::intValue).sum()).isEqualTo(150);
    }

    @Test
    void aContentCountsOnceHoweverManyVersionsItHasAndNotWhenItIsWithdrawnInItsMonth() {
        var content = room.published(notice("第一版"));
        room.editor().edit(content, notice("第二版")).then().statusCode(200);
        room.editor().step(content, "submit").then().statusCode(200);
        room.reviewer().step(content, "approve").then().statusCode(200);
        room.reviewer().step(content, "publish").then().statusCode(200);
        duties(null).then().body("street.done", is(1));

        room.editor().withdraw(content).then().statusCode(200);
        duties(null).then().body("street.done", is(0)).body("year.done", is(0))
                .body("quarters.published.sum()", is(1)).body("quarters.done.sum()", is(0));
    }

    @Test
    void whatWasOnlyWrittenDoesNotCount() {
        room.approved(notice("只审核").put("village", 1));
        duties(null).then().body("villages.done", contains(0, 0)).body("year.done", is(0));
    }

    @Test
    void theGoalsAreTheHallsOwn() {
        var goals = new JsonObject().put("street", 5).put("village", 6).put("year", 100);
        given().contentType("application/json").auth().oauth2(room.director().token()).body(goals.encode())
                .put("/api/halls/" + room.hall().id() + "/duties").then().statusCode(200);
        duties("2026-11").then().body("street.goal", is(5)).body("villages.goal", contains(6, 6)).body("year.goal", is(100));
        given().contentType("application/json").auth().oauth2(room.director().token()).body(goals.put("year", -1).encode())
                .put("/api/halls/" + room.hall().id() + "/duties").then().statusCode(400)
                .body("errors.field", hasItem("year"));
    }

    @Test
    void villagesSwapTheirNamesRetireAndComeBack() {
        setVillages(village(1, "柳林社区"), village(2, "青石村")).then().statusCode(200)
                .body("villages.name", contains("柳林社区", "青石村"));
        setVillages(village(2, "青石村")).then().body("villages.village", contains(2));
        setVillages(village(3, "柳林社区"), village(2, "青石村")).then().statusCode(200)
                .body("villages.village", contains(2, 3));
        setVillages(village(1, "甲"), village(1, "乙")).then().statusCode(400);
        setVillages(village(1, "甲"), village(2, "甲")).then().statusCode(400);
        setVillages(village(0, "甲")).then().statusCode(400);
    }

    @ParameterizedTest
    @ValueSource(strings = { "2026", "2026-13", "2026-1", "26-11", "9999-01", "x" })
    void aMonthThatIsNoneIsRefused(String month) {
        duties(month).then().statusCode(400).body("errors.field", hasItem("month"));
    }

    @Test
    void theSupervisorReadsThemTheClerkDoesNot() {
        room.person("supervisor").get("duties").then().statusCode(200);
        room.person("clerk").get("duties").then().statusCode(403);
        new PublishingScenario.Person(room.hall(), PublishingScenario.open(people).director().token()).get("duties").then()
                .statusCode(404);
    }

    private io.restassured.response.Response duties(@Nullable String month) {
        return room.reviewer().get("duties" + (month == null ? "" : "?month=" + month));
    }

    private io.restassured.response.Response setVillages(JsonObject... villages) {
        var body = new JsonObject().put("villages", new JsonArray(List.of(villages)));
        return given().contentType("application/json").auth().oauth2(room.director().token()).body(body.encode())
                .put("/api/halls/" + room.hall().id() + "/villages");
    }

    private static JsonObject village(int number, String name) {
        return new JsonObject().put("village", number).put("name", name);
    }

    private void published(int count, @Nullable Integer village, String at) {
        var samples = new ArrayList<Drafts.Sample>();
        var instant = java.time.OffsetDateTime.parse(at).toInstant();
        for (var number = 0; number < count; number++) {
            samples.add(new Drafts.Sample(new NewContent(ContentKind.NOTICE, "通知", "正文", null, "来源", null, null,
                    instant.plus(java.time.Duration.ofDays(1)), null, village), instant));
        }
        var plan = room.hall().plan();
        database.inTransaction(connection -> drafts.addSamples(connection, plan, samples)).await().indefinitely();
    }
}
