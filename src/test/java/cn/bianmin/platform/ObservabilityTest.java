package cn.bianmin.platform;

import static cn.bianmin.platform.WallClock.await;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

import org.junit.jupiter.api.Test;

import cn.bianmin.platform.problem.RedactedTrace;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.specification.RequestSpecification;

/** What operators see: whether it lives, how it does, and nothing of the people it serves. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class ObservabilityTest {

    private static final String ID_NUMBER = "510108194503120017";
    private static final int NUMBER = 4_711;
    private static final String PHONE = "13999887766";
    private static final String PASSWORD = "Pl4nted-Secret";
    private static final String NAME = "尉迟种下";
    private static final List<String> PLANTED = List.of(ID_NUMBER, PHONE, PASSWORD, NAME);

    private static final String BODY = "{\"name\": \"%s\", \"idNumber\": \"%s\", \"phone\": \"%s\", \"password\": \"%s\"}"
            .formatted(NAME, ID_NUMBER, PHONE, PASSWORD);

    @Test
    void itLivesAndIsReady() {
        given().get("/q/health/live").then().statusCode(200).body("status", equalTo("UP"))
                .body("checks.name", equalTo(List.of("embedded database")));
        given().get("/q/health/ready").then().statusCode(200).body("checks.name", equalTo(List.of("database")));
    }

    @TestHTTPResource(value = "/metrics", management = true)
    @SuppressWarnings("NullAway.Init")
    URL metrics;

    private String metrics() {
        return given().get(metrics).then().statusCode(200).extract().asString();
    }

    @Test
    void metricsAreNotForThePublic() {
        given().get("/q/metrics").then().statusCode(404);
        given().get("/q/metrics/").then().statusCode(404);
        assertThat(metrics.getPort()).isNotEqualTo(RestAssured.port);
        assertThat(metrics()).contains("http_server_requests");
    }

    @Test
    void metricsCountTemplatesNotPeople() {
        given().get("/api/faults/numbers/" + NUMBER).then().statusCode(200);
        given().get("/api/faults/numbers/not-a-number-" + ID_NUMBER).then().statusCode(404);
        given().get("/api/no-such-thing/" + ID_NUMBER).then().statusCode(404);
        // A request is counted just after its answer has left.
        await().untilAsserted(() -> assertThat(metrics()).contains("/api/faults/numbers/{number}"));
        assertThat(metrics()).doesNotContain("/" + NUMBER).doesNotContain(ID_NUMBER);
    }

    @Test
    void metricsCountThePagesFilesAsOne() {
        given().get(script()).then().statusCode(200);
        await().untilAsserted(() -> assertThat(metrics()).contains("uri=\"/assets/{file}\""));
        assertThat(metrics()).doesNotContain(script());
    }

    /** The largest file of a page. */
    private static String script() {
        return given().get("/kiosk").then().extract().body().htmlPath().getString("html.head.script.@src");
    }

    @Test
    void whoGoesInTheMiddleOfAnAnswerIsNoFailure() throws IOException {
        var seen = new ConcurrentLinkedQueue<String>();
        var listener = listener(seen);
        Logger.getLogger("").addHandler(listener);
        try {
            var request = "GET " + script() + " HTTP/1.1\r\nHost: localhost\r\n\r\n";
            for (var i = 0; i < 20; i++) {
                try (var socket = new Socket()) {
                    socket.setReceiveBufferSize(1_024);
                    socket.setSoLinger(true, 0);
                    socket.connect(new InetSocketAddress("localhost", RestAssured.port));
                    socket.getOutputStream().write(request.repeat(20).getBytes(StandardCharsets.US_ASCII));
                    assertThat(socket.getInputStream().read()).isEqualTo('H');
                }
            }
            given().get(script()).then().statusCode(200);
        } finally {
            Logger.getLogger("").removeHandler(listener);
        }
        assertThat(seen).noneMatch(line -> line.contains("errorId"));
    }

    @Test
    void whatPeopleTypeDoesNotReachTheLog() {
        var seen = new ConcurrentLinkedQueue<String>();
        var listener = listener(seen);
        Logger.getLogger("").addHandler(listener);
        try {
            for (var path : List.of("/api/faults/things", "/api/sessions", "/api/bookings", "/api/faults/broken", "/nowhere")) {
                json(BODY).post(path);
                json(BODY + "}").post(path);
                json("[" + BODY + "]").post(path);
                json(BODY.replace("\"name\"", "\"" + NAME + "\"")).post(path);
                json(BODY).queryParam("q", NAME, ID_NUMBER).get(path);
                json(BODY).header("Authorization", "Bearer " + PASSWORD).post(path);
            }
            given().get("/api/faults/broken").then().statusCode(500);
        } finally {
            Logger.getLogger("").removeHandler(listener);
        }
        assertThat(seen).as("the log listens").anyMatch(line -> line.contains("errorId"));
        assertThat(seen).allSatisfy(line -> assertThat(line).doesNotContain(PLANTED));
    }

    @Test
    void tracesQuoteNoMessages() {
        var failure = new IllegalStateException("name=" + NAME, new IllegalArgumentException(ID_NUMBER));
        assertThat(RedactedTrace.of(failure)).contains("IllegalStateException", "caused by java.lang.IllegalArgumentException")
                .doesNotContain(PLANTED);
    }

    private static RequestSpecification json(String body) {
        return given().contentType("application/json").body(body);
    }

    private static Handler listener(Queue<String> seen) {
        return new Handler() {
            @Override
            public void publish(LogRecord entry) {
                var thrown = entry.getThrown();
                seen.add(entry.getMessage() + " " + java.util.Arrays.toString(entry.getParameters()) + " " + thrown
                        + (thrown == null ? "" : thrown.getCause()));
            }

            @Override
            public void flush() {
                // Nothing is kept back.
            }

            @Override
            public void close() {
                // Nothing to let go.
            }
        };
    }
}
