package cn.bianmin.platform.openapi;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;

import cn.bianmin.platform.TestDatabase;
import cn.bianmin.platform.problem.Problem;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

/**
 * The interface document that clients build on is checked in, so that a change of the interface is a reviewed change.
 *
 * <p>
 * To take a change in: {@code mvn test -Dtest=ApiDocumentTest -Dopenapi.update}, then read the difference.
 */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class ApiDocumentTest {

    private static final Path CHECKED_IN = Path.of("src/main/openapi/openapi.yaml");

    @Test
    void theCodeServesTheDocumentThatIsCheckedIn() throws IOException {
        var served = given().accept("application/yaml").get("/q/openapi").then().statusCode(200).extract().asString();
        if (System.getProperty("openapi.update") != null) {
            Files.createDirectories(CHECKED_IN.getParent());
            Files.writeString(CHECKED_IN, served);
        }
        assertThat(served)
                .as("The interface changed. If it was meant: mvn test -Dtest=ApiDocumentTest -Dopenapi.update")
                .isEqualTo(Files.readString(CHECKED_IN));
    }

    @Test
    void theDocumentIsOpenApi31AndSaysHowOperationsFail() {
        var document = given().accept("application/json").get("/q/openapi?format=json").then().extract().jsonPath();
        assertThat(document.getString("openapi")).startsWith("3.1");
        assertThat(document.getString("info.license.identifier")).isEqualTo("Apache-2.0");
        assertThat(document.getString("components.responses.Problem.content.keySet()")).contains(Problem.MEDIA_TYPE);
        assertThat(document.getString("components.securitySchemes.bearer.bearerFormat")).isEqualTo("JWT");
    }

    @Test
    void theDocumentSaysWhichFieldsAreAlwaysThereAndWhichMayBeNull() {
        var schemas = given().accept("application/json").get("/q/openapi?format=json").then().extract().jsonPath()
                .setRootPath("components.schemas");
        assertThat(schemas.<String> getList("ContentView.required")).contains("content", "title").doesNotContain("link");
        assertThat(schemas.<String> getList("SourceView.required")).contains("url", "fault");
        assertThat(schemas.<String> getList("SourceView.properties.fault.type")).containsExactlyInAnyOrder("string", "null");
        assertThat(schemas.<String> getList("NewEmergency.required")).contains("text", "drill").doesNotContain("screens");
    }
}
