import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.AlgorithmParameters;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPrivateKeySpec;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * The speed of the packaged server, as ratios against pgbench doing the same with bare SQL on the same PostgreSQL in the same run,
 * and for feeds against nginx serving the same bytes in the same run.
 *
 * <p>
 * Start with {@code src/bench/run}. Everything happens on this machine's loopback and below target/bench; what it starts it stops.
 */
public class Bench {

    private static final Path HOME = Path.of("target", "bench").toAbsolutePath();
    private static final Path SOURCES = Path.of("src", "bench").toAbsolutePath();
    private static final Path JAR = Path.of("target", "quarkus-app", "quarkus-run.jar").toAbsolutePath();
    private static final String BASE = "http://127.0.0.1:18080";
    private static final int HALLS = 20;
    private static final int DESKS = 10;
    /** Each has its token checked before it is measured ({@code touch}); its session is asked for again every 30 s meanwhile. */
    private static final int CITIZENS = 4_000;
    private static final int SECONDS = Integer.getInteger("seconds", 8);
    private static final int ROUNDS = Integer.getInteger("rounds", 3);

    /** Everything, or {@code booking} or {@code feeds} alone. */
    private static final String ONLY = System.getProperty("only", "");
    private static final String NGINX = "http://127.0.0.1:18081";
    private static final int FEED_ENTRIES = 220;

    private final HttpClient http = HttpClient.newHttpClient();
    private final byte[] sealingKey = random(32);
    private final Path tokens = HOME.resolve("tokens.txt");
    private String admin = "";
    private List<String> days = List.of();
    private int round;

    /** One bar: what is measured, by what it is divided, and how much is asked for. */
    record Bar(String name, double goal, String rival, Measure theirs, Measure ours) {
    }

    /** A pgbench script with its number of connections. */
    record Script(String name, int clients) {
    }

    interface Measure {
        double perSecond() throws Exception;
    }

    public static void main(String[] args) throws Exception {
        new Bench().run();
    }

    private void run() throws Exception {
        delete(HOME);
        Files.createDirectories(HOME);
        var server = start();
        try {
            var rows = new ArrayList<String>();
            if (!ONLY.equals("feeds")) {
                prepare();
                rows.addAll(measureAll(bars()));
            }
            if (!ONLY.equals("booking")) {
                rows.addAll(feeds());
            }
            System.out.printf("%n| bar | against | theirs /s | ours /s | ratio | goal | |%n|---|---|---|---|---|---|---|%n");
            rows.forEach(System.out::println);
        } finally {
            stop(server);
        }
    }

    private List<String> measureAll(List<Bar> bars) throws Exception {
        System.out.printf("%n%d rounds of %d s each, ours and theirs in turns; medians of the ratios%n%n", ROUNDS, SECONDS);
        var rows = new ArrayList<String>();
        for (var bar : bars) {
            rows.add(measure(bar));
        }
        return rows;
    }

    private List<Bar> bars() {
        var spread = List.of(new Script("a_spread", 16), new Script("a_spread", 32), new Script("a_spread", 64));
        return List.of(
                new Bar("book, spread over slots, 64 connections", 1.5, "pgbench", best(spread), () -> booked("spread")),
                new Bar("book, one hot slot, 64 connections", 12, "pgbench", best(List.of(new Script("b1_hot_cte", 32))), () -> booked("hot")),
                new Bar("refuse, slot full, 64 connections", 0.7, "pgbench", best(List.of(new Script("b6_hot_full", 32))),
                        () -> answered("full", 64)),
                new Bar("availability of a month, 64 connections", 0.7, "pgbench", best(List.of(new Script("c3_month_dayrow", 32))),
                        () -> answered("availability", 64)));
    }

