package cn.bianmin.content.source;

import static cn.bianmin.platform.WallClock.await;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

import jakarta.inject.Inject;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import cn.bianmin.hall.HallId;
import cn.bianmin.hall.TestHall;
import cn.bianmin.identity.TestPeople;
import cn.bianmin.platform.TestDatabase;
import cn.bianmin.platform.database.Database;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.vertx.mutiny.sqlclient.Tuple;

/** News that a hall takes from addresses: only from allowed sites, never from inside the house, never shown unseen. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class SourceTest {

    private static final String FEED = """
            {"version":"https://jsonfeed.org/version/1.1","title":"人社动态","items":[
            {"id":"1","title":"社保卡换发","content_html":"<p>第一段</p><script>x</script>"},
            {"id":"2","title":"补贴申领","content_text":"正文","url":"https://example.org/2"},
            {"id":"3","title":"没有正文"}]}""";

    @Inject
    TestPeople people;

    @Inject
    Database database;

    @Inject
    SourcePolling visits;

    @Inject
    Clock clock;

    private final CountDownLatch over = new CountDownLatch(1);
    private @Nullable HttpServer site;
    private TestHall hall = new TestHall(new HallId(1), List.of());
    private String admin = "";

    @BeforeEach
    void aHallAndASite() throws IOException {
        hall = TestHall.open();
        admin = people.staff(hall.id(), "admin");
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.2"), 0), 0);
        server.setExecutor(Executors.newCachedThreadPool());
        server.createContext("/feed", exchange -> answer(exchange, 200, FEED.getBytes(StandardCharsets.UTF_8)));
        server.createContext("/large", exchange -> answer(exchange, 200, new byte[FeedFetch.MOST_BYTES + 1]));
        server.createContext("/gone", exchange -> answer(exchange, 404, new byte[0]));
        server.createContext("/page", exchange -> answer(exchange, 200, "<html></html>".getBytes(StandardCharsets.UTF_8)));
        server.createContext("/redirect", exchange -> {
            exchange.getResponseHeaders().add("Location", "http://127.0.0.1/feed");
            answer(exchange, 302, new byte[0]);
        });
        server.createContext("/slow", this::drip);
        server.start();
        site = server;
    }

    @AfterEach
    void closeTheSite() {
        over.countDown();
        if (site != null) {
            site.stop(0);
        }
    }

    @Test
    void newsWaitForAReviewerAndComeOnce() {
        add(address("/feed")).then().statusCode(201);
        await().untilAsserted(() -> assertThat(submitted()).isEqualTo(2));
        var editor = people.staff(hall.id(), "editor");
        given().auth().oauth2(editor).get(path("imports")).then().body("imports[0].total", equalTo(3))
                .body("imports[0].accepted", equalTo(2)).body("imports[0].refused", equalTo(1));
        given().auth().oauth2(editor).get(path("contents?q=社保卡")).then().body("contents[0].state", equalTo("SUBMITTED"))
                .body("contents[0].body", equalTo("第一段")).body("contents[0].source", equalTo("人社动态"));
        given().get(path("published")).then().body("contents.size()", equalTo(0));

        database.query("UPDATE content_source SET due_at = $2, visited_at = NULL WHERE hall_id = $1",
                Tuple.of(hall.id().value(), clock.instant().atOffset(ZoneOffset.UTC))).await().indefinitely();
        awaitVisit();
        // The one that was refused is tried again, the others are known.
        await().untilAsserted(() -> given().auth().oauth2(editor).get(path("imports")).then()
                .body("imports.size()", equalTo(2)).body("imports[0].total", equalTo(1)).body("imports[0].done", equalTo(1)));
        assertThat(submitted()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({ "/large,内容过大", "/gone,网站的回答是 404", "/page,内容不是 JSON Feed、RSS 或 Atom", "/redirect,网站要求转到别处，没有跟随",
            "/slow,网站响应过慢" })
    void aVisitThatBringsNothingSaysWhy(String path, String fault) {
        add(address(path)).then().statusCode(201);
        awaitVisit();
        as().get(path("sources")).then().body("sources[0].fault", equalTo(fault));
        assertThat(submitted()).isZero();
    }

    /** Allowed by name, but the name leads into the house. */
    @ParameterizedTest
    @ValueSource(strings = { "https://localhost/feed", "https://127.0.0.1/feed", "https://10.0.0.8/feed" })
    void anAllowedNameThatLeadsIntoTheHouseIsNotFollowed(String url) {
        add(url).then().statusCode(201);
        awaitVisit();
        as().get(path("sources")).then().body("sources[0].fault", equalTo("网站的地址不是公开的网络地址"));
    }

    @ParameterizedTest
    @ValueSource(strings = { "https://example.org/feed", "http://localhost/feed", "https://localhost:8443/feed",
            "https://user@localhost/feed", "https://localhost/feed#x", "ftp://127.0.0.2/feed", "file:///etc/passwd",
            "https://localhost.example.org/", "//localhost/feed", "localhost", "http://[::1]/feed", "http://0x7f.1/feed" })
    void anAddressOfAnotherSiteIsRefused(String url) {
        add(url).then().statusCode(422).body("type", equalTo("/problems/source-not-allowed"));
    }

    @Test
    void anAddressIsKnownOnceAndCanBeRemoved() {
        String source = add(address("/feed")).then().statusCode(201).extract().path("source");
        add(address("/feed")).then().statusCode(409).body("type", equalTo("/problems/source-known"));
        as().delete(path("sources/" + source)).then().statusCode(204);
        as().delete(path("sources/" + source)).then().statusCode(404);
        as().get(path("sources")).then().body("sources.size()", equalTo(0));
    }

    @Test
    void theAdminOfAnotherHallSeesAndRemovesNothing() {
        String source = add(address("/feed")).then().statusCode(201).extract().path("source");
        var other = TestHall.open();
        var stranger = people.staff(other.id(), "admin");
        given().auth().oauth2(stranger).delete(path("sources/" + source)).then().statusCode(404);
        given().auth().oauth2(stranger).get(path("sources")).then().statusCode(404);
        given().auth().oauth2(stranger).contentType("application/json")
                .body(Map.of("url", address("/page"), "kind", "NOTICE", "everyMinutes", 60)).post(path("sources")).then()
                .statusCode(404);
        // In their own hall the source does not exist.
        given().auth().oauth2(stranger).delete("/api/halls/" + other.id() + "/sources/" + source).then().statusCode(404);
        as().get(path("sources")).then().body("sources.source", equalTo(List.of(source)));
    }

    private void awaitVisit() {
        await().untilAsserted(() -> {
            visits.visitDue().await().indefinitely();
            assertThat(as().get(path("sources")).<Object> path("sources[0].visitedAt")).isNotNull();
        });
    }

    private long submitted() {
        return database.query("SELECT count(*) FROM content_version WHERE hall_id = $1 AND state = 'SUBMITTED'",
                Tuple.of(hall.id().value())).await().indefinitely().iterator().next().getLong(0);
    }

    private String address(String path) {
        return "http://127.0.0.2:" + Objects.requireNonNull(site).getAddress().getPort() + path;
    }

    private Response add(String url) {
        return as().contentType("application/json")
                .body(Map.of("url", url, "kind", "SOCIAL_SECURITY_NEWS", "everyMinutes", 60)).post(path("sources"));
    }

    private RequestSpecification as() {
        return given().auth().oauth2(admin);
    }

    private String path(String rest) {
        return "/api/halls/" + hall.id() + "/" + rest;
    }

    private static void answer(HttpExchange exchange, int status, byte[] body) throws IOException {
        try (exchange) {
            exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        }
    }

    /** A byte now and then, and never the end. */
    private void drip(HttpExchange exchange) throws IOException {
        try (exchange) {
            exchange.sendResponseHeaders(200, 0);
            do {
                exchange.getResponseBody().write('{');
                exchange.getResponseBody().flush();
            } while (!over.await(200, TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
