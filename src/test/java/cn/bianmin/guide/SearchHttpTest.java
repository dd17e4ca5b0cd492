package cn.bianmin.guide;

import static cn.bianmin.guide.TestGuide.document;
import static cn.bianmin.guide.TestGuide.item;
import static cn.bianmin.guide.TestGuide.withKeywords;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import cn.bianmin.guide.edition.CatalogueDocument.ItemPart;
import cn.bianmin.hall.HallId;
import cn.bianmin.hall.TestHall;
import cn.bianmin.platform.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class SearchHttpTest {

    private static final int FUZZ_SEED = 20261123;
    private static final String WILD = "%_'\"|&!:*\\()<>-{}[]^~+=.,;/?#@$` \t\u0000\u200b\u202e\ud800𠮷老年证zhengLNZ0９Ａé";

    private HallId hall;

    @BeforeEach
    void aHall() {
        hall = TestHall.open().id();
    }

    private void offers(ItemPart... items) {
        TestGuide.take(hall, document(items), "desk");
    }

    private ValidatableResponse search(String q) {
        return given().queryParam("hall", hall.value()).queryParam("q", q).get("/api/search").then();
    }

    private List<String> titles(String q) {
        return search(q).statusCode(200).extract().path("results.title");
    }

    @Test
    void aNameThatBeginsSoComesBeforeOneThatContainsItBeforeAKeywordBeforeText() {
        offers(item("text", "身份信息变更"),
                withKeywords(item("keyword", "优待证办理"), "审核通过证明"),
                item("inside", "材料审核"),
                item("begins", "审核公示内容"));
        assertThat(titles("审核")).startsWith("审核公示内容", "材料审核", "优待证办理").contains("身份信息变更");
    }

    @Test
    void aSingleCharacterIsEnough() {
        offers(item("a", "再生育审批"), item("b", "失业证"));
        assertThat(titles("育")).containsExactly("再生育审批");
    }

    @Test
    void severalWordsMustAllBeThere() {
        offers(item("a", "农村危房救助"), item("b", "农村低保"), item("c", "城市危房鉴定"));
        assertThat(titles("农村 危房")).containsExactly("农村危房救助");
    }

    @Test
    void aShortFormIsFoundInItsLongForm() {
        offers(item("a", "老年优待证"), item("b", "失业证"));
        assertThat(titles("老年证")).containsExactly("老年优待证");
        assertThat(titles("laonianzheng")).containsExactly("老年优待证");
    }

    @Test
    void aHallFindsOnlyItsOwn() {
        offers(item("a", "老年优待证"));
        TestGuide.take(TestHall.open().id(), document(item("b", "老年优待证")), "desk");
        assertThat(titles("老年")).hasSize(1);
    }

    @Test
    void whatIsRetiredIsNotFound() {
        offers(item("a", "老年优待证"));
        offers(item("b", "失业证"));
        assertThat(titles("老年")).isEmpty();
    }

    @Test
    void pagesFollowEachOtherWithoutGapsOrRepeats() {
        offers(IntStream.range(0, 25).mapToObj(i -> item("i" + i, "证件" + i + "号")).toArray(ItemPart[]::new));
        List<String> seen = new ArrayList<>();
        String cursor = null;
        do {
            var request = given().queryParam("hall", hall.value()).queryParam("q", "证件").queryParam("limit", 10);
            var page = (cursor == null ? request : request.queryParam("cursor", cursor)).get("/api/search").then()
                    .statusCode(200);
            seen.addAll(page.extract().<List<String>> path("results.title"));
            cursor = page.extract().path("next");
        } while (cursor != null);
        assertThat(seen).hasSize(25).doesNotHaveDuplicates();
    }

    @Test
    void badQuestionsAreRefused() {
        search("").statusCode(400).body("type", equalTo("/problems/invalid-request"));
        search("证".repeat(41)).statusCode(400);
        search("老\u0000年").statusCode(400);
        given().queryParam("q", "证").get("/api/search").then().statusCode(400);
        given().queryParam("hall", 2_000_000_000).queryParam("q", "证").get("/api/search").then().statusCode(404);
        given().queryParam("hall", hall.value()).queryParam("q", "证").queryParam("cursor", "bm9uZQ").get("/api/search").then()
                .statusCode(400)
                .body("errors.field", hasItem("cursor"));
    }

    @Test
    void wildQuestionsNeverFail() {
        offers(item("a", "老年优待证"));
        var random = new Random(FUZZ_SEED);
        var alphabet = WILD.codePoints().toArray();
        for (var round = 0; round < 400; round++) {
            var q = new StringBuilder();
            for (var i = random.nextInt(1, 45); i > 0; i--) {
                q.appendCodePoint(alphabet[random.nextInt(alphabet.length)]);
            }
            assertThat(search(q.toString()).extract().statusCode()).as("seed %d, q=%s", FUZZ_SEED, q).isIn(200, 400);
        }
    }
}