    private String measure(Bar bar) throws Exception {
        var theirs = new ArrayList<Double>();
        var ours = new ArrayList<Double>();
        var ratios = new ArrayList<Double>();
        for (var i = 0; i < ROUNDS; i++) {
            var best = bar.theirs.perSecond();
            var own = bar.ours.perSecond();
            theirs.add(best);
            ours.add(own);
            ratios.add(own / best);
            System.out.printf("%s: %s %,.0f/s, ours %,.0f/s, ratio %.2f%n", bar.name, bar.rival, best, own, own / best);
        }
        var ratio = median(ratios);
        return String.format(Locale.ROOT, "| %s | %s | %,.0f | %,.0f | %.2f | ≥ %s | %s |", bar.name, bar.rival, median(theirs), median(ours), ratio,
                bar.goal, ratio >= bar.goal ? "met" : "missed");
    }

    // ---- feeds against nginx

    /** A feed of the demonstration hall; nginx serves the very bytes that ours did. */
    private List<String> feeds() throws Exception {
        psql("bianmin", """
                WITH entry AS (
                    INSERT INTO content (hall_id, content, newest, steps, first_published_at, updated_at)
                    SELECT 1, gen_random_uuid(), 1, 1, now(), now() FROM generate_series(1, %d)
                    RETURNING content)
                INSERT INTO content_version (hall_id, content, version, state, kind, title, body, employer, post, wanted, wage, place,
                    contact, job_until, source, weight, from_at, until_at, author, writers, approved_by, published_at, updated_at)
                SELECT 1, content, 1, 'PUBLISHED', 'JOB', '保洁员', '有经验者优先。', '成都示例物业服务有限公司', '保洁员', 2,
                       '3000-4000元/月', '示例街道幸福路12号', '028-87654321', current_date + 9, '街道便民服务中心', 1,
                       now() - interval '1 hour', now() + interval '9 days', 'a', '{a}', 'b', now(), now()
                  FROM entry
                """.formatted(FEED_ENTRIES));
        var feed = send(HttpRequest.newBuilder(URI.create(BASE + "/feeds/1/jobs.json")), 200);
        var web = Files.createDirectories(HOME.resolve("nginx/feeds/1"));
        Files.writeString(web.resolve("jobs.json"), feed);
        System.out.printf("A feed of %,d bytes%n", feed.getBytes(StandardCharsets.UTF_8).length);
        var nginx = nginx();
        try {
            for (var i = 0; i < 3; i++) {
                get(BASE, false);
                get(BASE, true);
            }
            return measureAll(List.of(
                    new Bar("feed, 200, 64 connections", 0.9, "nginx", () -> get(NGINX, false), () -> get(BASE, false)),
                    new Bar("feed, 304, 64 connections", 0.75, "nginx", () -> get(NGINX, true), () -> get(BASE, true))));
        } finally {
            stop(nginx);
        }
    }

    /** As its handbook tunes it for static files: sendfile, descriptors kept open, no log, a worker a core. */
    private Process nginx() throws Exception {
        var home = HOME.resolve("nginx");
        Files.writeString(home.resolve("nginx.conf"), """
                %sworker_processes auto;
                daemon off;
                pid %s/nginx.pid;
                error_log %s/error.log;
                events { worker_connections 1024; }
                http {
                    access_log off;
                    sendfile on;
                    tcp_nopush on;
                    keepalive_requests 1000000000;
                    open_file_cache max=16;
                    client_body_temp_path %s/body;
                    proxy_temp_path %s/proxy;
                    fastcgi_temp_path %s/fastcgi;
                    uwsgi_temp_path %s/uwsgi;
                    scgi_temp_path %s/scgi;
                    types { application/feed+json json; }
                    server { listen 127.0.0.1:18081 reuseport; root %s; }
                }
                """.replace("%s/", home + "/").replace("root %s", "root " + home)
                .formatted(System.getProperty("user.name").equals("root") ? "user root;\n" : ""));
        var nginx = new ProcessBuilder("nginx", "-p", home.toString(), "-c", home.resolve("nginx.conf").toString(), "-e",
                home.resolve("error.log").toString()).inheritIO().start();
        for (var i = 0; i < 50; i++) {
            try {
                send(HttpRequest.newBuilder(URI.create(NGINX + "/feeds/1/jobs.json")), 200);
                return nginx;
            } catch (IOException notYet) {
                Thread.sleep(100);
            }
        }
        stop(nginx);
        throw new IllegalStateException("nginx did not start; see " + home.resolve("error.log"));
    }

