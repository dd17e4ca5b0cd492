package cn.bianmin.hall;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import cn.bianmin.identity.TestPeople;
import cn.bianmin.platform.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/** What the admin of the whole installation does: the next hall, and the State Council's next notice. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class CityTest {

    @Inject
    TestPeople people;

    @Test
    void theNextHallIsAddedAsData() throws IOException {
        var added = addHall(people.admin(), sample());
        added.then().statusCode(201).body("desks", hasSize(17)).body("sample", is(false));
        given().get(added.header("Location")).then().statusCode(200).body("name", equalTo("荷花街道便民服务中心"))
                .body("parameters.slotMinutes", is(30));
    }

    @Test
    void onlyAnAdminOfTheWholeInstallationAddsHalls() throws IOException {
        addHall(people.staff(new HallId(1), "director"), sample()).then().statusCode(403);
        addHall(people.staff(new HallId(1), "admin"), sample()).then().statusCode(403);
    }

    @ParameterizedTest
    @CsvSource({ "zone, Asia/Atlantis", "phone, call me", "name, ''", "extra, field" })
    void aHallWithAMistakeIsRefused(String field, String value) throws IOException {
        addHall(people.admin(), sample().put(field, value)).then().statusCode(400).contentType("application/problem+json");
    }

    @Test
    void mistakesAcrossTheFieldsAreToldAllAtOnce() throws IOException {
        var shape = sample();
        var desk = shape.getJsonArray("desks").getJsonObject(0);
        shape.getJsonArray("desks").add(desk.copy().put("floor", 77).put("shares", new JsonObject().put("GREEN", 101)));
        addHall(people.admin(), shape).then().statusCode(400).body("errors", hasSize(4)).body("errors.field", hasItem("desks"));
    }

    @Test
    void aYearsNoticeIsPreviewedPublishedAndAmendedWithItsHistory() {
        var year = ThreadLocalRandom.current().nextInt(2040, 2090);
        var before = given().get("/api/working-calendar/" + year).jsonPath();
        var revisions = before.getList("revisions").size();
        var date = year + "-06-" + (10 + revisions % 20);
        var body = notice(date);
        publish(year, "?preview=true", body).then().statusCode(200).body("revision", is(revisions + 1));
        assertThat(given().get("/api/working-calendar/" + year).jsonPath().getList("revisions")).hasSize(revisions);
        publish(year, "", body).then().statusCode(200).body("amended", is(true));
        publish(year, "", body).then().statusCode(200).body("amended", is(false)).body("changedDays", is(0));
        given().get("/api/working-calendar/" + year).then().statusCode(200)
                .body("published", is(true))
                .body("days[0].from", equalTo(date))
                .body("revisions", hasSize(revisions + 1))
                .body("revisions[0].reason", equalTo("国办发明电〔2026〕7号"));
        given().get("/api/halls/1/calendar?from=" + date + "&to=" + date).then()
                .body("days[0].kind", equalTo("HOLIDAY"))
                .body("days[0].provisional", is(false));
    }

    @Test
    void aNoticeIsAlsoTakenAsATable() {
        var csv = "# 节假日\nfrom,to,kind,name,paper\n2091-10-01,2091-10-07,HOLIDAY,国庆节,2091\n";
        given().contentType("text/csv; charset=UTF-8").header("Authorization", "Bearer " + people.admin())
                .body(csv.getBytes(StandardCharsets.UTF_8)).put("/api/working-calendar/2091?reason=试行").then().statusCode(200);
        given().get("/api/working-calendar/2091").then().body("days[0].name", equalTo("国庆节"));
        given().contentType("text/csv; charset=UTF-8").header("Authorization", "Bearer " + people.admin())
                .body("from,to\n").put("/api/working-calendar/2091").then().statusCode(400);
    }

    @Test
    void aYearWithoutANoticeSaysSo() {
        given().get("/api/working-calendar/2099").then().statusCode(200).body("published", is(false)).body("days", hasSize(0));
        given().get("/api/working-calendar/1999").then().statusCode(400);
    }

    @Test
    void onlyAnAdminOfTheWholeInstallationPublishesNotices() {
        for (var role : List.of("director", "admin")) {
            given().contentType("application/json").header("Authorization", "Bearer " + people.staff(new HallId(1), role))
                    .body(notice("2098-01-01").encode()).put("/api/working-calendar/2098").then().statusCode(403);
        }
    }

    private static JsonObject notice(String date) {
        var row = new JsonObject().put("from", date).put("to", date).put("kind", "HOLIDAY").put("name", "端午节");
        return new JsonObject().put("days", new JsonArray().add(row)).put("reason", "国办发明电〔2026〕7号");
    }

    private Response publish(int year, String query, JsonObject body) {
        return given().contentType("application/json").header("Authorization", "Bearer " + people.admin())
                .body(body.encode()).put("/api/working-calendar/" + year + query);
    }

    private static Response addHall(String token, JsonObject shape) {
        return given().contentType("application/json").header("Authorization", "Bearer " + token).body(shape.encode())
                .post("/api/halls");
    }

    private static JsonObject sample() throws IOException {
        try (var stream = Objects.requireNonNull(CityTest.class.getResourceAsStream("/sample/hall.json"))) {
            return new JsonObject(new String(stream.readAllBytes(), StandardCharsets.UTF_8));
        }
    }
}
