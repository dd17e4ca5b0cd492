package cn.bianmin.platform;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;

import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

/** The pages of kiosk-ui, as the server gives them out. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class PagesTest {

    private static final Pattern FILE = Pattern.compile("(?:src|href)=\"(/assets/[^\"]+)\"");

    @ParameterizedTest
    @ValueSource(strings = { "/kiosk", "/mobile", "/screen", "/desk" })
    void aPageIsChineseAndEveryFileItNamesIsThereForLong(String address) {
        var page = given().get(address).then()
                .statusCode(200)
                .contentType("text/html;charset=UTF-8")
                .header("Cache-Control", "no-cache")
                .body(containsString("lang=\"zh-CN\""))
                .extract().asString();
        var files = FILE.matcher(page).results().map(found -> found.group(1)).toList();
        assertThat(files).hasSizeGreaterThanOrEqualTo(2);
        files.forEach(file -> given().get(file).then().statusCode(200).header("Cache-Control", containsString("immutable")));
    }

    @Test
    void aPageThatIsThereAlreadyIsNotSentAgain() {
        var tag = given().get("/screen").then().extract().header("ETag");
        given().header("If-None-Match", tag).get("/screen").then().statusCode(304);
    }

    @ParameterizedTest
    @CsvSource({ "/kiosk, none, DENY", "/mobile, none, DENY", "/screen, self, SAMEORIGIN", "/desk, none, DENY" })
    void onlyTheScreenStandsInAFrameAndOnlyInOurs(String address, String ancestors, String option) {
        var headers = given().get(address).then().statusCode(200).extract().headers();
        assertThat(headers.getValues("Content-Security-Policy")).singleElement().asString()
                .contains("default-src 'self'", "frame-ancestors '" + ancestors + "'").doesNotContain("unsafe");
        assertThat(headers.getValues("X-Frame-Options")).containsExactly(option);
    }

    @ParameterizedTest
    @CsvSource({ "/kiosk, true", "/mobile, false", "/screen, false", "/desk, false", "/api/halls, false" })
    void onlyTheKioskMayAskACardReaderOnItsOwnMachine(String address, boolean may) {
        var policy = given().get(address).then().extract().header("Content-Security-Policy");
        assertThat(policy.endsWith("; connect-src 'self' ws://127.0.0.1:*")).isEqualTo(may);
        assertThat(policy.contains("ws:")).isEqualTo(may);
    }

    @Test
    void noPageHasAScriptOfItsOwn() {
        assertThat(given().get("/screen").asString() + given().get("/desk").asString())
                .doesNotContainPattern("<script(?![^>]*src=)");
    }

    @Test
    void theServiceWorkerKeepsTheScreensPageAndItsFonts() {
        given().get("/screen-worker.js").then()
                .statusCode(200)
                .contentType(containsString("javascript"))
                .body(containsString("\"page\":\"/screen\""), containsString(".woff2"));
    }
}
