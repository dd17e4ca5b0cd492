package cn.bianmin.booking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import cn.bianmin.identity.TestPeople;

/** The packaged application as somebody tries it: with a database of its own, started, stopped and started again. */
@Timeout(180)
class SecondStartIT {

    private static final Map<String, String> OWN = Map.of("BIANMIN_DATA",
            Path.of("target", "second-start").toAbsolutePath().toString());
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

    private static JsonNode book(URI uri) throws Exception {
        var hall = get(uri, "/api/halls").findValue("hall").asText();
        var items = get(uri, "/api/halls/" + hall + "/catalogue").findValuesAsText("item");
        var place = await().atMost(30, TimeUnit.SECONDS).until(() -> aFreePlace(uri, hall, items), found -> !found.isEmpty());
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
