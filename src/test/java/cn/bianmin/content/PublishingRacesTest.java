package cn.bianmin.content;

import static cn.bianmin.content.PublishingScenario.because;
import static cn.bianmin.content.PublishingScenario.notice;
import static cn.bianmin.content.PublishingScenario.race;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;

import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import cn.bianmin.identity.TestPeople;
import cn.bianmin.platform.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;

/** Of many who take a step at the same time, one takes it. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class PublishingRacesTest {

    private static final int RACERS = 6;

    @Inject
    TestPeople people;

    private PublishingScenario room;

    @BeforeEach
    void aHallThatPublishes() {
        room = PublishingScenario.open(people);
    }

    @Test
    void ofManyReviewersWhoApproveOneDoes() {
        var content = room.submitted(notice("抢着审核"));
        var statuses = race(everyReviewer(content, "approve"));
        assertThat(statuses).containsOnlyOnce(200).containsOnly(200, 409);
        assertThat(room.editor().history(content)).filteredOn(step -> step.contains("APPROVE ")).hasSize(1);
    }

    @Test
    void ofManyWhoPublishOneDoes() {
        var content = room.approved(notice("抢着发布"));
        var statuses = race(everyReviewer(content, "publish"));
        assertThat(statuses).containsOnlyOnce(200).containsOnly(200, 409);
        assertThat(room.shown()).containsExactly("抢着发布");
        assertThat(room.editor().history(content)).filteredOn(step -> step.contains("PUBLISH ")).hasSize(1);
    }

    @Test
    void oneReviewerApprovesWhileAnotherReturns() {
        var content = room.submitted(notice("一审一退"));
        var statuses = race(List.of(
                () -> room.reviewer().step(content, "approve"),
                () -> room.director().step(content, "return", because("再想想"))));
        assertThat(statuses).containsOnlyOnce(200).containsOnlyOnce(409);
        assertThat(room.editor().state(content)).isIn("APPROVED", "DRAFT");
        assertThat(room.editor().history(content)).hasSize(3);
    }

    @Test
    void editorsWhoEditWhatIsShownMakeOneVersion() {
        var content = room.published(notice("同时修改"));
        var statuses = race(Stream.of("甲", "乙", "丙", "丁")
                .<Supplier<Response>> map(who -> {
                    var editor = room.person("editor");
                    return () -> editor.edit(content, notice(who));
                })
                .toList());
        assertThat(statuses).containsOnly(200);
        room.editor().get("contents/" + content).then().body("version", is(2));
        assertThat(room.shown()).containsExactly("同时修改");
    }

    @Test
    void editorsWhoSayWhatTheyHaveBeforeThemOverwriteNobody() {
        var content = room.editor().write(notice("共同修改"));
        var seen = room.editor().get("contents/" + content);
        var statuses = race(Stream.of("甲", "乙", "丙", "丁")
                .<Supplier<Response>> map(who -> {
                    var editor = room.person("editor");
                    return () -> editor.editAfter(seen, content, notice(who));
                })
                .toList());
        assertThat(statuses).containsOnlyOnce(200).containsOnly(200, 412);
        room.editor().editAfter(seen, content, notice("迟到")).then().statusCode(412)
                .body("type", equalTo("/problems/changed-meanwhile"));
        var saved = room.editor().get("contents/" + content);
        room.editor().editAfter(saved, content, notice("再改")).then().statusCode(200);
    }

    private List<Supplier<Response>> everyReviewer(String content, String step) {
        return room.reviewers(RACERS).stream()
                .<Supplier<Response>> map(reviewer -> () -> reviewer.step(content, step))
                .toList();
    }
}
