import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

/**
 * Thousands of screens that listen to one process: how long an event takes to each of them, and how much heap each one costs.
 *
 * <p>
 * Start with {@code java src/bench/Screens.java} after {@code mvn package}; needs psql, jcmd and room for twice as many open files
 * as screens. Everything happens on this machine's loopback and below target/bench-screens; what it starts it stops.
 */
public class Screens {

    private static final Path HOME = Path.of("target", "bench-screens").toAbsolutePath();
    private static final Path JAR = Path.of("target", "quarkus-app", "quarkus-run.jar").toAbsolutePath();
    private static final int PORT = 18081;
    private static final String BASE = "http://127.0.0.1:" + PORT;
    private static final int SCREENS = Integer.getInteger("screens", 5_000);
    private static final int ROUNDS = Integer.getInteger("rounds", 10);
    /** The screens of a city; the demonstration hall is hall 1. */
    private static final int HALLS = 100;
    private static final byte[] MARK = "event: call\n".getBytes(StandardCharsets.US_ASCII);

    private static final AtomicInteger CUT = new AtomicInteger();

    private final HttpClient http = HttpClient.newHttpClient();

    /** One connection: how much of the mark it has seen, and when it saw it whole. */
    private static final class Listener {
        private final StringBuilder status = new StringBuilder();
        private int matched;
        private long heardAt;

        boolean listens() {
            return status.toString().endsWith("200");
        }

        void read(ByteBuffer bytes, long now, AtomicInteger heard) {
            while (bytes.hasRemaining()) {
                var next = bytes.get();
                if (status.length() < 12) {
                    status.append((char) next);
                }
                matched = next == MARK[matched] ? matched + 1 : next == MARK[0] ? 1 : 0;
                if (matched == MARK.length) {
                    matched = 0;
                    if (heardAt == 0) {
                        heardAt = now;
                        heard.incrementAndGet();
                    }
                }
            }
        }
    }

    public static void main(String[] args) throws Exception {
        new Screens().run();
    }

    private void run() throws Exception {
        delete(HOME);
        Files.createDirectories(HOME);
        var server = start();
        try (var selector = Selector.open()) {
            buildHalls();
            var tokens = enrol();
            var before = liveBytes(server);
            var heard = new AtomicInteger();
            var thread = new Thread(() -> listen(selector, heard), "listeners");
            thread.setDaemon(true);
            thread.start();
            var listeners = connect(selector, tokens);
            if (listeners.size() < SCREENS) {
                throw new IllegalStateException("Only " + listeners.size() + " screens listen");
            }
            var after = liveBytes(server);
            System.out.printf(Locale.ROOT, "%d screens listen; heap %,.1f MB before, %,.1f MB after: %,.1f kB each (goal 20)%n",
                    SCREENS, before / 1e6, after / 1e6, (after - before) / 1e3 / SCREENS);
            var millis = new ArrayList<Double>();
            for (var round = 0; round < ROUNDS; round++) {
                millis.addAll(event(listeners, heard));
            }
            millis.sort(Comparator.naturalOrder());
            System.out.printf(Locale.ROOT, "all rounds: p50 %,.0f ms, p99 %,.0f ms, last %,.0f ms (goal: p99 1000)%n",
                    at(millis, 0.5), at(millis, 0.99), at(millis, 1));
        } finally {
            server.destroy();
            if (!server.waitFor(30, TimeUnit.SECONDS)) {
                server.destroyForcibly();
            }
        }
    }

    /** Every hall calls somebody at the same moment; from before that is written down to when each screen has it. */
    private List<Double> event(List<Listener> listeners, AtomicInteger heard) throws Exception {
        heard.set(0);
        listeners.forEach(listener -> listener.heardAt = 0);
        var begin = System.nanoTime();
        psql("""
                BEGIN;
                INSERT INTO screen_event_head AS known (hall_id, number) SELECT 1 + hall, 1 FROM generate_series(1, %1$d) AS hall
                ON CONFLICT ON CONSTRAINT screen_event_head_pk DO UPDATE SET number = known.number + 1;
                INSERT INTO screen_event (hall_id, number, name, data, source, at)
                SELECT hall_id, number, 'call', '{"number":"A001","window":"1"}', gen_random_uuid(), now() FROM screen_event_head
                 WHERE hall_id BETWEEN 2 AND 1 + %1$d;
                SELECT pg_notify('bianmin', 1 + hall || ' screens.event') FROM generate_series(1, %1$d) AS hall;
                COMMIT;
                """.formatted(HALLS));
        for (var i = 0; i < 1_000 && heard.get() < SCREENS; i++) {
            Thread.sleep(10);
        }
        if (heard.get() < SCREENS) {
            throw new IllegalStateException("Only " + heard.get() + " screens heard, " + CUT.get() + " were cut off");
        }
        var millis = listeners.stream().map(listener -> (listener.heardAt - begin) / 1e6).sorted().toList();
        System.out.printf(Locale.ROOT, "  p50 %,.0f ms, p99 %,.0f ms, last %,.0f ms%n", at(millis, 0.5), at(millis, 0.99), at(millis, 1));
        Thread.sleep(1_000);
        return millis;
    }

