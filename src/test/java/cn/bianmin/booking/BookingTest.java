package cn.bianmin.booking;

import static cn.bianmin.booking.BookingDesk.anyone;
import static cn.bianmin.booking.BookingDesk.as;
import static cn.bianmin.booking.BookingDesk.book;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import java.time.Duration;
import java.time.LocalDateTime;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import cn.bianmin.guide.Channel;
import cn.bianmin.guide.TestGuide;
import cn.bianmin.identity.Citizens;
import cn.bianmin.identity.TestPeople;
import cn.bianmin.identity.TestPeople.TestCitizen;
import cn.bianmin.platform.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class BookingTest extends BookingScenario {

    @ParameterizedTest
    @EnumSource(value = Channel.class, names = { "ORDINARY", "SAME_DAY", "GREEN" })
    void whoIsSignedInBooksWithNothingButThePeriod(Channel channel) {
        var slot = counter.slot(channel, "2026-11-24T09:00");
        var answer = counter.book(counter.citizen(), slot).statusCode(201)
                .body("status", equalTo("CONFIRMED"))
                .body("channel", equalTo(channel.name()))
                .body("start", equalTo("2026-11-24T09:00:00+08:00"))
                .body("end", equalTo("2026-11-24T09:30:00+08:00"))
                .body("code", matchesPattern("[0-9]{12}"))
                .body("place.floor", equalTo(1))
                .body("place.windows", contains("desk-1", "desk-2"))
                .body("place.hall", equalTo("试验大厅"))
                .body("materials", contains("申请表"))
                .body("accessToken", nullValue());
        answer.header("Location", endsWith("/api/bookings/" + answer.extract().path("booking")));
        assertThat(counter.free(slot)).isZero();
    }

    @ParameterizedTest
    @EnumSource(value = Channel.class, names = { "ORDINARY", "SAME_DAY", "GREEN" })
    void whomNobodyKnowsBooksWithNameIdNumberPhoneAndPassword(Channel channel) {
        var slot = counter.slot(channel, "2026-11-24T09:00");
        var answer = book(anyone(), counter.requestOfNewcomer(slot)).statusCode(201).body("accessToken", notNullValue());
        counter.read(answer.extract().path("accessToken"), answer.extract().path("booking"))
                .statusCode(200)
                .body("slot", equalTo(slot.toString()));
        assertThat(counter.free(slot)).isZero();
    }

    @Test
    void aKnownCitizenBooksWithTheirPassword() {
        var citizen = counter.citizen();
        var slot = counter.slot("2026-11-24T09:00");
        var booking = book(anyone(), counter.request(slot, citizen.name(), citizen.idNumber(), TestPeople.PASSWORD))
                .statusCode(201)
                .extract()
                .<String> path("booking");
        counter.read(citizen.token(), booking).statusCode(200);
    }

    @Test
    void aWrongPasswordBooksNothingAndThePlaceIsFreeAgainAtOnce() {
        var citizen = counter.citizen();
        var slot = counter.slot("2026-11-24T09:00");
        book(anyone(), counter.request(slot, citizen.name(), citizen.idNumber(), "not the password"))
                .statusCode(401)
                .body("type", equalTo("/problems/wrong-credentials"));
        giveBackWhatIsDue();
        assertThat(counter.free(slot)).isOne();
    }

    @Test
    void whoIsNeitherSignedInNorNamedIsAskedToSignIn() {
        book(anyone(), counter.request(counter.slot("2026-11-24T09:00"))).statusCode(401);
    }

    @Test
    void onePlaceIsGivenOnce() {
        var slot = counter.slot("2026-11-24T09:00");
        counter.booked(slot);
        counter.book(counter.citizen(), slot).statusCode(409).body("type", equalTo("/problems/slot-full"));
    }

    @Test
    void aRareNameOfThirtyCharactersIsKeptAsItIs() {
        var name = "𠀀".repeat(14) + "·" + "艾".repeat(15);
        var idNumber = TestPeople.anIdNumber();
        book(anyone(), counter.request(counter.slot("2026-11-24T09:00"), name, idNumber, TestPeople.PASSWORD)).statusCode(201);
        var citizens = BookingDesk.bean(Citizens.class);
        var person = citizens.findByIdNumber(idNumber).chain(id -> citizens.person(id.orElseThrow())).await().indefinitely();
        assertThat(person.name()).isEqualTo(name);
    }

    @Test
    void oneLiveBookingOfAnItemAndAfterItAnother() {
        var citizen = counter.citizen();
        var booking = counter.booked(citizen, counter.slot("2026-11-24T09:00"));
        counter.book(citizen, counter.slot("2026-11-25T09:00")).statusCode(409)
                .body("type", equalTo("/problems/already-booked"));
        counter.cancel(citizen, booking).statusCode(204);
        counter.book(citizen, counter.slot("2026-11-25T09:00")).statusCode(201);
    }

    @Test
    void twoADayAndNoMore() {
        var citizen = counter.citizen();
        counter.booked(citizen, counter.slot("2026-11-24T09:00"));
        counter.anotherItem().booked(citizen, counter.slot("2026-11-24T09:30"));
        var third = counter.anotherItem();
        third.book(citizen, counter.slot("2026-11-24T10:00")).statusCode(422)
                .body("type", equalTo("/problems/too-many-bookings"));
        var booking = third.booked(citizen, counter.slot("2026-11-25T10:00"));
        counter.move(citizen, booking, counter.slot("2026-11-24T10:00")).statusCode(422)
                .body("type", equalTo("/problems/too-many-bookings"));
        assertThat(counter.slotOf(booking)).isEqualTo(counter.slot("2026-11-25T10:00"));
    }

    @Test
    void threeCancellationsPauseUntilThePauseIsOver() {
        var citizen = counter.citizen();
        for (var time : new String[] { "2026-11-24T09:00", "2026-11-24T09:30", "2026-11-24T10:00" }) {
            counter.cancel(citizen, counter.booked(citizen, counter.slot(time))).statusCode(204);
            later(Duration.ofSeconds(1));
        }
        counter.book(citizen, counter.slot("2026-11-25T09:00")).statusCode(422).body("type", equalTo("/problems/no-shows"));
        at("2026-12-24T09:00");
        counter.follow();
        counter.book(citizen, counter.slot("2026-12-25T09:00")).statusCode(201);
    }

    @Test
    void threeNoShowsPauseAndComingDoesNot() {
        var faithful = counter.citizen();
        for (var time : new String[] { "2026-11-23T14:00", "2026-11-23T14:30", "2026-11-23T15:00" }) {
            ended(faithful, time, "keep");
        }
        var citizen = counter.citizen();
        for (var time : new String[] { "2026-11-23T10:00", "2026-11-23T13:30", "2026-11-23T15:30" }) {
            ended(citizen, time, "miss");
        }
        counter.book(citizen, counter.slot("2026-11-25T09:00")).statusCode(422).body("type", equalTo("/problems/no-shows"));
        counter.book(faithful, counter.slot("2026-11-25T09:00")).statusCode(201);
    }

    /** Nobody is missed before the half hour is over. */
    private void ended(TestCitizen citizen, String time, String step) {
        var booking = counter.booked(citizen, counter.slot(time));
        if (step.equals("miss")) {
            at(LocalDateTime.parse(time).plusMinutes(30).toString());
        }
        as(counter.staff("clerk")).post("/api/bookings/" + booking + "/" + step).then().statusCode(204);
        later(Duration.ofSeconds(1));
    }

    @Test
    void sameDayPickupIsNeitherOfferedNorGivenTooLateToFinish() {
        var slow = new BookingDesk(counter.hall(),
                TestGuide.anItem(counter.hall().id(), counter.hall().desk(), 120, Channel.values()));
        slow.book(counter.citizen(), counter.slot(Channel.SAME_DAY, "2026-11-24T15:00")).statusCode(422)
                .body("type", equalTo("/problems/does-not-fit-before-closing"));
        // Handling rests over noon: two hours from ten end at half past two.
        slow.book(counter.citizen(), counter.slot(Channel.SAME_DAY, "2026-11-24T10:00")).statusCode(201);
        given().queryParam("item", slow.item().toString()).queryParam("channel", "SAME_DAY").queryParam("from", "2026-11-24")
                .queryParam("to", "2026-11-24").get("/api/halls/" + counter.hall().id() + "/slots").then().statusCode(200)
                .body("[0].slots.slot", hasItem(counter.slot(Channel.SAME_DAY, "2026-11-24T14:30").toString()))
                .body("[0].slots.slot", not(hasItem(counter.slot(Channel.SAME_DAY, "2026-11-24T15:00").toString())));
    }
}
