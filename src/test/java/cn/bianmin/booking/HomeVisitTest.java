package cn.bianmin.booking;

import static cn.bianmin.booking.BookingDesk.anyone;
import static cn.bianmin.booking.BookingDesk.as;
import static cn.bianmin.booking.BookingDesk.book;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import cn.bianmin.guide.Channel;
import cn.bianmin.identity.TestPeople;
import cn.bianmin.identity.TestPeople.TestCitizen;
import cn.bianmin.platform.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;

/** 上门服务: the consultation desk's pre-review opens one visit of one person for one item. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class HomeVisitTest extends BookingScenario {

    private TestCitizen citizen;
    private SlotId slot;

    @BeforeEach
    void aCitizenWhoCannotCome() {
        citizen = counter.citizen();
        slot = counter.slot(Channel.HOME_VISIT, "2026-11-24T09:00");
    }

    private String approved(BookingDesk desk, String idNumber) {
        return desk.preReview(idNumber).statusCode(201).extract().path("preReview");
    }

    private ValidatableResponse visit(TestCitizen who, SlotId when, String preReview) {
        return book(as(counter.token(who)), counter.visit(when, preReview));
    }

    private Map<String, Object> visitTo(String idNumber, SlotId when) {
        var request = counter.visit(when, "");
        request.put("behalfOf", Map.of("name", "李老汉", "idNumber", idNumber));
        return request;
    }

    private void refused(ValidatableResponse answer) {
        answer.statusCode(422).body("type", equalTo("/problems/pre-review-required"));
        giveBackWhatIsDue();
        assertThat(counter.free(slot)).isOne();
    }

    @Test
    void theApprovalOfThisPersonAndItemOpensTheVisit() {
        var preReview = approved(counter, citizen.idNumber());
        visit(citizen, slot, preReview).statusCode(201).body("channel", equalTo("HOME_VISIT"));
    }

    @Test
    void itOpensTheVisitForWhomNobodyKnewBefore() {
        var newcomer = TestPeople.anIdNumber();
        var request = counter.request(slot, "李四", newcomer, TestPeople.PASSWORD);
        request.putAll(Map.of("address", "幸福路2号", "preReview", approved(counter, newcomer)));
        book(anyone(), request).statusCode(201);
    }

    @Test
    void nobodyHasToTypeTheNumberOfTheApproval() {
        approved(counter, citizen.idNumber());
        visit(citizen, slot, "").statusCode(201);
    }

    @Test
    void whoActsForAnotherNeedsTheApprovalOfTheOther() {
        var father = TestPeople.anIdNumber();
        approved(counter, citizen.idNumber());
        refused(book(as(citizen.token()), visitTo(father, slot)));
        approved(counter, father);
        book(as(citizen.token()), visitTo(father, slot)).statusCode(201);
    }

    @Test
    void ofTwoWhoActForTheSamePersonOneGetsTheVisit() {
        var father = TestPeople.anIdNumber();
        approved(counter, father);
        var answers = Stream.of("09:00", "14:00")
                .map(time -> visitTo(father, counter.slot(Channel.HOME_VISIT, "2026-11-25T" + time)))
                .map(request -> CompletableFuture.supplyAsync(
                        () -> book(as(counter.citizen().token()), request).extract().statusCode()))
                .toList().stream().map(CompletableFuture::join);
        assertThat(answers).containsExactlyInAnyOrder(201, 422);
    }

    @Test
    void anotherChannelDoesNotUseAnApprovalUp() {
        var preReview = approved(counter, citizen.idNumber());
        var other = counter.anotherItem();
        var request = other.request(other.slot(Channel.ORDINARY, "2026-11-24T09:00"));
        request.put("preReview", preReview);
        book(as(counter.citizen().token()), request).statusCode(201);
        visit(citizen, slot, preReview).statusCode(201);
    }

    @Test
    void anIdNumberTypedWithASmallXIsTheSamePerson() {
        String idNumber;
        do {
            idNumber = TestPeople.anIdNumber();
        } while (!idNumber.endsWith("X"));
        var request = counter.request(slot, "李四", idNumber, TestPeople.PASSWORD);
        request.putAll(Map.of("address", "幸福路2号", "preReview", approved(counter, idNumber.toLowerCase(Locale.ROOT))));
        book(anyone(), request).statusCode(201);
    }

    @Test
    void thereIsNoVisitWithoutApproval() {
        refused(visit(citizen, slot, ""));
    }

    @Test
    void anotherPersonsApprovalOpensNothing() {
        refused(visit(citizen, slot, approved(counter, TestPeople.anIdNumber())));
    }

    @Test
    void theApprovalOfAnotherItemOpensNothing() {
        refused(visit(citizen, slot, approved(counter.anotherItem(), citizen.idNumber())));
    }

    @Test
    void anApprovalIsGoodForThirtyDaysAndTheVisitMustLieWithinThem() {
        var preReview = approved(counter, citizen.idNumber());
        at("2026-12-21T09:00");
        counter.follow();
        slot = counter.slot(Channel.HOME_VISIT, "2026-12-24T09:00");
        refused(visit(citizen, slot, preReview));
        var last = counter.slot(Channel.HOME_VISIT, "2026-12-23T09:00");
        var booking = visit(citizen, last, preReview).statusCode(201).extract().<String> path("booking");
        refused(counter.move(citizen, booking, slot));
        assertThat(counter.slotOf(booking)).isEqualTo(last);
    }

    @Test
    void anApprovalOpensOneVisit() {
        var preReview = approved(counter, citizen.idNumber());
        visit(citizen, slot, preReview).statusCode(201);
        var request = counter.visit(counter.slot(Channel.HOME_VISIT, "2026-11-25T09:00"), preReview);
        book(as(counter.token(citizen)), request).statusCode(409).body("type", equalTo("/problems/already-booked"));
        var sameReviewOtherItem = counter.anotherItem();
        book(as(counter.token(citizen)), sameReviewOtherItem.visit(
                counter.slot(Channel.HOME_VISIT, "2026-11-25T09:00"), preReview))
                .statusCode(422)
                .body("type", equalTo("/problems/pre-review-required"));
    }

    @Test
    void aCancelledVisitLeavesTheApprovalForAnother() {
        var preReview = approved(counter, citizen.idNumber());
        var booking = visit(citizen, slot, preReview).statusCode(201).extract().<String> path("booking");
        counter.cancel(citizen, booking).statusCode(204);
        visit(citizen, counter.slot(Channel.HOME_VISIT, "2026-11-25T09:00"), preReview).statusCode(201);
    }

    @Test
    void aVisitNeedsAnAddress() {
        var request = counter.visit(slot, approved(counter, citizen.idNumber()));
        request.remove("address");
        book(as(citizen.token()), request).statusCode(400).body("type", equalTo("/problems/invalid-request"));
    }

    @Test
    void onlyAClerkOfTheHallApproves() {
        var body = Map.of("item", counter.item().toString(), "idNumber", citizen.idNumber());
        var path = "/api/halls/" + counter.hall().id() + "/pre-reviews";
        as(citizen.token()).body(body).post(path).then().statusCode(403);
        as(BookingDesk.open().staff("clerk")).body(body).post(path).then().statusCode(404);
        anyone().body(body).post(path).then().statusCode(401);
    }
}
