package cn.bianmin.booking.admission;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import cn.bianmin.booking.BookingState;
import cn.bianmin.booking.PlaceLedger;
import cn.bianmin.booking.RaceSetup;
import cn.bianmin.identity.TestPeople;
import cn.bianmin.platform.TestDatabase;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Tuple;

/** Many who were never here before ask for the same few places at the same moment, at the kiosks of the hall. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class FirstTimeRaceTest {

    @TestHTTPResource("/api/bookings")
    URI bookings = URI.create("");
    @Inject
    TestPeople people;
    @Inject
    MeterRegistry metrics;

    private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private CompletableFuture<HttpResponse<String>> post(String kiosk, String key, String body) {
        return client.sendAsync(HttpRequest.newBuilder(bookings)
                .header("Authorization", "Bearer " + kiosk)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", key)
                .POST(BodyPublishers.ofString(body)).build(), BodyHandlers.ofString());
    }

    private static String body(RaceSetup race, String idNumber) {
        return """
                {"slot":"%s","item":"%s","channel":"ORDINARY","name":"王小明","idNumber":"%s","phone":"13812345678",
                 "password":"%s"}""".formatted(race.slot(0), race.item(), idNumber, TestPeople.PASSWORD);
    }

    private static Map<Integer, Long> statuses(List<CompletableFuture<HttpResponse<String>>> asked) {
        return asked.stream().map(each -> each.join().statusCode())
                .collect(Collectors.groupingBy(status -> status, Collectors.counting()));
    }

    private static int citizens() {
        return RaceSetup.number("SELECT count(*)::int FROM citizen", Tuple.tuple());
    }

    @Test
    void whoGetsNoPlaceIsNeitherHashedNorRegistered() {
        var race = RaceSetup.withPlaces(5);
        var kiosk = people.kiosk(race.hall().id());
        var hashes = metrics.counter("password.hashes").count();
        var known = citizens();
        var asked = IntStream.range(0, 200)
                .mapToObj(any -> post(kiosk, UUID.randomUUID().toString(), body(race, TestPeople.anIdNumber())))
                .toList();
        assertThat(statuses(asked)).isEqualTo(Map.of(201, 5L, 409, 195L));
        assertThat(metrics.counter("password.hashes").count() - hashes).isEqualTo(5);
        assertThat(citizens() - known).isEqualTo(5);
        assertThat(RaceSetup.number("""
                SELECT count(*)::int FROM booking WHERE hall_id = $1 AND citizen_id IN (SELECT citizen_id FROM citizen)
                """, Tuple.of(race.hall().id().value()))).isEqualTo(5);
        PlaceLedger.check(race.hall().id());
    }

    @Test
    void onePostSentManyTimesIsOneBookingOfOnePerson() {
        for (var places : new int[] { 1, 30 }) {
            var race = RaceSetup.withPlaces(places);
            var kiosk = people.kiosk(race.hall().id());
            var key = UUID.randomUUID().toString();
            var body = body(race, TestPeople.anIdNumber());
            var known = citizens();
            var asked = IntStream.range(0, 20).mapToObj(any -> post(kiosk, key, body)).toList();
            var statuses = statuses(asked);
            assertThat(statuses.keySet()).isSubsetOf(201, 409);
            assertThat(statuses).containsKey(201);
            assertThat(asked).allSatisfy(each -> assertThat(each.join().body())
                    .containsAnyOf("\"booking\"", "idempotency-key-in-use"));
            assertThat(post(kiosk, key, body).join().statusCode()).isEqualTo(201);
            assertThat(race.bookings(BookingState.CONFIRMED)).isEqualTo(1);
            assertThat(citizens() - known).isEqualTo(1);
            PlaceLedger.check(race.hall().id());
        }
    }

    @Test
    void onePersonAtManyKiosksBecomesOneCitizen() {
        var race = RaceSetup.withPlaces(20);
        var kiosk = people.kiosk(race.hall().id());
        var body = body(race, TestPeople.anIdNumber());
        var known = citizens();
        var asked = IntStream.range(0, 10).mapToObj(any -> post(kiosk, UUID.randomUUID().toString(), body)).toList();
        assertThat(statuses(asked)).isEqualTo(Map.of(201, 1L, 409, 9L));
        assertThat(citizens() - known).isEqualTo(1);
        PlaceLedger.check(race.hall().id());
    }
}
