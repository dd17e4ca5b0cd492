package cn.bianmin.content.imports;

import static cn.bianmin.platform.WallClock.await;
import static io.restassured.RestAssured.given;
import static io.restassured.config.EncoderConfig.encoderConfig;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import cn.bianmin.content.Workbook;
import cn.bianmin.hall.HallId;
import cn.bianmin.hall.TestHall;
import cn.bianmin.identity.TestPeople;
import cn.bianmin.platform.TestDatabase;
import cn.bianmin.platform.TestSql;
import cn.bianmin.platform.database.Database;
import cn.bianmin.platform.problem.ProblemTexts;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.vertx.mutiny.sqlclient.Tuple;

/** Lists written elsewhere become drafts, each row once, or say why not. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class ImportTest {

    private static final String HEADING = "岗位,用人单位,招聘人数,工资待遇,工作地点,联系方式,截止日期,社区\n";
    private static final String GOOD = "电工,甲厂,2人,面议,一路1号,138****1234,2027/1/31,\n";

    @Inject
    TestPeople people;

    @Inject
    Database database;

    private TestHall hall = new TestHall(new HallId(1), List.of());
    private String editor = "";

    @BeforeEach
    void aHallWithAnEditor() {
        hall = TestHall.open();
        editor = people.staff(hall.id(), "editor");
    }

    @Test
    void aListOfMoreThanTwoHundredJobsIsTakenOverAndNotTwice() throws IOException {
        database.query("INSERT INTO village (hall_id, village, name) VALUES ($1, 1, '莲池社区'), ($1, 2, '荷塘村')",
                Tuple.of(hall.id().value())).await().indefinitely();
        byte[] file;
        try (var stream = ImportTest.class.getResourceAsStream("/sample/content/jobs.csv")) {
            file = Objects.requireNonNull(stream).readAllBytes();
        }
        var first = done(post("text/csv", file));
        assertThat(first.getInt("total")).isGreaterThanOrEqualTo(220);
        assertThat(first.getList("refusals")).isEmpty();
        assertThat(first.getInt("accepted")).isEqualTo(first.getInt("total"));
        assertThat(contentsIn("DRAFT")).isEqualTo(first.getInt("total"));

        var again = done(post("text/csv", file));
        assertThat(again.getInt("duplicates")).isEqualTo(first.getInt("total"));
        assertThat(again.getInt("accepted")).isZero();
        assertThat(contentsIn("DRAFT")).isEqualTo(first.getInt("total"));
        as().get(path("imports")).then().statusCode(200).body("imports.size()", equalTo(2));
    }

    @Test
    void everyRefusalSaysRowFieldAndReason() {
        var report = done(post("text/csv", utf8(HEADING + GOOD
                + ",甲厂,2,面议,一路1号,138****1234,2027-01-31,\n"
                + "焊工,甲厂,若干,面议,一路1号,138****1234,2027-01-31,\n"
                + "车工,甲厂,2,面议,一路1号,138****1234,长期,\n"
                + "钳工,甲厂,2,面议,一路1号,138****1234,2020-01-31,\n"
                + "铣工," + "厂".repeat(61) + ",2,面议,一路1号,138****1234,2027-01-31,\n"
                + "刨工,甲\u202E厂,2,面议,一路1号,138****1234,2027-01-31,\n"
                + "磨工,甲厂,0,面议,一路1号,138****1234,2027-01-31,\n"
                + "司机,甲厂,2,=1+1,一路1号,138****1234,2027-01-31,\n"
                + "门卫,甲厂,2,面议,一路1号,138****1234,2027-01-31,没有的村\n")));
        assertThat(report.getInt("accepted")).isEqualTo(1);
        assertThat(report.getInt("refused")).isEqualTo(9);
        assertThat(refusals(report)).containsExactly("3 岗位 不能为空", "4 招聘人数 须为整数", "5 截止日期 不是日期，请写成 2026-11-30",
                "6 截止日期 " + reason("content.period-backwards"), "7 用人单位 须为 1 至 60 个字", "8 用人单位 含有不可见字符或控制字符",
                "9 招聘人数 须为 1 至 9999 的整数", "10 工资待遇 单元格中是公式，请粘贴为数值后再导入", "11 村(社区) 大厅没有这个村（社区）");
    }

    @Test
    void aListInGbkIsStoredAsItWasWritten() {
        done(post("text/csv", "标题,正文\n\"停电，\"\"镕\"\"\",\"第一行\r\n第二行\"\n".getBytes(Charset.forName("GBK")), "NOTICE"));
        as().get(path("contents")).then().body("contents[0].title", equalTo("停电，\"镕\""))
                .body("contents[0].body", equalTo("第一行\n第二行")).body("contents[0].state", equalTo("DRAFT"));
    }

    @Test
    void aWorkbookIsTakenOverAndSubmittedWhenTheEditorSaysSo() {
        var book = new Workbook().row("岗位", "用人单位", "招聘人数", "工资待遇", "工作地点", "联系方式", "截止日期")
                .row("电工", "甲厂", "#2", "面议", "一路1号", "#13800000000", "#46500");
        var report = done(post(ImportResource.XLSX, book.bytes(), "JOB&submit=true"));
        assertThat(report.getInt("accepted")).isEqualTo(1);
        assertThat(contentsIn("SUBMITTED")).isEqualTo(1);
    }

    @Test
    void whatCannotBeReadIsRefusedBeforeAnythingBegins() {
        refused(post("text/csv", utf8("标题\n甲\n")), 422, "import-columns");
        refused(post(ImportResource.XLSX, utf8("no zip")), 422, "import-unreadable");
        refused(post(ImportResource.XLSX, new Workbook().part("b", new byte[XlsxGuard.MOST_BYTES + 1]).bytes()), 422,
                "import-too-large");
        refused(post("text/csv", new byte[0]), 422, "import-empty");
        refused(post("text/csv", new byte[1_100_000]), 413, "body-too-large");
        refused(post("application/json", utf8("{}")), 415, "unsupported-media-type");
        as().get(path("imports")).then().body("imports.size()", equalTo(0));
    }

    @Test
    void whatHasEndedMayBeAnnouncedAgain() {
        done(post("text/csv", utf8(HEADING + GOOD)));
        String content = as().get(path("contents")).path("contents[0].content");
        assertThat(done(post("text/csv", utf8(HEADING + GOOD))).getInt("duplicates")).isEqualTo(1);
        as().contentType("application/json").body("{\"reason\":\"写错了\"}").post(path("contents/" + content + "/withdraw")).then()
                .statusCode(200);
        assertThat(done(post("text/csv", utf8(HEADING + GOOD))).getInt("accepted")).isEqualTo(1);
    }

    /** The connection is cut in the middle of slices, as by a process that is killed: each row is taken over once all the same. */
    @Test
    void anImportThatIsCutOffGoesOnWhereItWas() throws SQLException {
        var rows = IntStream.range(0, 3_000).mapToObj(i -> "通知" + i + ",正文" + i).collect(Collectors.joining("\n"));
        var begun = post("text/csv", utf8("标题,正文\n" + rows), "NOTICE");
        begun.then().statusCode(202);
        for (var cuts = 0; cuts < 2; cuts++) {
            cutInTheMiddle();
        }
        var report = done(begun);
        assertThat(report.getString("state")).isEqualTo("DONE");
        assertThat(report.getInt("accepted")).isEqualTo(3_000);
        assertThat(contentsIn("DRAFT")).isEqualTo(3_000);
    }

    @Test
    void anotherHallsImportDoesNotExist() {
        var location = post("text/csv", utf8(HEADING + GOOD)).then().statusCode(202).extract().header("Location");
        var stranger = people.staff(TestHall.open().id(), "editor");
        given().auth().oauth2(stranger).get(location).then().statusCode(404);
        as().get(path("imports/01900000-0000-7000-8000-000000000000")).then().statusCode(404)
                .body("type", equalTo("/problems/unknown-import"));
    }

    /** The slice is made to wait where it writes, however fast it is; there its connection ends. */
    private static void cutInTheMiddle() throws SQLException {
        // A connection of its own looks: within a transaction PostgreSQL shows the same activity again and again.
        try (var barrier = TestSql.open(); var watch = TestSql.open()) {
            barrier.run("BEGIN");
            barrier.run("LOCK TABLE content_version IN SHARE MODE");
            await().until(() -> !watch.texts("""
                    SELECT pg_terminate_backend(pid) FROM pg_stat_activity
                     WHERE query LIKE '%INTO content_version%' AND wait_event_type = 'Lock' AND pid <> pg_backend_pid()
                    """).isEmpty());
        }
    }

    private long contentsIn(String state) {
        return database.query("SELECT count(*) FROM content_version WHERE hall_id = $1 AND state = $2",
                Tuple.of(hall.id().value(), state)).await().indefinitely().iterator().next().getLong(0);
    }

    private static List<String> refusals(JsonPath report) {
        List<String> refusals = report.getList("refusals.collect { it.row + \" \" + it.field + \" \" + it.reason }");
        return refusals;
    }

    private static String reason(String key) {
        return ProblemTexts.of("zh-CN").text(key);
    }

    private static void refused(Response answer, int status, String problem) {
        answer.then().statusCode(status).body("type", equalTo("/problems/" + problem));
    }

    private JsonPath done(Response begun) {
        var location = begun.then().statusCode(202).extract().header("Location");
        return await().until(
                () -> as().get(location).then().statusCode(200).extract().jsonPath(),
                report -> !report.getString("state").equals("RUNNING"));
    }

    private Response post(String type, byte[] file) {
        return post(type, file, "JOB");
    }

    private Response post(String type, byte[] file, String kind) {
        return as().config(RestAssured.config().encoderConfig(encoderConfig()
                .appendDefaultContentCharsetToContentTypeIfUndefined(false)
                .encodeContentTypeAs(type, ContentType.BINARY)))
                .contentType(type).body(file).post(path("imports?kind=" + kind));
    }

    private RequestSpecification as() {
        return given().auth().oauth2(editor);
    }

    private String path(String rest) {
        return "/api/halls/" + hall.id() + "/" + rest;
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
