package cn.bianmin.screens;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

import jakarta.inject.Inject;

import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;

import cn.bianmin.hall.TestHall;
import cn.bianmin.identity.TestPeople;
import cn.bianmin.platform.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

/** In the morning all screens of a city are switched on in the same second, each for the first time. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class PowerOnTest {

    @Inject
    TestPeople people;

    @Test
    void moreScreensThanConnectionsGetTheirFirstPlaylistAtOnce() {
        var connections = ConfigProvider.getConfig().getValue("quarkus.datasource.reactive.max-size", Integer.class);
        var screens = IntStream.range(0, connections + 10)
                .mapToObj(any -> people.enrolledScreen(TestHall.open().id()))
                .toList();
        var threads = Executors.newFixedThreadPool(screens.size());
        try {
            var answers = screens.stream()
                    .map(screen -> CompletableFuture.supplyAsync(
                            () -> ScreenScenario.playlist(screen.token(), screen.id()).statusCode(), threads))
                    .toList();
            assertThat(answers.stream().map(CompletableFuture::join)).containsOnly(200);
        } finally {
            threads.shutdown();
        }
    }
}
