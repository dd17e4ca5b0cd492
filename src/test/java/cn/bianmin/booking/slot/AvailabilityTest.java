package cn.bianmin.booking.slot;

import static cn.bianmin.booking.BookingDesk.as;
import static cn.bianmin.booking.BookingDesk.bean;
import static cn.bianmin.platform.WallClock.await;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.zip.GZIPInputStream;

import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.fasterxml.jackson.databind.ObjectMapper;

import cn.bianmin.booking.BookingDesk;
import cn.bianmin.booking.BookingScenario;
import cn.bianmin.guide.Channel;
import cn.bianmin.hall.calendar.Closure;
import cn.bianmin.platform.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class AvailabilityTest extends BookingScenario {

    private ValidatableResponse slots(String query) {
        return given().get(path() + "&" + query).then();
    }

    private String path() {
        return "/api/halls/" + counter.hall().id() + "/slots?item=" + counter.item() + "&channel=ORDINARY";
    }

    @Test
    void aDayShowsItsPeriodsWithCapacityAndFreePlaces() {
        counter.booked(counter.slot("2026-11-24T09:30"));
        slots("from=2026-11-24&to=2026-11-24").statusCode(200)
                .body("$", hasSize(1))
                .body("[0].date", equalTo("2026-11-24"))
                .body("[0].released", equalTo(true))
                .body("[0].kind", equalTo("WORKING"))
                .body("[0].slots", hasSize(12))
                .body("[0].slots.capacity", everyItem(equalTo(1)))
                .body("[0].slots[0].slot", equalTo(counter.slot("2026-11-24T08:00").toString()))
                .body("[0].slots[0].start", equalTo("2026-11-24T08:00:00+08:00"))
                .body("[0].slots[0].end", equalTo("2026-11-24T08:30:00+08:00"))
                .body("[0].slots.free", contains(1, 1, 1, 0, 1, 1, 1, 1, 1, 1, 1, 1));
    }

    @Test
    void todayShowsOnlyWhatCanStillBeBooked() {
        slots("from=2026-11-23&to=2026-11-23").body("[0].slots[0].start", equalTo("2026-11-23T09:30:00+08:00"));
    }

    @Test
    void withoutDatesEverythingThatIsReleasedShows() {
        slots("").statusCode(200)
                .body("[0].date", equalTo("2026-11-23"))
                .body("$", hasSize(15))
                .body("released", everyItem(equalTo(true)))
                .body("find { it.date == '2026-11-28' }.kind", equalTo("REST"))
                .body("find { it.date == '2026-11-28' }.slots", hasSize(0));
    }

    @Test
    void theLastDayOpensAtTheReleaseTime() {
        at("2026-11-24T07:59");
        slots("from=2026-12-08&to=2026-12-08").body("[0].released", equalTo(false)).body("[0].slots", hasSize(0));
        at("2026-11-24T08:00");
        await().untilAsserted(() -> slots("from=2026-12-08&to=2026-12-08")
                .body("[0].released", equalTo(true)).body("[0].slots", hasSize(12)));
    }

    @Test
    void aClosedDaySaysWhy() {
        counter.hall().close(Closure.ofDays(BookingDesk.TUESDAY, BookingDesk.TUESDAY, "停电"));
        counter.follow();
        slots("from=2026-11-24&to=2026-11-24").body("[0].kind", equalTo("CLOSED")).body("[0].name", equalTo("停电"))
                .body("[0].slots", hasSize(0));
    }

    @Test
    void aHolidayOfTheLawOffersNoSlotBeforeTheNoticeIsOut() {
        at("2026-12-29T09:00");
        counter.follow();
        await().untilAsserted(() -> slots("from=2027-01-01&to=2027-01-04")
                .body("kind", contains("HOLIDAY", "REST", "REST", "WORKING"))
                .body("[3].slots", hasSize(12)));
        slots("from=2027-01-01&to=2027-01-01").body("[0].slots", hasSize(0)).body("[0].name", equalTo("元旦"));
    }

    @Test
    void aBookingShowsWithinASecondOrSo() {
        slots("from=2026-11-24&to=2026-11-24").body("[0].slots[2].free", equalTo(1));
        counter.booked(counter.slot("2026-11-24T09:00"));
        await().untilAsserted(
                () -> slots("from=2026-11-24&to=2026-11-24").body("[0].slots[2].free", equalTo(0)));
    }

    @Test
    void whoHasTheAnswerIsToldSo() {
        var tag = slots("from=2026-11-25&to=2026-11-25").statusCode(200).header("ETag", notNullValue()).extract()
                .header("ETag");
        given().header("If-None-Match", tag).get(path() + "&from=2026-11-25&to=2026-11-25").then().statusCode(304);
        counter.booked(counter.slot("2026-11-25T09:00"));
        await().untilAsserted(() -> given().header("If-None-Match", tag)
                .get(path() + "&from=2026-11-25&to=2026-11-25").then().statusCode(200));
    }

    @Test
    void compressedItIsTheSame() throws IOException, InterruptedException {
        var plain = raw("identity");
        var gzip = raw("gzip");
        assertThat(plain.headers().firstValue("Content-Encoding")).isEmpty();
        assertThat(gzip.headers().firstValue("Content-Encoding")).contains("gzip");
        assertThat(gzip.headers().firstValue("Vary").orElse("")).containsIgnoringCase("accept-encoding");
        try (var opened = new GZIPInputStream(new ByteArrayInputStream(gzip.body()))) {
            assertThat(opened.readAllBytes()).isEqualTo(plain.body());
        }
        assertThat(gzip.headers().firstValue("ETag")).isNotEqualTo(plain.headers().firstValue("ETag"));
    }

    private HttpResponse<byte[]> raw(String encoding) throws IOException, InterruptedException {
        var port = ConfigProvider.getConfig().getValue("quarkus.http.test-port", Integer.class);
        var actual = port == 0 ? io.restassured.RestAssured.port : port;
        var request = HttpRequest
                .newBuilder(URI.create("http://localhost:" + actual + path() + "&from=2026-11-26&to=2026-11-26"))
                .header("Accept-Encoding", encoding).build();
        return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofByteArray());
    }

    @ParameterizedTest
    @ValueSource(strings = { "from=2026-11-25&to=2026-11-24", "from=2026-11-24&to=2027-01-25", "to=2026-11-22",
            "from=%2B999999999-12-31", "from=-999999999-01-01&to=-999999999-01-02", "from=0000-01-01&to=9999-12-31" })
    void aPeriodIsForwardAndAtMostTwoMonths(String query) {
        given().urlEncodingEnabled(false).get(path() + "&" + query).then().statusCode(400)
                .body("type", equalTo("/problems/invalid-period"));
    }

    @ParameterizedTest
    @ValueSource(strings = { "from=2026-11-31", "from=x", "to=tomorrow" })
    void aDayThatIsNoneIsRefused(String query) {
        slots(query).statusCode(400);
    }

    @Test
    void sixtyTwoDaysAreNotTooMany() {
        slots("from=2026-11-24&to=2027-01-24").statusCode(200).body("$", hasSize(62));
    }

    @Test
    void daysThatAreOverAreNotShown() {
        slots("from=2026-11-01&to=2026-11-22").statusCode(200).body("$", hasSize(0));
    }

    @Test
    void fiveThousandMadeUpRangesTakeNobodysAnswerAway() {
        var longLived = new Availability(bean(SlotLookup.class), bean(SlotDays.class), bean(ObjectMapper.class),
                bean(Clock.class), Duration.ofHours(1));
        var question = new Availability.Question(counter.item(), Channel.ORDINARY);
        var elsewhere = BookingDesk.open();
        var other = new Availability.Question(elsewhere.item(), Channel.ORDINARY);
        var answer = longLived.of(question).await().indefinitely();
        var others = longLived.of(other).await().indefinitely();
        for (var range = 0; range < 5_000; range++) {
            var from = BookingDesk.TODAY.minusDays(2_500).plusDays(range);
            assertThat(longLived.of(question, from, from.plusDays(range % 3)).await().indefinitely()).isNotNull();
        }
        assertThat(longLived.of(question).await().indefinitely()).isSameAs(answer);
        assertThat(longLived.of(other).await().indefinitely()).isSameAs(others);
    }

    @Test
    void theItemsHallMustBeTheOneInThePath() {
        given().get("/api/halls/" + BookingDesk.open().hall().id() + "/slots?item=" + counter.item() + "&channel=ORDINARY")
                .then()
                .statusCode(404);
        given().get("/api/halls/" + counter.hall().id() + "/slots?channel=ORDINARY").then().statusCode(400);
        given().get("/api/halls/" + counter.hall().id() + "/slots?item=" + counter.item()).then().statusCode(400);
        as(counter.citizen().token()).get(path()).then().statusCode(200).body("date", hasItem("2026-11-24"));
    }
}
