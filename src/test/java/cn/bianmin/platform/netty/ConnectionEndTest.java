package cn.bianmin.platform.netty;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import cn.bianmin.platform.LogLines;
import cn.bianmin.platform.RawHttp;
import cn.bianmin.platform.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;

/** How a connection ends when the server refuses: at once, with an answer, and for good. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class ConnectionEndTest {

    private static final String NEXT = "GET /problems/not-found HTTP/1.1\r\nHost: a\r\n\r\n";
    private static final int CHUNK = 64 * 1024;
    /** The limit, what the server takes besides while it ends, and what the two systems hold between them. */
    private static final long MOST_BYTES = 24L * 1024 * 1024;
    private static final long FAR_TOO_MANY = 256L * 1024 * 1024;

    private record Flood(long sent, String answer) {
    }

    @ParameterizedTest
    @CsvSource({ "/api/faults/things,413", "/api/sessions,413", "/api/nothing,404", "/api/halls,4" })
    void aBodyOfEndlessChunksIsCutAtItsLimit(String path, String status) throws IOException {
        var flood = flood("POST " + path + " HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n");
        assertThat(flood.sent()).isLessThan(MOST_BYTES);
        assertThat(flood.answer()).startsWith("HTTP/1.1 " + status);
    }

    @Test
    void aBodyOfEndlessChunksIsCutEvenIfTheCallerIsUnknown() throws IOException {
        var flood = flood("PUT /api/me/password HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n");
        assertThat(flood.sent()).isLessThan(MOST_BYTES);
        assertThat(flood.answer()).startsWith("HTTP/1.1 401");
    }

    @Test
    void aBodyThatIsCutIsNoFaultOfTheServer() throws IOException {
        try (var log = new LogLines()) {
            flood("POST /api/faults/things HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n");
            try (var socket = connect()) {
                socket.getOutputStream()
                        .write(("POST /api/faults/things HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n"
                                + "Content-Length: 900\r\n\r\n{").getBytes(ISO_8859_1));
            }
            RawHttp.exchange(RestAssured.port, NEXT.replace("Host: a", "Host: a\r\nConnection: close"));
            assertThat(log.lines()).noneMatch(line -> line.contains("errorId"));
        }
    }

    @Test
    void whoStillSendsADeclaredBodyReadsTheAnswer() throws IOException {
        try (var socket = connect()) {
            var body = new byte[4 * 1024 * 1024];
            socket.getOutputStream().write(("POST /api/faults/things HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n"
                    + "Content-Length: " + body.length + "\r\n\r\n").getBytes(ISO_8859_1));
            socket.getOutputStream().write(body);
            assertThat(new String(socket.getInputStream().readAllBytes(), UTF_8)).startsWith("HTTP/1.1 413")
                    .contains("/problems/body-too-large");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = { "GET //x HTTP/1.1\r\nHost: a\r\n\r\n", "GET /api/faults/numbers/1 HTTP/1.1\r\nHost: a b\r\n\r\n",
            "POST /api/faults/things HTTP/1.1\r\nHost: a\r\nContent-Length: 99999999\r\n\r\n",
            "POST /api/faults/things HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n" })
    void nothingIsAnsweredAfterARefusal(String refused) {
        var answers = RawHttp.exchange(RestAssured.port, refused + NEXT + NEXT);
        assertThat(answers).startsWith("HTTP/1.1 4").containsOnlyOnce("HTTP/1.1 ")
                .containsIgnoringCase("\r\nconnection: close");
    }

    @Test
    void requestsInOneGoAreAnsweredInTurnUntilOneAsksToClose() {
        var last = NEXT.replace("Host: a", "Host: a\r\nConnection: close");
        var answers = RawHttp.exchange(RestAssured.port, NEXT + NEXT + last + NEXT);
        assertThat(answers.split("HTTP/1.1 200", -1)).hasSize(4);
    }

    @ParameterizedTest
    @ValueSource(strings = { "zz\r\n", "-1\r\n", "2\r\n{}xx0\r\n\r\n", "fffffffffffffffff\r\n", "0\r\nno trailer\r\n\r\n" })
    void chunksThatCannotBeReadAreAnsweredWithAProblem(String chunks) {
        var answer = RawHttp.exchange(RestAssured.port, "POST /api/faults/things HTTP/1.1\r\nHost: a\r\n"
                + "Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n" + chunks);
        assertThat(answer).startsWith("HTTP/1.1 400").contains("/problems/malformed-request").containsOnlyOnce("HTTP/1.1 ");
    }

    /** Sends chunks until the server closes, and reads meanwhile what it says. */
    private static Flood flood(String head) throws IOException {
        var sent = 0L;
        try (var socket = connect()) {
            var answer = CompletableFuture.supplyAsync(() -> read(socket));
            try {
                var chunk = (Integer.toHexString(CHUNK) + "\r\n" + " ".repeat(CHUNK) + "\r\n").getBytes(ISO_8859_1);
                socket.getOutputStream().write((head + "Transfer-Encoding: chunked\r\n\r\n").getBytes(ISO_8859_1));
                while (sent < FAR_TOO_MANY) {
                    socket.getOutputStream().write(chunk);
                    sent += chunk.length;
                }
            } catch (IOException closed) {
                // What the test waits for.
            }
            return new Flood(sent, answer.join());
        }
    }

    private static String read(Socket socket) {
        var answer = new StringBuilder();
        try {
            for (var next = socket.getInputStream().read(); next >= 0; next = socket.getInputStream().read()) {
                answer.append((char) next);
            }
        } catch (IOException reset) {
            // What came before it counts.
        }
        return answer.toString();
    }

    private static Socket connect() throws IOException {
        var socket = new Socket(InetAddress.getLoopbackAddress(), RestAssured.port);
        socket.setSoTimeout(20_000);
        return socket;
    }
}
