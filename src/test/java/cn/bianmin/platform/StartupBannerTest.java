package cn.bianmin.platform;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

/** The start says where to look, and there is something. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class StartupBannerTest {

    private static final Pattern ADDRESS = Pattern.compile("http://\\S+");

    @Inject
    StartupBanner signboard;

    @Test
    void everyAddressIsAnswered() {
        var text = String.join("\n", signboard.lines());
        var addresses = ADDRESS.matcher(text).results().map(found -> found.group()).toList();
        assertThat(addresses).hasSizeGreaterThanOrEqualTo(5);
        addresses.forEach(address -> given().get(address).then().statusCode(200));
    }

    @Test
    void theHallComesFirstAndThePeopleAndTheDataAreNamed() {
        assertThat(signboard.lines().get(0)).contains("/api/halls/");
        assertThat(signboard.lines()).anyMatch(line -> line.contains("director")).anyMatch(line -> line.contains("target"));
    }
}
