package cn.bianmin.booking;

import static cn.bianmin.platform.WallClock.await;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import cn.bianmin.identity.TestPeople;
import cn.bianmin.platform.WallClock;

/** The packaged application as somebody tries it: with a database of its own, started, stopped and started again. */
@Timeout(600)
class SecondStartIT {

    private static final Path DATA = Path.of("target", "second-start").toAbsolutePath();
    private static final Map<String, String> OWN = Map.of("BIANMIN_DATA", DATA.toString());
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient CLIENT = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final int ITEMS_LOOKED_AT = 20;

    @Test
    void whoBookedYesterdayIsStillExpectedAfterTheNextStart() throws Exception {
        JsonNode booked;
        try (var hall = Replica.start(OWN).ready()) {
            booked = book(hall.uri());
            assertThat(booked.path("code").asText()).matches("\\d{12}");
        }
        try (var hall = Replica.start(OWN).ready()) {
            var found = send(HttpRequest.newBuilder(hall.uri().resolve("/api/bookings/" + booked.get("booking").asText()))
                    .header("Authorization", "Bearer " + booked.get("accessToken").asText()));
            assertThat(found.path("status").asText()).isEqualTo("CONFIRMED");
            assertThat(found.path("code")).isEqualTo(booked.path("code"));
        }
    }

    @Test
    void aKilledDatabaseIsStartedAgainAndJobsAreQuietMeanwhile() throws Exception {
        try (var hall = Replica.start(OWN).ready()) {
            assertThat(errors(hall)).as("errors of a cold start").isEmpty();
            var booked = book(hall.uri());
            var killed = postmaster();
            killed.destroyForcibly();
            killed.onExit().join();
            var since = System.nanoTime();
            await().ignoreExceptions().until(() -> postmaster().isAlive() && postmaster().pid() != killed.pid());
            await().until(() -> hall.status("/q/health/ready") == 200);
            WallClock.promised("the database is back", since, Duration.ofSeconds(10));
            assertThat(hall.status("/q/health/live")).isEqualTo(200);
            var found = send(HttpRequest.newBuilder(hall.uri().resolve("/api/bookings/" + booked.get("booking").asText()))
                    .header("Authorization", "Bearer " + booked.get("accessToken").asText()));
            assertThat(found.path("code")).isEqualTo(booked.path("code"));
            assertThat(errors(hall)).isEmpty();
        }
    }

    /** By the process id in the server's own file. */
    private static ProcessHandle postmaster() throws IOException {
        return ProcessHandle.of(Long.parseLong(
                Files.readAllLines(DATA.resolve("postgres").resolve("postmaster.pid")).get(0).strip())).orElseThrow();
    }

    private static List<String> errors(Replica hall) {
        return hall.log().stream().filter(line -> line.contains("\"level\":\"ERROR\"")).toList();
    }

    private static JsonNode book(URI uri) throws Exception {
        var hall = get(uri, "/api/halls").findValue("hall").asText();
        var items = get(uri, "/api/halls/" + hall + "/catalogue").findValuesAsText("item");
        var place = await().until(() -> aFreePlace(uri, hall, items), found -> !found.isEmpty());
        var body = Map.of("item", place.get(0), "slot", place.get(1), "channel", "ORDINARY", "name", "张三丰",
                "idNumber", TestPeople.anIdNumber(), "phone", TestPeople.aPhone(), "password", TestPeople.PASSWORD);
        return send(HttpRequest.newBuilder(uri.resolve("/api/bookings")).header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(JSON.writeValueAsString(body))));
    }

    /** An item and a slot of the demonstration hall; empty while its days are not open yet. */
    private static List<String> aFreePlace(URI uri, String hall, List<String> items) throws Exception {
        for (var item : items.subList(0, Math.min(items.size(), ITEMS_LOOKED_AT))) {
            var slots = get(uri, "/api/halls/" + hall + "/slots?channel=ORDINARY&item=" + item).findValuesAsText("slot");
            if (!slots.isEmpty()) {
                return List.of(item, slots.get(slots.size() - 1));
            }
        }
        return List.of();
    }

    private static JsonNode get(URI uri, String path) throws Exception {
        return send(HttpRequest.newBuilder(uri.resolve(path)));
    }

    private static JsonNode send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return JSON.readTree(CLIENT.send(request.build(), BodyHandlers.ofByteArray()).body());
    }
}