    /** Whoever is refused comes back, as a screen does. */
    private static List<Listener> connect(Selector selector, List<String[]> tokens) throws Exception {
        var listeners = new ArrayList<Listener>();
        var left = tokens;
        for (var round = 0; round < 6 && !left.isEmpty(); round++) {
            var refused = new ArrayList<String[]>();
            var asked = new ArrayList<Listener>();
            for (var screen : left) {
                asked.add(connect(selector, screen));
                if (asked.size() % 10 == 0) {
                    Thread.sleep(30);
                }
            }
            Thread.sleep(6_000);
            for (var i = 0; i < left.size(); i++) {
                if (asked.get(i).listens()) {
                    listeners.add(asked.get(i));
                } else {
                    refused.add(left.get(i));
                }
            }
            System.out.println("  " + listeners.size() + " listen, " + refused.size() + " come back");
            left = refused;
        }
        return listeners;
    }

    private static Listener connect(Selector selector, String[] screen) throws IOException {
        var channel = SocketChannel.open(new InetSocketAddress("127.0.0.1", PORT));
        var head = "GET /api/screens/" + screen[0] + "/events HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept: text/event-stream\r\n"
                + "Authorization: Bearer " + screen[1] + "\r\n\r\n";
        channel.write(ByteBuffer.wrap(head.getBytes(StandardCharsets.US_ASCII)));
        channel.configureBlocking(false);
        var listener = new Listener();
        channel.register(selector, SelectionKey.OP_READ, listener);
        return listener;
    }

