package cn.bianmin.platform.http;

import static cn.bianmin.platform.WallClock.await;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.TreeMap;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import cn.bianmin.platform.RawHttp;
import cn.bianmin.platform.netty.RequestDeadline;
import cn.bianmin.platform.problem.Problem;

/** What happens below the router, in the application as it is delivered. */
class HttpIT {

    private static final Duration PATIENCE = RequestDeadline.LIMIT.plusSeconds(3);
    private static final String WHOLE = "GET /problems/not-found HTTP/1.1\r\nHost: x\r\n\r\n";

    private static final Path LOG = Path.of("target", "http-it.log");
    private static final int DEVICE_CODE_TRIES = 10;

    private static int port;
    private static Process application;

    @BeforeAll
    static void start() throws IOException {
        port = freePort();
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var builder = new ProcessBuilder(java, "-jar", System.getProperty("bianmin.jar"));
        builder.environment().put("QUARKUS_HTTP_PORT", Integer.toString(port));
        builder.environment().put("QUARKUS_HTTP_HOST", "127.0.0.1");
        builder.environment().put("QUARKUS_MANAGEMENT_PORT", "0");
        // As behind a proxy, which is where the server runs in a city: this machine and a second hop before it are trusted.
        builder.environment().put("QUARKUS_HTTP_PROXY_PROXY_ADDRESS_FORWARDING", "true");
        builder.environment().put("QUARKUS_HTTP_PROXY_TRUSTED_PROXIES", "127.0.0.1,10.0.0.0/8");
        builder.environment().put("BIANMIN_DATA", Path.of("target", "http-it").toAbsolutePath().toString());
        application = builder.redirectErrorStream(true).redirectOutput(LOG.toFile()).start();
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
    void whatIsMalformedIsAnsweredWith400AndEndsTheConnectionAndLeavesTheLogAlone() throws IOException {
        var before = Files.readAllLines(LOG).size();
        var requests = MalformedRequests.all();
        assertThat(requests).hasSizeGreaterThanOrEqualTo(60);
        var served = new TreeMap<String, String>();
        for (var request : requests) {
            var answer = answerTo(MalformedRequests.bytes(request));
            if (!answer.matches("(?s)HTTP/1\\.[01] 400 .*") || !answer.contains(Problem.MEDIA_TYPE) || isNamedTwice(answer)) {
                served.put(request, answer);
            }
        }
        assertThat(served).isEmpty();
        assertThat(Files.readAllLines(LOG).stream().skip(before)).noneMatch(line -> line.matches(".*(ERROR|WARN).*"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "203.0.113.7 | 203.0.113.7 | 203.0.113.8",
            "203.0.113.9 | 198.51.100.1, 203.0.113.9 | 203.0.113.9, 203.0.113.10",
            "203.0.113.11 | 203.0.113.11, 10.1.2.3 | 203.0.113.12, 10.1.2.3",
            "203.0.113.13:4711 | 203.0.113.13:4712 | 203.0.113.14:4711",
            "2001:db8:1:2::1 | [2001:db8:1:2:ffff::9]:4711 | 2001:db8:1:3::1" })
    void limitsCountByTheAddressThatATrustedProxyNames(String caller, String again, String another) {
        for (var i = 0; i < DEVICE_CODE_TRIES; i++) {
            assertThat(enrol(caller)).isEqualTo(404);
        }
        assertThat(enrol(caller)).isEqualTo(429);
        assertThat(enrol(again)).as("the same caller").isEqualTo(429);
        assertThat(enrol(another)).as("another caller").isEqualTo(404);
    }

    private static int enrol(String forwardedFor) {
        var body = "{\"code\":\"ABCD-EFGH-JKLM\"}";
        return RawHttp
                .send(port, body, new String[] { "POST /api/device-enrolments HTTP/1.1", "X-Forwarded-For: " + forwardedFor,
                        "Content-Type: application/json", "Content-Length: " + body.length() })
                .status();
    }

    /** Everything until the server closes. */
    private static String answerTo(String request) throws IOException {
        try (var socket = open("")) {
            socket.setSoTimeout(5_000);
            send(socket, request);
            return new String(socket.getInputStream().readAllBytes(), UTF_8);
        } catch (SocketTimeoutException open) {
            return "left open";
        } catch (SocketException reset) {
            return "reset";
        }
    }

    private static boolean isNamedTwice(String answer) {
        return answer.indexOf("HTTP/1.1 ", 1) > 0;
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
