package cn.bianmin.content;

import static cn.bianmin.content.PublishingScenario.because;
import static cn.bianmin.content.PublishingScenario.notice;
import static cn.bianmin.platform.WallClock.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import cn.bianmin.identity.TestPeople;
import cn.bianmin.platform.TestDatabase;
import cn.bianmin.platform.audit.Audit;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class PublishingLifeTest {

    @Inject
    TestPeople people;

    @Inject
    ContentChangedRecorder heard;

    @Inject
    Audit audit;

    private PublishingScenario room;

    @BeforeEach
    void aHallThatPublishes() {
        room = PublishingScenario.open(people);
    }

    @Test
    void nothingIsSeenBeforeASecondPersonApprovedItAndItIsPublished() {
        var content = room.editor().write(notice("停电通知"));
        assertThat(room.shown()).isEmpty();
        room.reviewer().step(content, "publish").then().statusCode(409).body("type", equalTo("/problems/illegal-step"));

        room.editor().step(content, "submit").then().statusCode(200).body("state", equalTo("SUBMITTED"));
        assertThat(room.shown()).isEmpty();
        room.reviewer().step(content, "publish").then().statusCode(409);

        room.reviewer().step(content, "approve").then().statusCode(200).body("state", equalTo("APPROVED"))
                .body("reviewer", equalTo("测试员")).body("author", equalTo("测试员"));
        assertThat(room.shown()).isEmpty();
        room.read("/" + content).then().statusCode(404).body("type", equalTo("/problems/unknown-content"));

        room.reviewer().step(content, "publish").then().statusCode(200).body("state", equalTo("PUBLISHED"))
                .body("shown", is(1));
        assertThat(room.shown()).containsExactly("停电通知");
        room.read("/" + content).then().statusCode(200).body("body", equalTo("第一行\n第二行")).body("version", is(1));
        assertThat(room.editor().history(content))
                .containsExactly("1 WRITE DRAFT", "1 SUBMIT SUBMITTED", "1 APPROVE APPROVED", "1 PUBLISH PUBLISHED");
    }

    @Test
    void nobodyApprovesTheirOwnWords() {
        var both = room.person("editor", "reviewer");
        var content = both.write(notice("自写自审"));
        both.step(content, "submit").then().statusCode(200);

        both.step(content, "approve").then().statusCode(409).contentType("application/problem+json")
                .body("type", equalTo("/problems/own-content"));
        assertThat(both.state(content)).isEqualTo("SUBMITTED");
        assertThat(both.history(content)).hasSize(2);
        room.director().step(content, "approve").then().statusCode(200);
    }

    @Test
    void whoeverWroteAPartOfAVersionCannotApproveIt() {
        var both = room.person("editor", "reviewer");
        var content = room.editor().write(notice("两人写的"));
        both.edit(content, notice("两人写的通知")).then().statusCode(200);
        room.editor().edit(content, notice("两人写的通知。")).then().statusCode(200);
        room.editor().step(content, "submit").then().statusCode(200);

        both.step(content, "approve").then().statusCode(409).body("type", equalTo("/problems/own-content"));
        room.reviewer().step(content, "approve").then().statusCode(200);
    }

    @Test
    void whatIsReturnedComesBackToItsWriterWithTheReason() {
        var content = room.submitted(notice("有错字"));
        room.reviewer().step(content, "return", because("第二行有错字")).then().statusCode(200)
                .body("state", equalTo("DRAFT")).body("reason", equalTo("第二行有错字"));

        room.editor().edit(content, notice("没有错字")).then().statusCode(200).body("version", is(1))
                .body("reason", equalTo("第二行有错字"));
        room.editor().step(content, "submit").then().statusCode(200).body("reason", nullValue());
        room.reviewer().step(content, "approve").then().statusCode(200);
        room.editor().get("contents/" + content + "/history").then()
                .body("versions[2].step", equalTo("RETURN")).body("versions[2].reason", equalTo("第二行有错字"))
                .body("versions[2].title", equalTo("有错字")).body("versions[3].title", equalTo("没有错字"))
                .body("versions[0].who", equalTo("测试员")).body("versions[0].at", notNullValue());
    }

    @Test
    void aReturnSaysWhy() {
        var content = room.submitted(notice("通知"));
        room.reviewer().step(content, "return", new JsonObject()).then().statusCode(400);
        room.reviewer().step(content, "return", because("  ")).then().statusCode(400);
        assertThat(room.editor().state(content)).isEqualTo("SUBMITTED");
    }

    @Test
    void whatIsShownGoesOnUntilItsNextVersionIsPublished() {
        var content = room.published(notice("旧"));
        room.editor().edit(content, notice("新")).then().statusCode(200).body("version", is(2))
                .body("state", equalTo("DRAFT")).body("shown", is(1)).body("reviewer", nullValue());
        assertThat(room.shown()).containsExactly("旧");
        room.editor().step(content, "submit").then().statusCode(200);
        room.reviewer().step(content, "approve").then().statusCode(200);
        assertThat(room.shown()).containsExactly("旧");

        room.reviewer().step(content, "publish").then().statusCode(200).body("shown", is(2));
        assertThat(room.shown()).containsExactly("新");
        room.read("/" + content).then().body("version", is(2));
        assertThat(room.editor().history(content)).endsWith("1 REPLACE REPLACED", "2 PUBLISH PUBLISHED");
        room.editor().get("contents/" + content + "?version=1").then().body("title", equalTo("旧"))
                .body("state", equalTo("REPLACED"));
        room.editor().get("contents/" + content + "?version=3").then().statusCode(404);
    }

    @Test
    void anApprovalIsOfTheWordsThatWereRead() {
        var content = room.approved(notice("已审核"));
        room.editor().edit(content, notice("审核后又改")).then().statusCode(200).body("version", is(2));
        room.reviewer().step(content, "publish").then().statusCode(409);
        assertThat(room.editor().history(content)).endsWith("1 REPLACE REPLACED", "2 WRITE DRAFT");
        assertThat(room.shown()).isEmpty();
    }

    @Test
    void whileItIsReviewedNobodyChangesIt() {
        var content = room.submitted(notice("审核中"));
        room.editor().edit(content, notice("偷改")).then().statusCode(409).body("type", equalTo("/problems/illegal-step"));
        room.reviewer().get("contents/" + content).then().body("title", equalTo("审核中"));
    }

    @Test
    void whatIsWithdrawnIsGoneAtOnce() {
        var content = room.published(notice("错误通知"));
        await().untilAsserted(() -> assertThat(heard.of(room.hall().id())).containsExactly("[\"NOTICE\"]"));
        room.editor().step(content, "withdraw", new JsonObject()).then().statusCode(400);
        room.editor().withdraw(content).then().statusCode(200).body("state", equalTo("WITHDRAWN"))
                .body("reason", equalTo("内容有误")).body("shown", nullValue());
        assertThat(room.shown()).isEmpty();
        room.read("/" + content).then().statusCode(404);
        await().untilAsserted(() -> assertThat(heard.of(room.hall().id())).hasSize(2));
        room.director().withdraw(content).then().statusCode(409);
    }

    @Test
    void withdrawingWhatIsShownLeavesItsNextVersionInWork() {
        var content = room.published(notice("旧"));
        room.editor().edit(content, notice("新")).then().statusCode(200);
        room.reviewer().withdraw(content).then().statusCode(200).body("state", equalTo("DRAFT")).body("version", is(2));
        assertThat(room.shown()).isEmpty();
        room.editor().withdraw(content).then().statusCode(200).body("state", equalTo("WITHDRAWN"));
    }

    @Test
    void whatIsOverCanBeWrittenAnew() {
        var content = room.published(notice("通知"));
        room.editor().withdraw(content).then().statusCode(200);
        room.editor().edit(content, notice("更正后的通知")).then().statusCode(200).body("version", is(2))
                .body("state", equalTo("DRAFT"));
        assertThat(room.shown()).isEmpty();
    }

    @Test
    void anotherKindInTheNextVersionIsToldForBoth() {
        var content = room.published(notice("通知"));
        room.editor().edit(content, notice("政策").put("kind", "POLICY")).then().statusCode(200);
        room.editor().step(content, "submit").then().statusCode(200);
        room.reviewer().step(content, "approve").then().statusCode(200);
        room.reviewer().step(content, "publish").then().statusCode(200);
        await().untilAsserted(() -> assertThat(heard.of(room.hall().id()))
                .containsExactly("[\"NOTICE\"]", "[\"POLICY\",\"NOTICE\"]"));
    }

    @Test
    void whatDecidesAboutThePublicIsAudited() {
        var content = room.published(notice("通知"));
        room.editor().withdraw(content).then().statusCode(200);
        var chain = audit.verify(room.hall().id().value()).await().indefinitely();
        assertThat(chain.sound()).isTrue();
        assertThat(chain.entries()).isEqualTo(3);
    }
}