    private static void listen(Selector selector, AtomicInteger heard) {
        var bytes = ByteBuffer.allocateDirect(64 * 1024);
        try {
            while (selector.isOpen()) {
                selector.select(key -> read(key, bytes, heard), 100);
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void read(SelectionKey key, ByteBuffer bytes, AtomicInteger heard) {
        try {
            bytes.clear();
            if (((SocketChannel) key.channel()).read(bytes) < 0) {
                key.channel().close();
                CUT.incrementAndGet();
                return;
            }
            bytes.flip();
            ((Listener) key.attachment()).read(bytes, System.nanoTime(), heard);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private void buildHalls() throws Exception {
        var admin = group(post("", "/api/staff-sessions", "{\"username\":\"admin\",\"password\":\"bianmin-demo-admin\"}", 201),
                "\"accessToken\"\\s*:\\s*\"([^\"]+)\"");
        for (var hall = 1; hall <= HALLS; hall++) {
            post(admin, "/api/halls", """
                    {"name":"测速大厅%d","nameEn":"","address":"测速路1号","addressEn":"","phone":"028-0000 0000","introduction":"",
                     "introductionEn":"","zone":"Asia/Shanghai","floors":[{"floor":1,"name":"一楼","nameEn":""}],
                     "desks":[{"code":"d1","name":"业务","nameEn":"Desk","floor":1,"minutesPerPerson":30,"shares":{"ORDINARY":100},
                     "windows":[{"number":"101","name":"窗"}]}],
                     "parameters":{"slotMinutes":30,"horizonDays":1,"releaseTime":"00:00","cutOffMinutes":30,
                     "cancelDeadlineMinutes":60,"perDayLimit":20,"holdMinutes":5,"noShowLimit":3,"cancelLimit":3,"pauseDays":30,
                     "returnMinMinutes":10,"returnMaxMinutes":120},
                     "seasons":[{"season":"YEAR","name":"全年","nameEn":"","fromMonthDay":"--01-01","toMonthDay":"--12-31",
                     "sessions":[{"from":"08:00","to":"16:00"}]}]}""".formatted(hall), 201);
        }
    }

    /** So many in each hall; their sessions are opened like anybody's, and each has its playlist before it is measured. */
    private List<String[]> enrol() throws Exception {
        var secret = "a secret of the bench";
        var hash = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8)));
        var rows = new ArrayList<String>();
        var tokens = new ArrayList<String[]>();
        for (var i = 0; i < SCREENS; i++) {
            var id = UUID.randomUUID().toString();
            rows.add("(%d, '%s', 'SCREEN', '测速屏', now(), '\\x%s', now(), now())".formatted(2 + i % HALLS, id, hash));
            tokens.add(new String[] { id, "" });
        }
        psql("""
                INSERT INTO device (hall_id, device_id, kind, name, enrolment_expires_at, secret_hash, created_at, enrolled_at) VALUES
                """ + String.join(",\n", rows));
        for (var screen : tokens) {
            screen[1] = group(send(request("", "/api/device-sessions").POST(BodyPublishers.ofString(
                    "{\"deviceId\":\"%s\",\"secret\":\"%s\"}".formatted(screen[0], secret))), 201),
                    "\"accessToken\"\\s*:\\s*\"([^\"]+)\"");
        }
        for (var i = 0; i < 300 && Integer.parseInt(psql("SELECT count(*) FROM playlist WHERE hall_id > 1")) < SCREENS; i++) {
            Thread.sleep(1_000);
        }
        return tokens;
    }

    // ---- the server

    private static Process start() throws Exception {
        var builder = new ProcessBuilder("java", "-jar", JAR.toString())
                .redirectErrorStream(true)
                .redirectOutput(HOME.resolve("server.log").toFile());
        builder.environment().putAll(Map.of(
                "BIANMIN_DATA", HOME.resolve("data").toString(),
                "QUARKUS_HTTP_HOST", "127.0.0.1",
                "QUARKUS_HTTP_PORT", "" + PORT,
                "QUARKUS_MANAGEMENT_PORT", "0"));
        var server = builder.start();
        for (var i = 0; i < 120; i++) {
            try {
                if (HttpClient.newHttpClient().send(HttpRequest.newBuilder(URI.create(BASE + "/q/health/ready")).build(),
                        BodyHandlers.discarding()).statusCode() == 200) {
                    return server;
                }
            } catch (IOException e) {
                Thread.sleep(500);
            }
        }
        server.destroy();
        throw new IllegalStateException("The server did not start; see " + HOME.resolve("server.log"));
    }

    /** After a full collection. */
    private static long liveBytes(Process server) throws Exception {
        var histogram = command("jcmd", "" + server.pid(), "GC.class_histogram");
        return Long.parseLong(group(histogram, "(?m)^Total\\s+\\d+\\s+(\\d+)"));
    }

    private static String psql(String sql) throws Exception {
        var file = HOME.resolve("statement.sql");
        Files.writeString(file, sql);
        var port = Files.readAllLines(HOME.resolve("data/postgres/postmaster.pid")).get(3).strip();
        return command("psql", "-h", "127.0.0.1", "-p", port, "-U", "postgres", "-v", "ON_ERROR_STOP=1", "-qAt", "-f", file.toString(),
                "bianmin").strip();
    }

    // ---- small tools

    private static HttpRequest.Builder request(String token, String path) {
        var request = HttpRequest.newBuilder(URI.create(BASE + path)).header("Content-Type", "application/json");
        return token.isEmpty() ? request : request.header("Authorization", "Bearer " + token);
    }

    private String post(String token, String path, String body, int expected) throws Exception {
        return send(request(token, path).POST(BodyPublishers.ofString(body)), expected);
    }

    private String send(HttpRequest.Builder request, int expected) throws Exception {
        var response = http.send(request.build(), BodyHandlers.ofString());
        if (response.statusCode() != expected) {
            throw new IllegalStateException(response.uri() + ": " + response.statusCode() + " " + response.body());
        }
        return response.body();
    }

    private static String command(String... words) throws Exception {
        var builder = new ProcessBuilder(words).redirectErrorStream(true);
        builder.environment().put("PGPASSWORD", Files.readString(HOME.resolve("data/postgres.secret")).strip());
        builder.environment().put("PGCLIENTENCODING", "UTF8");
        var process = builder.start();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IllegalStateException(String.join(" ", Arrays.asList(words)) + ":\n" + output);
        }
        return output;
    }

    private static String group(String text, String pattern) {
        var found = Pattern.compile(pattern).matcher(text);
        if (!found.find()) {
            throw new IllegalStateException("No " + pattern + " in:\n" + text);
        }
        return found.group(1);
    }

    private static double at(List<Double> sorted, double share) {
        return sorted.get(Math.min(sorted.size() - 1, (int) (sorted.size() * share)));
    }

    private static void delete(Path directory) throws IOException {
        if (Files.exists(directory)) {
            try (var paths = Files.walk(directory)) {
                for (var path : paths.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
    }
}
