package cn.bianmin.guide.edition;

import static cn.bianmin.guide.TestGuide.document;
import static cn.bianmin.guide.TestGuide.item;
import static cn.bianmin.platform.WallClock.await;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;

import java.util.List;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import cn.bianmin.guide.Channel;
import cn.bianmin.hall.HallId;
import cn.bianmin.hall.TestHall;
import cn.bianmin.identity.Roles;
import cn.bianmin.identity.TestPeople;
import cn.bianmin.platform.TestDatabase;
import cn.bianmin.platform.database.Database;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.vertx.mutiny.sqlclient.Tuple;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class CatalogueHttpTest {

    @Inject
    TestPeople people;

    @Inject
    Database database;

    @Inject
    ObjectMapper json;

    private HallId hall;

    @BeforeEach
    void aHall() {
        hall = TestHall.open().id();
    }

    private ValidatableResponse put(String token, CatalogueDocument document, boolean preview) throws JsonProcessingException {
        return given().auth().oauth2(token)
                .contentType("application/json")
                .body(json.writeValueAsString(document))
                .queryParam("preview", preview)
                .put("/api/halls/{hall}/catalogue", hall.value())
                .then();
    }

    private ValidatableResponse tree() {
        return given().get("/api/halls/{hall}/catalogue", hall.value()).then().statusCode(200);
    }

    private String editor() {
        return people.staff(hall, Roles.EDITOR);
    }

    @Test
    void theTreeHasGroupsCategoriesItemsAndTheGreenClasses() throws JsonProcessingException {
        put(editor(), document(item("a", "老年优待证", Channel.ORDINARY, Channel.SAME_DAY)), false)
                .statusCode(200)
                .body("added", equalTo(1));
        tree().body("groups.group", contains("WINDOWS", "GREEN"))
                .body("groups[0].categories[0].items[0].name", equalTo("老年优待证"))
                .body("groups[0].categories[0].items[0].channels", contains("ORDINARY", "SAME_DAY"))
                .body("groups[1].categories.code", contains("SAME_DAY", "HOME_VISIT", "GREEN"))
                .body("groups[1].categories[0].items.name", contains("老年优待证"))
                .body("channels.channel", hasItem("HOME_VISIT"));
    }

    @Test
    void anItemShowsTheNineFieldsAndItsChannels() throws JsonProcessingException {
        put(editor(), document(item("a", "老年优待证", Channel.ORDINARY)), false).statusCode(200);
        String id = tree().extract().path("groups[0].categories[0].items[0].item");
        given().get("/api/items/{item}", id).then()
                .statusCode(200)
                .body("name", equalTo("老年优待证"))
                .body("legalBasis", equalTo("试行办法第一条"))
                .body("statutoryDays", equalTo(20))
                .body("promisedDays", equalTo(5))
                .body("fee.amountFen", equalTo(0))
                .body("materials.class", contains("PRINCIPAL", "NON_PRINCIPAL"))
                .body("steps", contains("窗口受理", "审核", "领取"))
                .body("tips", equalTo("带上身份证原件"))
                .body("place.floor", equalTo(1))
                .body("place.windows.number", notNullValue())
                .body("channels[0].who", equalTo("所有人"))
                .body("channels[0].steps", contains("预约", "到场"));
    }

    @Test
    void whatAClientHasAlreadyIsNotSentAgain() throws JsonProcessingException {
        put(editor(), document(item("a", "老年优待证")), false).statusCode(200);
        var tag = tree().extract().header("ETag");
        assertThat(tag).startsWith("\"").endsWith("\"");
        given().header("If-None-Match", tag).get("/api/halls/{hall}/catalogue", hall.value()).then()
                .statusCode(304)
                .header("ETag", tag);
        put(editor(), document(item("a", "老年人优待证")), false).statusCode(200);
        given().header("If-None-Match", tag).get("/api/halls/{hall}/catalogue", hall.value()).then().statusCode(200);
    }

    @Test
    void aChangeOnAnotherReplicaIsSeenWithinFiveSeconds() throws JsonProcessingException {
        put(editor(), document(item("a", "老年优待证")), false).statusCode(200);
        tree();
        database.inTransaction(connection -> connection
                .preparedQuery("UPDATE item SET name = '敬老证' WHERE hall_id = $1").execute(Tuple.of(hall.value()))
                .chain(() -> connection.preparedQuery("UPDATE catalogue SET version = version + 1 WHERE hall_id = $1")
                        .execute(Tuple.of(hall.value()))))
                .await().indefinitely();
        await().untilAsserted(() -> tree().body("groups[0].categories[0].items[0].name", equalTo("敬老证")));
    }

    @Test
    void aPreviewChangesNothing() throws JsonProcessingException {
        var token = editor();
        put(token, document(item("a", "老年优待证")), true).statusCode(200).body("added", equalTo(1));
        put(token, document(item("a", "老年优待证")), false).statusCode(200).body("added", equalTo(1));
        put(token, document(item("b", "失业证")), true).statusCode(200).body("added", equalTo(1)).body("retired", equalTo(1));
        tree().body("groups[0].categories[0].items.name", contains("老年优待证"));
    }

    @Test
    void aFaultyCatalogueIsRefusedWithThePlacesOfItsFaults() throws JsonProcessingException {
        put(editor(), document(item("a", "老年优待证"), item("a", "失业证", Channel.GREEN)), false)
                .statusCode(400)
                .body("type", equalTo("/problems/invalid-catalogue"))
                .body("errors.field", hasItem("categories[0].items[1].code"))
                .body("errors.find { it.field == 'categories[0].items[1].code' }.message", equalTo("编码重复"));
        tree().body("groups", equalTo(List.of()));
    }

    @Test
    void onlyTheHallsEditorsAndAdminsReplaceIt() throws JsonProcessingException {
        var document = document(item("a", "老年优待证"));
        put(people.staff(hall, Roles.CLERK), document, false).statusCode(403);
        put(people.staff(TestHall.open().id(), Roles.EDITOR), document, false).statusCode(404);
        put(people.admin(), document, false).statusCode(200);
        given().contentType("application/json").body("{}").put("/api/halls/{hall}/catalogue", hall.value()).then()
                .statusCode(401);
    }

    @Test
    void aRetiredItemLeavesTheTreeButCanStillBeRead() throws JsonProcessingException {
        put(editor(), document(item("a", "老年优待证")), false).statusCode(200);
        String id = tree().extract().path("groups[0].categories[0].items[0].item");
        put(editor(), document(item("b", "失业证")), false).statusCode(200);
        tree().body("groups[0].categories[0].items.name", contains("失业证"));
        given().get("/api/items/{item}", id).then().statusCode(200).body("retired", equalTo(true));
    }

    @Test
    void whatDoesNotExistIsNotFound() {
        given().get("/api/halls/2000000000/catalogue").then().statusCode(404);
        given().get("/api/items/{item}", hall + "-99999").then().statusCode(404).body("type",
                equalTo("/problems/unknown-item"));
        given().get("/api/items/nonsense").then().statusCode(404);
    }
}
