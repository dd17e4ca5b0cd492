package cn.bianmin.screens.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import cn.bianmin.content.ContentKind;
import cn.bianmin.content.Published;
import cn.bianmin.hall.TestHall;
import cn.bianmin.platform.TestDatabase;
import cn.bianmin.platform.TurnableClock;
import cn.bianmin.screens.text.ControllerText;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;

/** What a hall's feeds do when the database does not answer, or answers late. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class HallFeedsTest {

    @Inject
    TurnableClock clock;

    private final Queue<CompletableFuture<HallFeeds.Reading>> answers = new ArrayDeque<>();
    @SuppressWarnings("NullAway.Init") // set before each test
    private HallFeeds.Reading nothing;

    @BeforeEach
    void timeStandsStill() {
        clock.set(Instant.parse("2026-11-23T02:00:00Z"));
        nothing = new HallFeeds.Reading(TestHall.open().plan(), List.of());
    }

    @AfterEach
    void timeGoesOn() {
        clock.reset();
    }

    @Test
    void whileTheDatabaseIsAwayTheFeedsGoOnAndWhatIsOverStillGoes() {
        var feeds = read(feeds(), notice("停电通知"));
        assertThat(length(feeds)).isPositive();
        feeds.refresh();
        answers.remove().completeExceptionally(new IllegalStateException("away"));
        assertThat(length(feeds)).isPositive();
        clock.advance(Duration.ofHours(2));
        assertThat(length(feeds)).isZero();
    }

    @Test
    void theAnswerToAnEarlierQuestionDoesNotReplaceThatToALaterOne() {
        var feeds = feeds();
        feeds.ready().subscribe().with(any -> {
        });
        var first = answers.remove();
        feeds.refresh();
        answer(notice("新的"));
        first.complete(nothing);
        assertThat(length(feeds)).isPositive();
    }

    @Test
    void whatIsAnnouncedWhileItReadsIsReadOnceMore() {
        var feeds = read(feeds(), nothing);
        feeds.refresh();
        feeds.refresh();
        feeds.refresh();
        assertThat(answers).as("one at a time").hasSize(1);
        answer(nothing);
        assertThat(answers).as("and one more for all that came meanwhile").hasSize(1);
        answer(nothing);
        assertThat(answers).isEmpty();
    }

    @Test
    void withoutAFirstReadingThereIsAFailure() {
        var feeds = feeds();
        var ready = feeds.ready().subscribeAsCompletionStage();
        answers.remove().completeExceptionally(new IllegalStateException("away"));
        assertThatThrownBy(ready::join).hasRootCauseMessage("away");
    }

    private HallFeeds feeds() {
        return new HallFeeds(nothing.plan().id(), () -> {
            var answer = new CompletableFuture<HallFeeds.Reading>();
            answers.add(answer);
            return Uni.createFrom().completionStage(answer);
        }, clock, null);
    }

    private void answer(HallFeeds.Reading reading) {
        answers.remove().complete(reading);
    }

    private HallFeeds read(HallFeeds feeds, HallFeeds.Reading first) {
        var ready = feeds.ready().subscribeAsCompletionStage();
        answer(first);
        return ready.join();
    }

    private int length(HallFeeds feeds) {
        return feeds.edition().answer(new FeedAddress(nothing.plan().id(), FeedChannel.NOTICES, FeedAddress.Format.TXT,
                ControllerText.UTF_8, null)).size();
    }

    private HallFeeds.Reading notice(String title) {
        var now = clock.instant();
        return new HallFeeds.Reading(nothing.plan(), List.of(new Published(UUID.randomUUID(), 1, ContentKind.NOTICE, title, "",
                null, "", null, now, now.plus(Duration.ofHours(1)), 1, now)));
    }
}
