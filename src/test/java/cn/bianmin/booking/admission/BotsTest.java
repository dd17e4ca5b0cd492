package cn.bianmin.booking.admission;

import static cn.bianmin.booking.BookingDesk.as;
import static cn.bianmin.booking.BookingDesk.book;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import java.time.DayOfWeek;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import cn.bianmin.booking.BookingDesk;
import cn.bianmin.booking.BookingScenario;
import cn.bianmin.booking.SlotId;
import cn.bianmin.guide.Channel;
import cn.bianmin.identity.TestPeople;
import cn.bianmin.platform.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;

/** Made-up people in great number, from few addresses, get little; honest people beside them notice nothing. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class BotsTest extends BookingScenario {

    private static final int ADDRESSES = 20;
    private static final int PEOPLE = 500;
    private static final double PROMISE = 0.03;

    private final Random random = new Random(14);
    private List<SlotId> slots = List.of();

    /** Some three thousand places, as in a hall of a street. */
    @BeforeEach
    void aHallOfAStreet() {
        counter = BookingDesk.withPlaces(28);
        slots = Stream.iterate(BookingDesk.TUESDAY, day -> day.plusDays(1)).limit(13)
                .filter(day -> day.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) <= 0)
                .flatMap(day -> Stream
                        .of("08:00", "08:30", "09:00", "09:30", "10:00", "10:30", "13:30", "14:00", "14:30", "15:00",
                                "15:30", "16:00")
                        .map(time -> counter.slot(day + "T" + time)))
                .toList();
    }

    private static String address(int number) {
        return "127.14." + number + ".9";
    }

    private SlotId aSlot() {
        return slots.get(random.nextInt(slots.size()));
    }

    private int places() {
        return BookingDesk.number("SELECT sum(one)::int FROM slot_day, unnest(capacity) AS one WHERE hall_id = $1",
                io.vertx.mutiny.sqlclient.Tuple.of(counter.hall().id().value()));
    }

    private int taken() {
        return BookingDesk.number("""
                SELECT sum(one)::int - (SELECT sum(one)::int FROM slot_day, unnest(free) AS one WHERE hall_id = $1)
                  FROM slot_day, unnest(capacity) AS one WHERE hall_id = $1
                """, io.vertx.mutiny.sqlclient.Tuple.of(counter.hall().id().value()));
    }

    private void hasAtMostThePromise() {
        assertThat(taken()).as("of %s places", places()).isLessThanOrEqualTo((int) (places() * PROMISE));
    }

    @Test
    void fiveHundredMadeUpPeopleFromTwentyAddressesGetThreeOfAHundredPlacesAtMost() {
        var tokens = new ArrayList<String>();
        for (var person = 0; person < PEOPLE; person++) {
            var answer = bookSolving(address(person % ADDRESSES), counter.requestOfNewcomer(aSlot()));
            if (answer.statusCode() == 201) {
                tokens.add(answer.path("accessToken"));
            }
            if (person % 10 == 0) {
                later(Duration.ofSeconds(20));
            }
        }
        hasAtMostThePromise();
        assertThat(taken()).isPositive();
        honestPeopleBookWithinTwoTries();
        var before = taken();
        for (var token : tokens.subList(0, ADDRESSES)) {
            as(token).body(counter.anotherItem().request(aSlot())).post("/api/bookings");
        }
        hasAtMostThePromise();
        assertThat(taken() - before).as("more, signed in with the accounts they made").isZero();
    }

    @Test
    void holdsCountAndSoDoCancelledPlacesUntilTheyAreBack() {
        for (var turn = 0; turn < 10 * ADDRESSES; turn++) {
            counter.hold(BookingDesk.from(address(turn % ADDRESSES)), aSlot());
        }
        hasAtMostThePromise();
        for (var turn = 0; turn < 10 * ADDRESSES; turn++) {
            var answer = bookSolving(address(turn % ADDRESSES), counter.requestOfNewcomer(aSlot()));
            if (answer.statusCode() == 201) {
                counter.cancel(answer.<String> path("accessToken"), answer.path("booking")).statusCode(204);
            }
        }
        hasAtMostThePromise();
    }

    /** As a page does it, and a bot can. */
    private Response bookSolving(String address, Map<String, Object> request) {
        var answer = BookingDesk.from(address).body(request).post("/api/bookings");
        if (answer.statusCode() != 422 || !answer.<String> path("type").equals("/problems/challenge-required")) {
            return answer;
        }
        request.put("challenge", Puzzle.solved(challenge(address)));
        return BookingDesk.from(address).body(request).post("/api/bookings");
    }

    private Response challenge(String address) {
        return BookingDesk.from(address).get("/api/challenges?hall=" + counter.hall().id());
    }

    private void honestPeopleBookWithinTwoTries() {
        var request = counter.requestOfNewcomer(aSlot());
        var home = BookingDesk.from("127.15.1.1");
        var first = home.body(request).post("/api/bookings");
        if (first.statusCode() != 201) {
            home.body(counter.requestOfNewcomer(aSlot())).post("/api/bookings").then().statusCode(201);
        }
        var signedIn = counter.citizen();
        book(BookingDesk.from(address(3)).auth().oauth2(counter.token(signedIn)), counter.request(aSlot())).statusCode(201);
    }

    @Test
    void aKioskIsFree() {
        var kiosk = BookingDesk.bean(TestPeople.class).kiosk(counter.hall().id());
        for (var person = 0; person < 12; person++) {
            book(as(kiosk), counter.requestOfNewcomer(aSlot())).statusCode(201);
        }
    }

    @Test
    void whoUsedTheShareOfTheirNetworkIsToldSoAndGetsItBackWithTheVisit() {
        var small = BookingDesk.open();
        var family = "127.16.1.1";
        var first = book(BookingDesk.from(family), small.requestOfNewcomer(small.slot("2026-11-24T09:00"))).statusCode(201);
        book(BookingDesk.from(family), small.requestOfNewcomer(small.slot("2026-11-24T09:30"))).statusCode(201);
        var third = small.requestOfNewcomer(small.slot("2026-11-24T10:00"));
        book(BookingDesk.from(family), third).statusCode(422).body("type", equalTo("/problems/network-share-used"));
        at("2026-11-24T09:05");
        as(small.staff("clerk")).post("/api/bookings/" + first.extract().path("booking") + "/keep").then().statusCode(204);
        third.put("slot", small.slot(Channel.ORDINARY, "2026-11-24T14:00").toString());
        book(BookingDesk.from(family), third).statusCode(201);
    }
}