    /** The feed per second; when it is known, with its tag, so that every answer is a 304. */
    private double get(String server, boolean isKnown) throws Exception {
        var address = server + "/feeds/1/jobs.json";
        var arguments = new ArrayList<>(List.of("wrk", "-t", "2", "-c", "64", "-d", SECONDS + "s", "--latency"));
        if (isKnown) {
            var tag = http.send(HttpRequest.newBuilder(URI.create(address)).build(), BodyHandlers.discarding()).headers()
                    .firstValue("ETag").orElseThrow();
            send(HttpRequest.newBuilder(URI.create(address)).header("If-None-Match", tag), 304);
            arguments.addAll(List.of("-H", "If-None-Match: " + tag));
        }
        arguments.add(address);
        var output = command(arguments.toArray(String[]::new));
        if (output.contains("Non-2xx") || output.contains("Socket errors")) {
            throw new IllegalStateException(output);
        }
        return number(output, "Requests/sec:\\s+([0-9.]+)");
    }

    // ---- the server

    private Process start() throws Exception {
        var builder = new ProcessBuilder("java", "-jar", JAR.toString())
                .redirectErrorStream(true)
                .redirectOutput(HOME.resolve("server.log").toFile());
        builder.environment().putAll(Map.of(
                "BIANMIN_DATA", HOME.resolve("data").toString(),
                "BIANMIN_KEYS_SEALING", "bench:" + Base64.getEncoder().encodeToString(sealingKey),
                "BIANMIN_KEYS_LOOKUP", Base64.getEncoder().encodeToString(random(32)),
                "QUARKUS_HTTP_HOST", "127.0.0.1",
                "QUARKUS_HTTP_PORT", "18080",
                "QUARKUS_MANAGEMENT_PORT", "0"));
        var server = builder.start();
        for (var i = 0; i < 120; i++) {
            if (isReady()) {
                return server;
            }
            Thread.sleep(500);
        }
        stop(server);
        throw new IllegalStateException("The server did not start; see " + HOME.resolve("server.log"));
    }

    private boolean isReady() {
        try {
            return send(HttpRequest.newBuilder(URI.create(BASE + "/q/health/ready")), 200) != null;
        } catch (IOException | InterruptedException | IllegalStateException e) {
            return false;
        }
    }

    private static void stop(Process server) throws InterruptedException {
        server.destroy();
        if (!server.waitFor(30, TimeUnit.SECONDS)) {
            server.destroyForcibly();
        }
    }

    // ---- what is measured

    private Measure best(List<Script> scripts) {
        return () -> {
            var best = 0.0;
            for (var script : scripts) {
                best = Math.max(best, pgbench(script));
            }
            return best;
        };
    }

    private double pgbench(Script script) throws Exception {
        psql("comparator", "SELECT b.reset_bench()");
        var output = command("pgbench", "-n", "-M", "prepared", "-f", SOURCES.resolve(script.name + ".sql").toString(),
                "-c", "" + script.clients, "-j", "2", "-T", "" + SECONDS, "-h", "127.0.0.1", "-p", port(), "-U", "postgres",
                "comparator");
        return number(output, "tps = ([0-9.]+)");
    }

    /** Counted in the table, not in what the load generator believes. */
    private double booked(String kind) throws Exception {
        reset();
        command("wrk", "-t", "2", "-c", "32", "-d", "4s", "-s", SOURCES.resolve("load.lua").toString(), BASE, "--", "touch",
                tokens.toString(), "0");
        answered(kind, 64);
        return Double.parseDouble(psql("bianmin", "SELECT count(*) FROM booking")) / SECONDS;
    }

