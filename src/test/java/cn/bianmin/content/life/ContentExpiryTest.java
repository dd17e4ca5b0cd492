package cn.bianmin.content.life;

import static cn.bianmin.content.PublishingScenario.notice;
import static cn.bianmin.platform.WallClock.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.stream.IntStream;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import cn.bianmin.content.ContentChangedRecorder;
import cn.bianmin.content.Contents;
import cn.bianmin.content.Published;
import cn.bianmin.content.PublishingScenario;
import cn.bianmin.identity.TestPeople;
import cn.bianmin.platform.TestDatabase;
import cn.bianmin.platform.TurnableClock;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class ContentExpiryTest {

    private static final Duration PERIOD = Duration.ofHours(2);

    @Inject
    TestPeople people;

    @Inject
    ContentExpiry expiry;

    @Inject
    Contents contents;

    @Inject
    ContentChangedRecorder heard;

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
    void whatIsOverIsShownNoMoreFromThatInstantOn() {
        var content = room.published(lasting("两小时"));
        clock.set(now.plus(PERIOD).minusSeconds(1));
        assertThat(room.shown()).containsExactly("两小时");
        clock.set(now.plus(PERIOD));
        assertThat(room.shown()).isEmpty();
        room.read("/" + content).then().statusCode(404);
        assertThat(contents.published(room.hall().id()).await().indefinitely()).isEmpty();
    }

    @Test
    void howeverManyReplicasRunTheJobItExpiresOnce() {
        var content = room.published(lasting("只到期一次"));
        await().untilAsserted(() -> assertThat(heard.of(room.hall().id())).hasSize(1));
        clock.set(now.plus(PERIOD).plusSeconds(1));
        replicasLook();
        clock.advance(Duration.ofMinutes(2));
        replicasLook();

        var later = room.person("editor");
        await().untilAsserted(() -> assertThat(later.state(content)).isEqualTo("EXPIRED"));
        assertThat(later.history(content)).endsWith("1 PUBLISH PUBLISHED", "1 EXPIRE EXPIRED").hasSize(5);
        later.get("contents/" + content + "/history").then().body("versions[4].who", equalTo("系统"));
        await().untilAsserted(() -> assertThat(heard.of(room.hall().id())).containsExactly("[\"NOTICE\"]", "[\"NOTICE\"]"));
    }

    @Test
    void whatStillHasTimeStays() {
        var stays = room.published(lasting("还有时间").put("until", now.plus(PERIOD.multipliedBy(2)).toString()));
        var ends = room.published(lasting("到期"));
        clock.set(now.plus(PERIOD).plusSeconds(1));
        expire();
        var later = room.person("editor");
        await().untilAsserted(() -> assertThat(later.state(ends)).isEqualTo("EXPIRED"));
        assertThat(later.state(stays)).isEqualTo("PUBLISHED");
        assertThat(room.shown()).containsExactly("还有时间");
    }

    @Test
    void theNextVersionGoesOnAfterTheLastOneExpired() {
        var content = room.published(lasting("第一版"));
        room.editor().edit(content, notice("第二版")).then().statusCode(200);
        clock.set(now.plus(PERIOD).plusSeconds(1));
        expire();
        var later = room.person("editor");
        await().untilAsserted(() -> later.get("contents/" + content).then().body("shown", nullValue()));
        later.get("contents/" + content).then().body("state", equalTo("DRAFT")).body("title", equalTo("第二版"));
        assertThat(later.history(content)).endsWith("2 WRITE DRAFT", "1 EXPIRE EXPIRED");
        later.step(content, "submit").then().statusCode(200);
    }

    @Test
    void whatBeginsLaterIsHandedOutBeforeButNotShown() {
        var tomorrow = now.plus(Duration.ofHours(30));
        room.published(notice("明天开始").put("from", tomorrow.toString()));
        room.published(notice("后天开始").put("from", now.plus(Duration.ofHours(37)).toString()));
        assertThat(room.shown()).isEmpty();
        assertThat(contents.published(room.hall().id()).await().indefinitely()).extracting(Published::title)
                .containsExactly("明天开始");
        clock.set(tomorrow);
        assertThat(room.shown()).containsExactly("明天开始");
    }

    private void replicasLook() {
        var runs = IntStream.range(0, 6).mapToObj(replica -> expiry.expireWhatIsOver()).toList();
        assertThat(Uni.join().all(runs).andFailFast().await().indefinitely().stream().filter(done -> done).count())
                .isLessThanOrEqualTo(1);
    }

    private JsonObject lasting(String title) {
        return notice(title).put("from", now.toString()).put("until", now.plus(PERIOD).toString());
    }

    /**
     * Looks now, and two minutes later, when the job is due whenever it ran last; here, unless the application's own tick was
     * faster.
     */
    private void expire() {
        expiry.expireWhatIsOver().await().indefinitely();
        clock.advance(Duration.ofMinutes(2));
        expiry.expireWhatIsOver().await().indefinitely();
    }
}
