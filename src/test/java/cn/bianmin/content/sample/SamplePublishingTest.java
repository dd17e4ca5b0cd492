package cn.bianmin.content.sample;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.hasItem;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import cn.bianmin.content.ContentKind;
import cn.bianmin.content.Contents;
import cn.bianmin.content.Published;
import cn.bianmin.hall.TestHall;
import cn.bianmin.platform.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class SamplePublishingTest {

    @Inject
    SamplePublishing samples;

    @Inject
    Contents contents;

    @Test
    void theSamplesOfADemonstrationHallAreOnShowToday() {
        var hall = TestHall.open();
        var published = samples.publish(hall.plan()).await().indefinitely();
        assertThat(published).isGreaterThan(330);
        var shown = contents.published(hall.id()).await().indefinitely();
        assertThat(shown).hasSize(published);
        assertThat(shown.stream().map(Published::kind).distinct()).containsExactlyInAnyOrder(ContentKind.values());
        assertThat(shown.stream().filter(each -> each.kind() == ContentKind.JOB)).hasSizeGreaterThanOrEqualTo(220);
        assertThat(samples.publish(hall.plan()).await().indefinitely()).isZero();
        given().get("/api/halls/" + hall.id() + "/published").then().statusCode(200).body("contents.kind", hasItem("JOB"));
    }
}
