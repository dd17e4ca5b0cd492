package cn.bianmin.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import cn.bianmin.platform.RawHttp;
import cn.bianmin.platform.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;

/** No path means one thing to a proxy and another to us; every answer carries the headers that browsers need. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class RequestGuardTest {

    @ParameterizedTest
    @ValueSource(strings = {
            "/api/faults/guarded;x", "/api/faults/guarded%3bx", "/api/faults/guarded%3Bx", "/api%2ffaults/guarded",
            "/api%5cfaults",
            "/api/faults/guarded%00", "/api//faults/guarded", "//api/faults/guarded", "/api/x/../faults/guarded",
            "/api/%2e%2e/q/health", "http://localhost//x", "/api/nothing?name=%00" })
    void aPathOfTwoMeaningsIsRefused(String target) {
        var answer = get(target);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).contains("/problems/unsafe-path");
    }

    /** Their problems are written below the router and only in the packaged application: {@code HttpIT} reads them. */
    @ParameterizedTest
    @ValueSource(strings = { "/api/%zz", "/%", "/api/faults/numbers/1?digit=%x", "/api/faults/numbers/1?%", "/api\\faults" })
    void aTargetThatIsNoAddressIsRefused(String target) {
        assertThat(get(target).status()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = { "/api/faults/numbers/%ff", "/api/faults/numbers/%E4%BD%A0", "/%F0%28%8C%28" })
    void bytesThatAreNoTextLeadNowhere(String target) {
        assertThat(get(target).status()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = { "/api/faults/numbers/1", "/api/nothing", "/nothing", "/problems", "/q/health", "/api//x",
            "/api/faults/guarded", "/api/faults/broken" })
    void everyAnswerCarriesTheHeadersThatProtect(String target) {
        var answer = get(target);
        assertThat(answer.has("Content-Security-Policy: " + SecurityHeaders.CONTENT_SECURITY_POLICY)).isTrue();
        assertThat(answer.has("X-Content-Type-Options: nosniff")).isTrue();
        assertThat(answer.has("Referrer-Policy: no-referrer")).isTrue();
        assertThat(answer.names("permissions-policy")).isTrue();
        assertThat(answer.names("cross-origin-opener-policy")).isTrue();
        assertThat(answer.names("cross-origin-resource-policy")).isTrue();
        assertThat(answer.names("strict-transport-security")).as("only over TLS").isFalse();
        assertThat(answer.names("server")).isFalse();
    }

    @Test
    void answersOfTheApiAreNotStored() {
        assertThat(get("/api/faults/numbers/1").has("Cache-Control: no-store")).isTrue();
        assertThat(get("/problems").has("Cache-Control: public, max-age=3600")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = { "TRACE", "CONNECT", "FOO", "PATCH" })
    void anUnknownVerbIsNotServed(String verb) {
        var answer = RawHttp.send(RestAssured.port, verb + " /api/faults/numbers/1 HTTP/1.1");
        assertThat(answer.status()).isBetween(400, 499);
    }

    private static RawHttp.Answer get(String target) {
        return RawHttp.send(RestAssured.port, "GET " + target + " HTTP/1.1");
    }
}
