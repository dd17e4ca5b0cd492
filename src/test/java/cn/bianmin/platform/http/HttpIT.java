package cn.bianmin.platform.http;

import static cn.bianmin.platform.WallClock.await;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import cn.bianmin.platform.RawHttp;
import cn.bianmin.platform.netty.RequestDeadline;

/** What happens below the router, in the application as it is delivered. */
class HttpIT {

    private static final Duration PATIENCE = RequestDeadline.LIMIT.plusSeconds(3);
    private static final String WHOLE = "GET /problems/not-found HTTP/1.1\r\nHost: x\r\n\r\n";

    private static int port;
    private static Process application;

    @BeforeAll
    static void start() throws IOException {
        port = freePort();
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var builder = new ProcessBuilder(java, "-jar", System.getProperty("bianmin.jar"));
        builder.environment().put("QUARKUS_HTTP_PORT", Integer.toString(port));
        builder.environment().put("QUARKUS_HTTP_HOST", "127.0.0.1");
        builder.environment().put("BIANMIN_DATA", Path.of("target", "http-it").toAbsolutePath().toString());
        application = builder.redirectErrorStream(true).redirectOutput(new File("target/http-it.log")).start();
        await().ignoreExceptions().until(() -> get("/q/health/ready").status() == 200);
    }

    @AfterAll
    static void stop() {
        application.destroy();
        application.onExit().join();
    }

    @ParameterizedTest
    @ValueSource(strings = { "/api/%zz", "/%", "/api/halls?%", "/api\\faults" })
    void evenWhatIsNoAddressIsAnsweredWithAProblem(String target) {
        var answer = get(target);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.has("Content-Type: application/problem+json")).isTrue();
        assertThat(answer.names("content-security-policy")).isTrue();
        assertThat(answer.body()).contains("/problems/malformed-request");
    }

    @Test
    void whatTheDecoderRefusesIsAProblemToo() {
        assertThat(get("/" + "x".repeat(20_000)).body()).contains("/problems/address-too-long");
        var answer = RawHttp.send(port, "GET / HTTP/1.1", "Accept-Language: en", "X-Long: " + "x".repeat(40_000));
        assertThat(answer.status()).isEqualTo(431);
        assertThat(answer.body()).contains("/problems/headers-too-large");
    }

    @Test
    void requestsThatNeverEndAreCutOffAndAConnectionMayRestBetweenRequests() throws Exception {
        var half = "POST /api/sessions HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 500\r\n\r\n{";
        try (var silent = open("");
                var inHead = open("GET /problems HTTP/1.1\r\nX-A: ");
                var inBody = open(half);
                var later = open(WHOLE);
                var resting = open(WHOLE)) {
            readAnswer(later);
            readAnswer(resting);
            send(later, "GET /api/");
            var end = System.nanoTime() + PATIENCE.toNanos();
            while (System.nanoTime() < end) {
                List.of(inHead, inBody, later).forEach(HttpIT::drip);
                Thread.sleep(1_000);
            }
            assertThat(List.of(silent, inHead, inBody, later)).allMatch(HttpIT::isClosedByServer);
            send(resting, WHOLE);
            assertThat(readAnswer(resting)).startsWith("HTTP/1.1 200");
        }
    }

    private static RawHttp.Answer get(String target) {
        return RawHttp.send(port, "GET " + target + " HTTP/1.1");
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static Socket open(String begin) throws IOException {
        var socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(2_000);
        send(socket, begin);
        return socket;
    }

    private static void send(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(ISO_8859_1));
        socket.getOutputStream().flush();
    }

    private static void drip(Socket socket) {
        try {
            send(socket, "x");
        } catch (IOException closed) {
            // What the test waits for.
        }
    }

    private static boolean isClosedByServer(Socket socket) {
        try {
            while (socket.getInputStream().read() >= 0) {
                // An answer before the end is fine; the end is what counts.
            }
            return true;
        } catch (SocketTimeoutException stillOpen) {
            return false;
        } catch (IOException reset) {
            return true;
        }
    }

    private static String readAnswer(Socket socket) throws IOException {
        var buffer = new byte[4096];
        return new String(buffer, 0, socket.getInputStream().read(buffer), ISO_8859_1);
    }
}
