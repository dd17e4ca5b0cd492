package cn.bianmin.booking;

import static cn.bianmin.booking.BookingDesk.anyone;
import static cn.bianmin.booking.BookingDesk.as;
import static cn.bianmin.booking.BookingDesk.book;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;

import java.time.Duration;
import java.time.OffsetDateTime;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import cn.bianmin.guide.Channel;
import cn.bianmin.identity.TestPeople;
import cn.bianmin.platform.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

/** The place is yours while you type. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class HoldTest extends BookingScenario {

    private SlotId slot;

    @BeforeEach
    void aPlace() {
        slot = counter.slot("2026-11-24T09:00");
    }

    @Test
    void aHeldPlaceIsNobodyElsesForFiveMinutes() {
        var held = counter.hold(anyone(), slot).statusCode(201).extract().<String> path("expiresAt");
        assertThat(OffsetDateTime.parse(held)).isEqualTo("2026-11-23T09:05:00+08:00");
        counter.book(counter.citizen(), slot).statusCode(409).body("type", equalTo("/problems/slot-full"));
        later(Duration.ofMinutes(5).minusSeconds(1));
        giveBackWhatIsDue();
        assertThat(counter.free(slot)).isZero();
        later(Duration.ofSeconds(1));
        giveBackWhatIsDue();
        counter.book(counter.citizen(), slot).statusCode(201);
    }

    @Test
    void whoHasTheHoldBooksThePlace() {
        var hold = counter.held(slot);
        book(anyone(), replaced(counter.requestOfNewcomer(slot), hold)).statusCode(201)
                .body("slot", equalTo(slot.toString()));
        assertThat(counter.rows()).containsEntry("pending_place", 0).containsEntry("booking", 1);
    }

    @Test
    void aHoldIsUsedOnce() {
        var hold = counter.held(slot);
        book(as(counter.citizen().token()), counter.requestOfHold(hold)).statusCode(201);
        book(as(counter.citizen().token()), counter.requestOfHold(hold)).statusCode(409)
                .body("type", equalTo("/problems/hold-expired"));
    }

    @Test
    void aHoldThatRanOutBooksNothingEvenBeforeThePlaceIsBack() {
        var hold = counter.held(slot);
        later(Duration.ofMinutes(5));
        book(as(counter.citizen().token()), counter.requestOfHold(hold)).statusCode(409)
                .body("type", equalTo("/problems/hold-expired"));
        giveBackWhatIsDue();
        assertThat(counter.free(slot)).isOne();
    }

    @Test
    void aHoldIsGoodForItsPeriodAndItemOnly() {
        var hold = counter.held(slot);
        var other = hold.replace(slot.toString(), counter.slot("2026-11-24T10:00").toString());
        book(as(counter.citizen().token()), counter.requestOfHold(other)).statusCode(409)
                .body("type", equalTo("/problems/hold-expired"));
        book(as(counter.citizen().token()), counter.anotherItem().requestOfHold(hold)).statusCode(409)
                .body("type", equalTo("/problems/hold-expired"));
        book(as(counter.citizen().token()), counter.requestOfHold(hold)).statusCode(201);
    }

    @Test
    void aHoldThatIsLetGoIsFreeWithTheNextTick() {
        var hold = counter.held(slot);
        anyone().delete("/api/holds/" + hold).then().statusCode(204);
        anyone().delete("/api/holds/" + hold).then().statusCode(204);
        giveBackWhatIsDue();
        assertThat(counter.free(slot)).isOne();
        book(as(counter.citizen().token()), counter.requestOfHold(hold)).statusCode(409);
    }

    @Test
    void lettingGoTouchesNeitherABookingNorACancelledPlace() {
        var citizen = counter.citizen();
        var booking = counter.booked(citizen, slot);
        counter.cancel(citizen, booking).statusCode(204);
        var waiting = BookingDesk.bean(cn.bianmin.platform.database.Database.class)
                .query("SELECT id FROM pending_place WHERE hall_id = $1",
                        io.vertx.mutiny.sqlclient.Tuple.of(counter.hall().id().value()))
                .await().indefinitely().iterator().next().getUUID(0);
        anyone().delete("/api/holds/" + new HoldId(slot, waiting)).then().statusCode(204);
        giveBackWhatIsDue();
        assertThat(counter.free(slot)).isZero();
    }

    @Test
    void whoHoldsBeforeTheCutOffMayFinishTyping() {
        at("2026-11-24T08:29");
        var hold = counter.held(slot);
        later(Duration.ofMinutes(3));
        book(as(counter.citizen().token()), counter.requestOfHold(hold)).statusCode(201);
    }

    @Test
    void aHomeVisitIsHeldWithoutAndBookedOnlyWithApproval() {
        var citizen = counter.citizen();
        var visit = counter.slot(Channel.HOME_VISIT, "2026-11-24T09:00");
        var request = replaced(counter.visit(visit, ""), counter.held(visit));
        book(as(citizen.token()), request).statusCode(422).body("type", equalTo("/problems/pre-review-required"));
        counter.preReview(citizen.idNumber()).statusCode(201);
        book(as(citizen.token()), request).statusCode(201);
    }

    @Test
    void aSourceHoldsAHandfulAndAKioskWhatItNeeds() {
        // So many places that ten are less than a network's share of them.
        var many = BookingDesk.withPlaces(60);
        var period = many.slot("2026-11-24T09:00");
        for (var place = 0; place < 10; place++) {
            many.hold(BookingDesk.from("127.77.0." + counter.hall().id().value() % 200), period).statusCode(201);
        }
        many.hold(BookingDesk.from("127.77.0." + counter.hall().id().value() % 200), period).statusCode(429)
                .header("Retry-After", Integer::parseInt, greaterThan(0));
        var kiosk = BookingDesk.bean(TestPeople.class).kiosk(many.hall().id());
        for (var place = 0; place < 50; place++) {
            many.hold(as(kiosk), period).statusCode(201);
        }
        many.hold(as(kiosk), period).statusCode(409).body("type", equalTo("/problems/slot-full"));
        PlaceLedger.check(many.hall().id());
    }

    private static java.util.Map<String, Object> replaced(java.util.Map<String, Object> request, String hold) {
        request.remove("slot");
        request.put("hold", hold);
        return request;
    }
}
