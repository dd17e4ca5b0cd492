package cn.bianmin.content.life;

import static cn.bianmin.content.PublishingScenario.because;
import static cn.bianmin.content.PublishingScenario.job;
import static cn.bianmin.content.PublishingScenario.notice;
import static java.time.format.DateTimeFormatter.ISO_OFFSET_DATE_TIME;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import cn.bianmin.content.PublishingScenario;
import cn.bianmin.content.writing.Period;
import cn.bianmin.identity.TestPeople;
import cn.bianmin.platform.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class WritingTest {

    @Inject
    TestPeople people;

    private PublishingScenario room;

    @BeforeEach
    void aHallThatPublishes() {
        room = PublishingScenario.open(people);
    }

    @Test
    void aNewDraftHasAnAddressAndTheUsualPeriod() {
        var answer = room.editor().post("contents", notice("通知"));
        answer.then().statusCode(201).header("Location", startsWith("http"))
                .header("Location", containsString("/api/halls/" + room.hall().id() + "/contents/"))
                .body("state", equalTo("DRAFT")).body("version", is(1)).body("weight", is(1))
                .body("job", nullValue()).body("reason", nullValue()).body("author", equalTo("测试员"));
        var from = OffsetDateTime.parse(answer.path("from"));
        assertThat(Duration.between(from, OffsetDateTime.parse(answer.path("until")))).isEqualTo(Period.USUAL);
        assertThat(from.getOffset()).hasToString("+08:00");
    }

    @Test
    void aJobKeepsItsPartsAndIsShownToTheEndOfItsLastDay() {
        var day = LocalDate.now(ZoneId.of("Asia/Shanghai")).plusDays(10);
        var content = room.published(job("收银员", day.toString()));
        room.read("/" + content).then().statusCode(200)
                .body("job.employer", equalTo("青石商贸公司")).body("job.post", equalTo("收银员")).body("job.wanted", is(3))
                .body("job.wage", equalTo("4500-6000元/月")).body("job.place", equalTo("青石路8号"))
                .body("job.contact", equalTo("028-8765****")).body("job.until", equalTo(day.toString()))
                .body("until", equalTo(day.plusDays(1) + "T00:00:00+08:00")).body("body", equalTo(""));
    }

    @ParameterizedTest
    @ValueSource(strings = { "<script>alert(1)</script>", "]]><!--", "'; DROP TABLE content; --", "{{7*7}} ${jndi:ldap://x}",
            "𠮷野家招聘", "=HYPERLINK(\"http://x\")", "&lt;b&gt; &amp; \\u0000 %s %n", "👩🌾" })
    void hostileTextsAreKeptAsTheTextTheyAre(String text) {
        var content = room.published(notice(text).put("body", text + "\n" + text).put("source", text));
        room.read("/" + content).then().statusCode(200).contentType("application/json")
                .body("title", equalTo(text)).body("body", equalTo(text + "\n" + text)).body("source", equalTo(text));
        assertThat(room.shown()).containsExactly(text);
    }

    @ParameterizedTest
    @ValueSource(strings = { "标题\u202E题标", "零宽\u200B字", "响铃\u0007", "两\n行", "\u0000", "   ", "", "\uFEFF标题" })
    void aTitleThatHidesSomethingIsRefused(String title) {
        room.editor().post("contents", notice(title)).then().statusCode(400)
                .contentType("application/problem+json");
    }

    @Test
    void lengthsCountCharactersAsPeopleDo() {
        room.editor().post("contents", notice("𠮷".repeat(120))).then().statusCode(201);
        room.editor().post("contents", notice("𠮷".repeat(121))).then().statusCode(400)
                .body("errors.field", hasItem("title"));
        room.editor().post("contents", notice("长文").put("body", "文".repeat(20_000))).then().statusCode(201);
        room.editor().post("contents", notice("长文").put("body", "文".repeat(20_001))).then().statusCode(400)
                .body("errors.field", hasItem("body"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            2026-12-02T00:00:00+08:00 | 2026-12-01T00:00:00+08:00 | until
            2026-12-02T00:00:00+08:00 | 2026-12-02T00:00:00+08:00 | until
            2026-12-02T00:00:00+08:00 | 2036-12-02T00:00:00+08:00 | until
            1899-12-02T00:00:00+08:00 | 2026-12-02T00:00:00+08:00 | until
            9999-12-02T00:00:00+08:00 | +99999-12-02T00:00:00Z    | until
            +1000000000-12-31T00:00:00Z |                         | until
            2026-12-02                | 2026-12-03                | from
            """)
    void aPeriodThatCannotBeIsRefused(String from, String until, String field) {
        room.editor().post("contents", notice("通知").put("from", from).put("until", until)).then().statusCode(400)
                .body("errors.field", hasItem(field));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"job":null}                                   | job
            {"kind":"NOTICE","body":"正文"}                 | job
            {"until":"2027-01-01T00:00:01+08:00"}          | until
            {"kind":"CIRCUS"}                              | kind
            {"weight":6}                                   | weight
            {"weight":0}                                   | weight
            {"link":"javascript:alert(1)"}                 | link
            {"link":"http://admin:secret@example.cn/"}     | link
            {"link":"https:///nowhere"}                    | link
            {"village":7}                                  | village
            {"author":"别人"}                               | author
            {"title":null}                                 | title
            """)
    void whatMakesNoSenseIsRefusedByItsField(String change, String field) {
        var words = job("收银员", "2026-12-31").put("from", "2026-01-01T00:00:00+08:00").mergeIn(new JsonObject(change));
        room.editor().post("contents", words).then().statusCode(400).contentType("application/problem+json")
                .body("errors.field", hasItem(field));
    }

    @ParameterizedTest
    @ValueSource(strings = { "employer", "post", "wanted", "wage", "place", "contact", "until" })
    void aJobHasAllItsParts(String part) {
        var words = job("收银员", "2099-12-01").put("until", "2099-12-01T00:00:00+08:00").put("from", "2099-01-01T00:00:00+08:00");
        words.getJsonObject("job").remove(part);
        room.editor().post("contents", words).then().statusCode(400).body("errors.field", hasItem("job." + part));
    }

    @Test
    void whatIsNoJobHasABody() {
        room.editor().post("contents", notice("空").put("body", " \n ")).then().statusCode(400)
                .body("errors.field", hasItem("body"));
    }

    @Test
    void thePeriodIsSaidAtPublishingToo() {
        var content = room.approved(notice("通知"));
        var past = new JsonObject().put("from", "2026-01-01T00:00:00+08:00").put("until", "2026-01-02T00:00:00+08:00");
        room.reviewer().step(content, "publish", past).then().statusCode(422).body("type", equalTo("/problems/period-over"));
        var backwards = new JsonObject().put("from", "2027-01-02T00:00:00+08:00").put("until", "2027-01-01T00:00:00+08:00");
        room.reviewer().step(content, "publish", backwards).then().statusCode(400).body("errors.field", hasItem("until"));
        assertThat(room.reviewer().state(content)).isEqualTo("APPROVED");
        var until = OffsetDateTime.now(ZoneId.of("Asia/Shanghai")).plusDays(3).withNano(0);
        room.reviewer().step(content, "publish", new JsonObject().put("until", ISO_OFFSET_DATE_TIME.format(until))).then()
                .statusCode(200);
        OffsetDateTime shown = OffsetDateTime.parse(room.read("/" + content).path("until"));
        assertThat(shown).isEqualTo(until);
    }

    @Test
    void aJobWhoseLastDayHasPassedIsNotPublished() {
        var content = room.approved(job("收银员", "2026-01-31").put("from", "2026-01-01T00:00:00+08:00"));
        room.reviewer().step(content, "publish").then().statusCode(422);
        var later = new JsonObject().put("until", "2027-01-02T00:00:00+08:00");
        room.reviewer().step(content, "publish", later).then().statusCode(400).body("errors.field", hasItem("until"));
    }

    @Test
    void theStaffOfAnotherHallSeeNothingAndChangeNothing() {
        var content = room.submitted(notice("内部"));
        var other = PublishingScenario.open(people);
        var stranger = new PublishingScenario.Person(room.hall(), other.person("editor", "reviewer", "director").token());
        stranger.get("contents").then().statusCode(404);
        stranger.get("contents/" + content).then().statusCode(404);
        stranger.get("contents/" + content + "/history").then().statusCode(404);
        stranger.post("contents", notice("外人")).then().statusCode(404);
        stranger.edit(content, notice("外人")).then().statusCode(404);
        stranger.step(content, "approve").then().statusCode(404);
        stranger.withdraw(content).then().statusCode(404);
        // In their own hall the content does not exist.
        other.editor().get("contents/" + content).then().statusCode(404);
        other.reviewer().step(content, "approve").then().statusCode(404);
        other.editor().edit(content, notice("外人")).then().statusCode(404);
        other.editor().get("contents/" + content + "/history").then().statusCode(404);
        other.editor().step(content, "submit").then().statusCode(404);
        other.reviewer().step(content, "return", because("外人")).then().statusCode(404);
        other.reviewer().step(content, "publish").then().statusCode(404);
        other.editor().withdraw(content).then().statusCode(404);
        assertThat(room.editor().history(content)).hasSize(2);
        assertThat(room.editor().state(content)).isEqualTo("SUBMITTED");
    }

    @Test
    void theListIsReadPageByPageAndByKindStateAndWord() {
        var written = new ArrayList<String>();
        for (var number = 1; number <= 5; number++) {
            written.add(0, room.editor().write(notice("通知" + number)));
        }
        var job = room.submitted(job("电工", LocalDate.now(ZoneId.of("Asia/Shanghai")).plusDays(9).toString()));
        assertThat(pages("contents?kind=NOTICE&limit=2")).containsExactlyElementsOf(written);
        assertThat(pages("contents?limit=3")).hasSize(6).startsWith(job);
        assertThat(pages("contents?state=SUBMITTED")).containsExactly(job);
        assertThat(pages("contents?q=青石商贸")).containsExactly(job);
        assertThat(pages("contents?q=通知3&state=DRAFT&kind=NOTICE")).containsExactly(written.get(2));
        assertThat(pages("contents?q=%25")).isEmpty();
        room.editor().get("contents?limit=0").then().statusCode(400);
        room.editor().get("contents?limit=101").then().statusCode(400);
        room.editor().get("contents?state=SOMEWHERE").then().statusCode(400);
        room.editor().get("contents?after=here").then().statusCode(400);
    }

    @Test
    void whatDoesNotExistIsNotFound() {
        var nothing = "01900000-0000-7000-8000-0000000000ff";
        room.editor().get("contents/" + nothing).then().statusCode(404).body("type", equalTo("/problems/unknown-content"));
        room.editor().get("contents/" + nothing + "/history").then().statusCode(404);
        room.editor().edit(nothing, notice("无")).then().statusCode(404);
        room.editor().step(nothing, "submit").then().statusCode(404);
        room.editor().get("contents/1").then().statusCode(404);
    }

    private List<String> pages(String path) {
        var all = new ArrayList<String>();
        String next = null;
        do {
            var page = room.editor().get(path + (next == null ? "" : "&after=" + next)).then().statusCode(200).extract();
            all.addAll(page.path("contents.content"));
            next = page.path("next");
        } while (next != null);
        return all;
    }
}