    private double answered(String kind, int connections) throws Exception {
        round++;
        psql("bianmin", "UPDATE slot_planning SET due_at = now() + interval '9 minutes'");
        var arguments = new ArrayList<>(List.of("wrk", "-t", "2", "-c", "" + connections, "-d", SECONDS + "s", "--latency", "-s",
                SOURCES.resolve("load.lua").toString(), BASE, "--", kind, tokens.toString(), "" + round));
        if (kind.equals("availability")) {
            arguments.addAll(List.of(iso(days.get(0)), iso(days.get(29))));
        } else {
            arguments.addAll(days);
        }
        var output = command(arguments.toArray(String[]::new));
        var failed = Pattern.compile("Non-2xx or 3xx responses: (\\d+)").matcher(output);
        if (failed.find() && !kind.equals("full")) {
            System.out.println("  not granted: " + failed.group(1));
        }
        System.out.println("  latency 50 % " + group(output, "50%\\s+(\\S+)") + ", 99 % " + group(output, "99%\\s+(\\S+)"));
        return number(output, "Requests/sec:\\s+([0-9.]+)");
    }

    private void reset() throws Exception {
        psql("bianmin", """
                TRUNCATE booking, pending_place, idempotency, outbox;
                UPDATE slot_day SET free = capacity WHERE free <> capacity AND hall_id <= %1$d;
                UPDATE slot_day SET capacity[1] = 2000000000, free[1] = 2000000000, capacity[2] = 5, free[2] = 0
                 WHERE hall_id = %1$d + 1 AND day = '%2$s';
                """.formatted(HALLS + 1, iso(days.get(0))));
        psql("bianmin", "VACUUM ANALYZE slot_day, booking, idempotency, outbox");
    }

    // ---- what it is measured on

    private void prepare() throws Exception {
        psql("postgres", "CREATE DATABASE comparator");
        psqlFile("comparator", SOURCES.resolve("comparators.sql"));
        admin = field(post("/api/staff-sessions", """
                {"username":"admin","password":"bianmin-demo-admin"}""", 201), "accessToken");
        for (var hall = 0; hall < HALLS; hall++) {
            hall(DESKS, DESKS, hall + 2);
        }
        hall(1, 500, HALLS + 2);
        psql("bianmin", "UPDATE hall SET parameters = parameters || '{\"perDayLimit\": 1000000}' WHERE hall_id > 1");
        for (var i = 0; i < 120 && Integer.parseInt(psql("bianmin", "SELECT count(DISTINCT hall_id) FROM slot_day")) < HALLS + 2; i++) {
            Thread.sleep(1000);
        }
        Thread.sleep(10_000);
        days = List.of(psql("bianmin", """
                SELECT to_char(day, 'YYYYMMDD') FROM slot_day
                 WHERE hall_id = 2 AND desk_number = 1 AND day BETWEEN current_date + 2 AND current_date + 85 ORDER BY day
                """).split("\n"));
        System.out.println(psql("bianmin", "SELECT sum(cardinality(starts)) || ' slots' FROM slot_day"));
        mint();
        reset();
        System.out.println("Warming up: the compiler needs more than a minute of processor time");
        for (var kind : List.of("spread", "hot", "full", "spread", "hot", "full", "availability", "spread", "hot", "full", "spread", "hot", "full")) {
            reset();
            answered(kind, 64);
        }
    }

