package cn.bianmin.hall;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import cn.bianmin.platform.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class FrontPageTest {

    @Inject
    Halls halls;

    @ParameterizedTest
    @CsvSource({ "zh-CN, zh-CN, 便民服务中心", "en, en, Government service hall", "fr, zh-CN, 便民服务中心" })
    void theRootNamesTheHallsInTheReadersLanguage(String asked, String answered, String heading) {
        given().header("Accept-Language", asked)
                .get("/")
                .then()
                .statusCode(200)
                .contentType("text/html;charset=UTF-8")
                .header("Content-Language", answered)
                .body(allOf(containsString("<h1>" + heading + "</h1>"), containsString("href=\"/api/halls/1\""),
                        containsString("href=\"/kiosk\""), containsString("href=\"/mobile\""),
                        containsString("href=\"/screen\""), containsString("href=\"/desk\""),
                        containsString("href=\"/problems\""), containsString("href=\"/q/openapi\""),
                        containsString("href=\"/plain.css\""), not(containsString("<script"))));
    }

    @Test
    void theHallsNameIsThere() {
        var name = halls.all().chain(all -> halls.plan(all.get(0))).await().indefinitely().facts().name();
        given().get("/").then().body(containsString(name));
    }

    @ParameterizedTest
    @ValueSource(strings = { "/nothing", "/index.html", "/api", "/nothing/at/all" })
    void whatIsNotThereIsStillAProblem(String path) {
        given().get(path).then().statusCode(404).contentType("application/problem+json");
    }
}
