package cn.bianmin.screens.feed;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

import javax.imageio.ImageIO;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import cn.bianmin.hall.HallId;
import cn.bianmin.hall.TestHall;
import cn.bianmin.platform.TestDatabase;
import cn.bianmin.platform.TurnableClock;
import cn.bianmin.screens.TestPublisher;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

/** The LED wall as a picture. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class LedPicturesTest {

    private static final Instant BEGIN = Instant.parse("2026-11-23T02:00:00Z");

    @Inject
    TestPublisher wallpaper;

    @Inject
    TurnableClock clock;

    private HallId hall = new HallId(1);

    @BeforeEach
    void aHall() {
        clock.set(BEGIN);
        hall = TestHall.open().id();
    }

    @AfterEach
    void timeGoesOn() {
        clock.reset();
    }

    @Test
    void thePictureHasTheSizeThatWasAskedForAndLettersOnIt() throws IOException {
        wallpaper.job(hall, "保洁员");
        for (var size : new int[][] { { 64, 64 }, { 640, 640 }, { 128, 1920 }, { 1920, 1080 } }) {
            var picture = picture(size[0], size[1]);
            assertThat(picture.getWidth()).isEqualTo(size[0]);
            assertThat(picture.getHeight()).isEqualTo(size[1]);
            assertThat(lit(picture)).as("%d × %d", size[0], size[1]).isBetween(0.02, 0.6);
        }
    }

    @Test
    void withoutAnythingToShowThereIsTheHallsNameAndTheTime() throws IOException {
        var first = picture(320, 320);
        assertThat(lit(first)).isGreaterThan(0.02);
        clock.advance(Duration.ofMinutes(1));
        assertThat(dots(picture(320, 320))).isNotEqualTo(dots(first));
    }

    @Test
    void eachTurnHasItsPictureAndTheSameTurnTheSame() throws IOException {
        for (var title : new String[] { "保洁员", "保安", "厨师" }) {
            wallpaper.job(hall, title);
        }
        var seen = new HashSet<String>();
        for (var turn = 0; turn < 3; turn++) {
            var first = dots(picture(320, 320));
            clock.advance(Duration.ofSeconds(5));
            assertThat(dots(picture(320, 320))).as("five seconds later in the same turn").isEqualTo(first);
            clock.advance(Duration.ofSeconds(7));
            seen.add(Arrays.toString(first));
        }
        assertThat(seen).as("three jobs, three pictures").hasSize(3);
    }

    @Test
    void manyWhoAskAtOnceGetPicturesOrAreAskedToComeAgain() {
        wallpaper.job(hall, "保洁员");
        var asking = IntStream.range(0, 60)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> given().get(address(1_800 + i, 1_900)).statusCode()))
                .toList();
        assertThat(asking.stream().map(CompletableFuture::join)).isNotEmpty()
                .allMatch(status -> status == 200 || status == 503);
    }

    private BufferedImage picture(int width, int height) throws IOException {
        var bytes = given().get(address(width, height)).then().statusCode(200).contentType("image/png").extract().asByteArray();
        return ImageIO.read(new ByteArrayInputStream(bytes));
    }

    private String address(int width, int height) {
        return "/feeds/" + hall + "/led.png?width=" + width + "&height=" + height;
    }

    private static double lit(BufferedImage picture) {
        return Arrays.stream(dots(picture)).filter(dot -> (dot & 0xFFFFFF) != 0).count()
                / (double) (picture.getWidth() * picture.getHeight());
    }

    private static int[] dots(BufferedImage picture) {
        return picture.getRGB(0, 0, picture.getWidth(), picture.getHeight(), null, 0, picture.getWidth());
    }
}
