package cn.bianmin.guide.edition;

import static cn.bianmin.guide.TestGuide.category;
import static cn.bianmin.guide.TestGuide.document;
import static cn.bianmin.guide.TestGuide.item;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import cn.bianmin.guide.Channel;
import cn.bianmin.guide.edition.CatalogueDocument.CategoryPart;
import cn.bianmin.platform.TestDatabase;
import cn.bianmin.platform.problem.ProblemException.FieldError;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class CatalogueCheckTest {

    private static final String ITEM = "categories[0].items[0].";

    @Inject
    CatalogueCheck check;

    @Inject
    ObjectMapper json;

    private List<FieldError> faults(CatalogueDocument document) {
        return check.faults(document, Set.of("desk"));
    }

    /** A sound document with one thing put in the place of another. */
    private List<FieldError> faultsWith(String sound, String faulty) throws JsonProcessingException {
        var text = json.writeValueAsString(document(item("a", "老年优待证", Channel.ORDINARY)));
        assertThat(text).contains(sound);
        return faults(json.readValue(text.replace(sound, faulty), CatalogueDocument.class));
    }

    @Test
    void aSoundDocumentHasNoFaults() {
        assertThat(faults(document(item("a", "老年优待证", Channel.ORDINARY, Channel.SAME_DAY)))).isEmpty();
    }

    @Test
    void aCodeUsedTwiceIsAFault() {
        assertThat(faults(document(item("a", "老年优待证"), item("a", "失业证"))))
                .containsExactly(new FieldError("categories[0].items[1].code", "catalogue.duplicate-code"));
        assertThat(faults(new CatalogueDocument(List.of(category("x"), category("x")), List.of())))
                .containsExactly(new FieldError("categories[1].code", "catalogue.duplicate-code"));
    }

    @Test
    void aDeskTheHallDoesNotHaveIsAFault() {
        assertThat(check.faults(document(item("a", "老年优待证")), Set.of("other")))
                .containsExactly(new FieldError(ITEM + "desk", "catalogue.unknown-desk"));
    }

    @Test
    void theGreenWindowMustExistForTheGreenChannel() {
        assertThat(faults(document(item("a", "老年优待证", Channel.GREEN))))
                .containsExactly(new FieldError(ITEM + "channels[0].channel", "catalogue.channel-without-desk"));
    }

    @Test
    void aPromiseLongerThanTheLawIsAFault() throws JsonProcessingException {
        assertThat(faultsWith("\"promisedDays\":5", "\"promisedDays\":21"))
                .containsExactly(new FieldError(ITEM + "promisedDays", "catalogue.promise-beyond-law"));
    }

    @Test
    void unknownWordsAreFaultsWithTheirPlaces() throws JsonProcessingException {
        assertThat(faultsWith("\"NON_PRINCIPAL\"", "\"MAIN\""))
                .containsExactly(new FieldError(ITEM + "materials[1].class", "catalogue.unknown-class"));
        assertThat(faultsWith("\"PROMISED\"", "\"SOON\""))
                .containsExactly(new FieldError(ITEM + "handling", "catalogue.unknown-handling"));
        assertThat(faultsWith("\"WINDOWS\"", "\"DOORS\""))
                .containsExactly(new FieldError("categories[0].group", "catalogue.unknown-group"));
        assertThat(faultsWith("{\"channel\":\"ORDINARY\",\"handlingMinutes\"", "{\"channel\":\"FAX\",\"handlingMinutes\""))
                .contains(new FieldError(ITEM + "channels[0].channel", "catalogue.unknown-channel"));
    }

    @Test
    void aFeeNeedsABasis() throws JsonProcessingException {
        assertThat(faultsWith("\"amountFen\":0", "\"amountFen\":500"))
                .containsExactly(new FieldError(ITEM + "fee.basis", "catalogue.fee-without-basis"));
    }

    @Test
    void whatIsMissingIsToldAllAtOnce() throws JsonProcessingException {
        var bare = json.readValue("{\"categories\":[{\"items\":[{}]}]}", CatalogueDocument.class);
        assertThat(faults(bare)).extracting(FieldError::field)
                .contains("categories[0].code", "categories[0].name", ITEM + "code", ITEM + "name", ITEM + "desk",
                        ITEM + "statutoryDays", ITEM + "promisedDays", ITEM + "fee.amountFen", ITEM + "steps");
    }

    @Test
    void categoriesBelowEachOtherAreFaults() {
        var one = new CategoryPart("one", "一", null, "WINDOWS", "two", List.of());
        var two = new CategoryPart("two", "二", null, "WINDOWS", "one", List.of());
        assertThat(faults(new CatalogueDocument(List.of(one, two), List.of()))).extracting(FieldError::message)
                .containsOnly("catalogue.unknown-parent");
    }

    @Test
    void textNobodyCanSeeIsAFault() {
        assertThat(faults(document(item("a", "老年\u200b证")))).extracting(FieldError::field).containsExactly(ITEM + "name");
    }
}
