package cn.bianmin.platform.problem;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import cn.bianmin.platform.RawHttp;
import cn.bianmin.platform.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;

/** Whatever fails, and wherever, the client reads an RFC 9457 problem in its language. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class ProblemsTest {

    private static final String THINGS = "/api/faults/things";
    private static final String A_BAD_TOKEN = "Bearer eyJhbGciOiJub25lIn0.eyJzdWIiOiJ4In0.";

    record Fault(int status, String type, UnaryOperator<RequestSpecification> with, String verb, String path) {

        @Override
        public String toString() {
            return status + " " + type + " " + verb + " " + (path.length() > 60 ? path.substring(0, 60) : path);
        }
    }

    static Stream<Fault> faults() {
        return Stream.of(
                posting(400, "malformed-body", "{"),
                posting(400, "malformed-body", ""),
                posting(400, "malformed-body", "null"),
                posting(400, "malformed-body", "[]"),
                posting(400, "malformed-body", "\"text\""),
                posting(400, "malformed-body", "{\"name\": 5, \"count\": 1}"),
                posting(400, "malformed-body", "{\"name\": \"张三\", \"count\": \"x\"}"),
                posting(400, "malformed-body", "{\"name\": \"张三\", \"count\": 1} {}"),
                posting(400, "malformed-body", "{\"name\": \"张三\", \"name\": \"李四\", \"count\": 1}"),
                posting(400, "malformed-body", "[".repeat(5_000)),
                posting(400, "malformed-body", "{\"name\": \"\\u0000\", \"count\": 1}"),
                posting(400, "malformed-body", "{\"name\": \"\\ud800\", \"count\": 1}"),
                posting(400, "unknown-field", "{\"name\": \"张三\", \"count\": 1, \"role\": \"admin\"}"),
                posting(400, "invalid-request", "{\"count\": 1}"),
                posting(413, "body-too-large", "{\"name\": \"" + "x".repeat(1_100_000) + "\"}"),
                new Fault(415, "unsupported-media-type", r -> r.contentType("text/plain").body("x"), "POST", THINGS),
                new Fault(406, "not-acceptable", r -> r.accept("image/png"), "GET", "/api/faults/numbers/1"),
                new Fault(405, "method-not-allowed", r -> r, "PUT", THINGS),
                getting(400, "invalid-request", "/api/faults/numbers/1?digit=10"),
                getting(400, "invalid-request", "/api/faults/numbers/1?digit=x"),
                getting(404, "not-found", "/api/faults/numbers/x"),
                getting(404, "not-found", "/api/nothing"),
                getting(404, "not-found", "/nothing/at/all"),
                getting(404, "not-found", "/problems/never-heard-of"),
                getting(404, "not-found", "/q/nothing"),
                getting(401, "unauthorized", "/api/faults/guarded"),
                getting(401, "unauthorized", "/api/faults/unannotated"),
                new Fault(401, "unauthorized", r -> r.header("Authorization", A_BAD_TOKEN), "GET", "/api/faults/guarded"),
                new Fault(401, "unauthorized", r -> r.header("Authorization", "Bearer x"), "GET", "/api/faults/guarded"),
                new Fault(401, "unauthorized", r -> r.header("Authorization", "Bearer x"), "GET", "/api/faults/numbers/1"),
                getting(414, "address-too-long", "/api/faults/numbers/" + "1".repeat(5_000)),
                new Fault(431, "headers-too-large", r -> r.header("X-Long", "x".repeat(20_000)), "GET", THINGS),
                getting(429, "too-many-requests", "/api/faults/too-often"),
                getting(500, "internal-error", "/api/faults/broken"),
                getting(503, "database-away", "/api/faults/away"));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void everyFailureIsAProblem(Fault fault) {
        assertProblem(fault, answer(fault, "zh-CN,zh;q=0.9"), ProblemTexts.CHINESE);
        assertProblem(fault, answer(fault, "en-GB,en;q=0.8,zh;q=0.1"), ProblemTexts.ENGLISH);
    }

    private static void assertProblem(Fault fault, Response answer, ProblemTexts language) {
        answer.then()
                .statusCode(fault.status())
                .contentType(Problem.MEDIA_TYPE)
                .header("Content-Language", language.tag())
                .header("Cache-Control", containsString("no-store"))
                .body("type", equalTo("/problems/" + fault.type()))
                .body("title", equalTo(language.title(fault.type())))
                .body("status", equalTo(fault.status()))
                .body("detail", not(containsString("cn.bianmin")))
                .body(not(containsString("FaultsResource")));
    }

    @Test
    void aMissingFieldIsNamedAsInTheBody() {
        sending("{\"count\": 1, \"parts\": [{\"label\": \"好\"}, {\"label\": \"太长太长太长\"}]}")
                .then()
                .body("errors.field", equalTo(java.util.List.of("name", "parts[1].label")))
                .body("errors.message", equalTo(java.util.List.of("必须填写", "须为 1 至 5 个字")));
    }

    @Test
    void aFieldThatDoesNotExistIsNamed() {
        sending("{\"name\": \"张三\", \"count\": 1, \"parts\": [{\"label\": \"好\", \"x\": 1}]}")
                .then()
                .body("detail", containsString("parts[0].x"))
                .body("errors.field", hasItem("parts[0].x"));
    }

    @Test
    void aLongNameIsNotRepeatedInFull() {
        // Rare characters are two halves each; none may be cut in two.
        var name = "𠮷".repeat(45);
        var cut = "𠮷".repeat(40) + "…";
        sending("{\"name\": \"张三\", \"count\": 1, \"parts\": [{\"label\": \"好\", \"" + name + "\": 1}]}")
                .then()
                .body("detail", containsString("parts[0]." + cut))
                .body("detail", not(containsString(name)))
                .body("errors.field", hasItem("parts[0]." + cut));
    }

    @Test
    void aQueryParameterIsNamed() {
        answer(getting(400, "", "/api/faults/numbers/1?digit=x"), "en").then().body("errors.field", hasItem("digit"));
        answer(getting(400, "", "/api/faults/numbers/1?digit=10"), "en").then().body("errors.field", hasItem("digit"));
    }

    @Test
    void aFaultOfOursTellsItsNumberAndNothingElse() {
        answer(getting(500, "", "/api/faults/broken"), "en").then()
                .body("errorId.length()", equalTo(36))
                .body(not(containsString("secret")));
    }

    @Test
    void aMissingBodyIsRefusedEvenWhereNobodyThoughtOfIt() {
        for (var body : new String[] { "", "null" }) {
            given().contentType("application/json").body(body).post("/api/faults/careless").then().statusCode(400);
        }
    }

    @Test
    void headersSayWhatTheStatusAsksFor() {
        answer(getting(401, "", "/api/faults/guarded"), "en").then().header("WWW-Authenticate", "Bearer");
        answer(getting(429, "", "/api/faults/too-often"), "en").then().header("Retry-After", "7");
        answer(getting(503, "", "/api/faults/away"), "en").then().header("Retry-After", "2");
        given().put(THINGS).then().statusCode(405).header("Allow", equalTo("OPTIONS, POST"));
    }

    @ParameterizedTest
    @ValueSource(strings = { "*;q=x", "!!", "xx-yy-zz-1234567890123", "de,fr", "", "en;q=0" })
    void anUnknownLanguageIsAnsweredInChinese(String language) {
        answer(getting(404, "", "/api/nothing"), language).then().header("Content-Language", "zh-CN");
    }

    @Test
    void aRequestInChunksMayNotBeLargerEither() {
        var chunk = "fffff\r\n" + " ".repeat(0xfffff) + "\r\n";
        var answer = RawHttp.send(io.restassured.RestAssured.port, chunk + chunk + "0\r\n\r\n", new String[] {
                "POST " + THINGS + " HTTP/1.1", "Content-Type: application/json", "Transfer-Encoding: chunked" });
        assertThat(answer.status()).as(answer.body()).isEqualTo(413);
    }

    private static Fault posting(int status, String type, String body) {
        return new Fault(status, type, r -> r.contentType("application/json").body(body), "POST", THINGS);
    }

    private static Fault getting(int status, String type, String path) {
        return new Fault(status, type, r -> r, "GET", path);
    }

    private static Response sending(String body) {
        return answer(posting(400, "", body), "zh");
    }

    private static Response answer(Fault fault, String language) {
        var request = given().urlEncodingEnabled(false).header("Accept-Language", language);
        return fault.with().apply(request).request(fault.verb(), fault.path());
    }
}