    private void hall(int desks, int items, int number) throws Exception {
        var deskShapes = IntStream.rangeClosed(1, desks)
                .mapToObj(desk -> """
                        {"code":"d%1$d","name":"业务%1$d","nameEn":"Desk %1$d","floor":1,"minutesPerPerson":30,"shares":{"ORDINARY":100},
                         "windows":[%2$s]}""".formatted(desk, IntStream.rangeClosed(1, 5)
                        .mapToObj(window -> "{\"number\":\"%d%02d\",\"name\":\"窗\"}".formatted(desk, window))
                        .collect(Collectors.joining(","))))
                .collect(Collectors.joining(","));
        var created = post("/api/halls", """
                {"name":"测速大厅%d","nameEn":"","address":"测速路1号","addressEn":"","phone":"028-0000 0000","introduction":"",
                 "introductionEn":"","zone":"Asia/Shanghai","floors":[{"floor":1,"name":"一楼","nameEn":""}],"desks":[%s],
                 "parameters":{"slotMinutes":30,"horizonDays":90,"releaseTime":"00:00","cutOffMinutes":30,
                 "cancelDeadlineMinutes":60,"perDayLimit":20,"holdMinutes":5,"noShowLimit":3,"cancelLimit":3,"pauseDays":30,
                 "returnMinMinutes":10,"returnMaxMinutes":120},
                 "seasons":[{"season":"YEAR","name":"全年","nameEn":"","fromMonthDay":"--01-01","toMonthDay":"--12-31",
                 "sessions":[{"from":"08:00","to":"16:00"}]}]}""".formatted(number, deskShapes), 201);
        if (!created.contains("\"hall\":" + number)) {
            throw new IllegalStateException("Not hall " + number + ": " + created);
        }
        var itemShapes = IntStream.rangeClosed(1, items)
                .mapToObj(item -> """
                        {"code":"i%1$03d","name":"事项%1$d","nameEn":"Item","desk":"d%2$d","handling":"IMMEDIATE","legalBasis":"办法",
                         "statutoryDays":5,"promisedDays":1,"fee":{"amountFen":0,"text":"不收费","basis":"办法"},
                         "materials":[%3$s],"steps":["受理"],"tips":"带身份证","keywords":[],
                         "channels":[{"channel":"ORDINARY","handlingMinutes":30}]}"""
                        .formatted(item, desks == 1 ? 1 : item, IntStream.rangeClosed(1, 5)
                                .mapToObj(material -> """
                                        {"name":"申请材料第%d件","class":"PRINCIPAL","copies":1,"original":true,"note":""}"""
                                        .formatted(material))
                                .collect(Collectors.joining(","))))
                .collect(Collectors.joining(","));
        var channels = Files.readString(Path.of("src/main/resources/sample/guide/channels.json"));
        send(request("/api/halls/" + number + "/catalogue").PUT(BodyPublishers.ofString("""
                {"categories":[{"code":"c","name":"类别","nameEn":"Category","group":"WINDOWS","items":[%s]}],"channels":%s}"""
                .formatted(itemShapes, channels))), 200);
    }

    /** Citizens who are signed in, without the minutes of CPU that thousands of password hashes take. */
    private void mint() throws Exception {
        var key = psql("bianmin", "SELECT kid || ' ' || encode(private_sealed, 'hex') FROM signing_key ORDER BY signs_from LIMIT 1").split(" ");
        var jwk = open(HexFormat.of().parseHex(key[1]), "signing-key");
        var signer = Signature.getInstance("SHA256withECDSAinP1363Format");
        signer.initSign(privateKey(Base64.getUrlDecoder().decode(field(jwk, "d"))));
        var sessions = new StringBuilder("INSERT INTO session VALUES ");
        var now = Instant.now();
        try (var out = Files.newBufferedWriter(tokens)) {
            for (var i = 0; i < CITIZENS; i++) {
                var citizen = UUID.randomUUID();
                var session = UUID.randomUUID();
                sessions.append(i == 0 ? "" : ",").append("('%s','CITIZEN','%s','{citizen}','{}',false,now(),now() + interval '1 day')"
                        .formatted(session, citizen));
                var head = encode("{\"alg\":\"ES256\",\"kid\":\"%s\",\"typ\":\"JWT\"}".formatted(key[0]));
                var body = encode("""
                        {"iss":"bianmin","aud":"bianmin","sub":"%s","iat":%d,"exp":%d,"groups":["citizen"],"sid":"%s","kind":"citizen","halls":[],"everyHall":false}"""
                        .formatted(citizen, now.getEpochSecond(), now.getEpochSecond() + 900, session));
                signer.update((head + "." + body).getBytes(StandardCharsets.US_ASCII));
                out.write(head + "." + body + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(signer.sign()) + "\n");
            }
        }
        var file = HOME.resolve("sessions.sql");
        Files.writeString(file, sessions);
        psqlFile("bianmin", file);
    }

    /** The reverse of Sealer.seal with AES-256-GCM. */
    private String open(byte[] sealed, String purpose) throws Exception {
        var in = ByteBuffer.wrap(sealed);
        var header = new byte[3 + sealed[2]];
        in.get(header);
        var nonce = new byte[12];
        in.get(nonce);
        var text = new byte[in.remaining()];
        in.get(text);
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(Cipher.DECRYPT_MODE, new SecretKeySpec(sealingKey, "AES"), new GCMParameterSpec(128, nonce));
        cipher.updateAAD(header);
        cipher.updateAAD(purpose.getBytes(StandardCharsets.UTF_8));
        return new String(cipher.doFinal(text), StandardCharsets.UTF_8);
    }

    private static PrivateKey privateKey(byte[] d) throws Exception {
        var parameters = AlgorithmParameters.getInstance("EC");
        parameters.init(new ECGenParameterSpec("secp256r1"));
        return KeyFactory.getInstance("EC").generatePrivate(new ECPrivateKeySpec(new java.math.BigInteger(1, d),
                parameters.getParameterSpec(ECParameterSpec.class)));
    }

    // ---- small tools

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(BASE + path)).header("Content-Type", "application/json")
                .header("Authorization", "Bearer " + admin);
    }

    private String post(String path, String body, int expected) throws Exception {
        return send((admin.isEmpty() ? HttpRequest.newBuilder(URI.create(BASE + path)).header("Content-Type", "application/json")
                : request(path)).POST(BodyPublishers.ofString(body)), expected);
    }

    private String send(HttpRequest.Builder request, int expected) throws IOException, InterruptedException {
        var response = http.send(request.build(), BodyHandlers.ofString());
        if (response.statusCode() != expected) {
            throw new IllegalStateException(response.uri() + ": " + response.statusCode() + " " + response.body());
        }
        return response.body();
    }

    private String psql(String database, String sql) throws Exception {
        return command("psql", "-h", "127.0.0.1", "-p", port(), "-U", "postgres", "-v", "ON_ERROR_STOP=1", "-qAtc", sql, database).strip();
    }

    private void psqlFile(String database, Path file) throws Exception {
        command("psql", "-h", "127.0.0.1", "-p", port(), "-U", "postgres", "-v", "ON_ERROR_STOP=1", "-q", "-f", file.toString(), database);
    }

    private static String port() throws IOException {
        return Files.readAllLines(HOME.resolve("data/postgres/postmaster.pid")).get(3).strip();
    }

    private static String command(String... words) throws Exception {
        var builder = new ProcessBuilder(words).redirectErrorStream(true);
        builder.environment().put("PGPASSWORD", Files.readString(HOME.resolve("data/postgres.secret")).strip());
        builder.environment().put("PGCLIENTENCODING", "UTF8");
        var process = builder.start();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IllegalStateException(String.join(" ", words) + ":\n" + output);
        }
        return output;
    }

    private static double number(String text, String pattern) {
        return Double.parseDouble(group(text, pattern));
    }

    private static String group(String text, String pattern) {
        var found = Pattern.compile(pattern).matcher(text);
        if (!found.find()) {
            throw new IllegalStateException("No " + pattern + " in:\n" + text);
        }
        return found.group(1);
    }

    private static String field(String json, String name) {
        return group(json, "\"" + name + "\"\\s*:\\s*\"([^\"]+)\"");
    }

    private static String encode(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String iso(String day) {
        return day.substring(0, 4) + "-" + day.substring(4, 6) + "-" + day.substring(6);
    }

    private static double median(List<Double> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }

    private static byte[] random(int bytes) {
        var random = new byte[bytes];
        new SecureRandom().nextBytes(random);
        return random;
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
