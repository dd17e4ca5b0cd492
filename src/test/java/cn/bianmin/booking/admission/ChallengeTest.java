package cn.bianmin.booking.admission;

import static cn.bianmin.booking.BookingDesk.as;
import static cn.bianmin.booking.BookingDesk.book;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import cn.bianmin.booking.BookingDesk;
import cn.bianmin.booking.BookingScenario;
import cn.bianmin.identity.TestPeople;
import cn.bianmin.platform.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;

/** The third place of one network costs its machine a puzzle; a person on an ordinary day sees none. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class ChallengeTest extends BookingScenario {

    private final String address = anAddress();
    private Map<String, Object> third = Map.of();

    /** Two places of the network are taken, without a puzzle. */
    @BeforeEach
    void aBusyNetwork() {
        counter = BookingDesk.withPlaces(60);
        for (var time : new String[] { "2026-11-24T09:00", "2026-11-24T09:30" }) {
            post(counter.requestOfNewcomer(counter.slot(time))).statusCode(201);
        }
        third = counter.requestOfNewcomer(counter.slot("2026-11-24T10:00"));
    }

    private static String anAddress() {
        var random = ThreadLocalRandom.current();
        return "127." + random.nextInt(1, 255) + "." + random.nextInt(255) + "." + random.nextInt(1, 255);
    }

    private ValidatableResponse post(Map<String, Object> request) {
        return book(BookingDesk.from(address), request);
    }

    private Response challenge(String address) {
        return BookingDesk.from(address).get("/api/challenges?hall=" + counter.hall().id());
    }

    private Map<String, Object> with(Object solution, Map<String, Object> request) {
        var sent = new HashMap<>(request);
        sent.put("challenge", solution);
        return sent;
    }

    private static void refused(ValidatableResponse answer) {
        answer.statusCode(422).body("type", equalTo("/problems/challenge-required"));
    }

    @Test
    void whoSolvesThePuzzleBooks() {
        refused(post(third));
        post(with(Puzzle.solved(challenge(address)), third)).statusCode(201);
    }

    @Test
    void aSolutionIsGoodForOneBooking() {
        var solution = Puzzle.solved(challenge(address));
        post(with(solution, third)).statusCode(201);
        refused(post(with(solution, counter.requestOfNewcomer(counter.slot("2026-11-24T10:30")))));
    }

    @Test
    void aRefusalDoesNotUseASolutionUp() {
        var solution = Puzzle.solved(challenge(address));
        var citizen = counter.citizen();
        post(with(solution, counter.request(counter.slot("2026-11-24T10:00"), citizen.name(), citizen.idNumber(),
                "not the password"))).statusCode(401);
        post(with(solution, third)).statusCode(201);
    }

    @Test
    void aRepeatedPostIsAnsweredThoughItsSolutionIsSpentOrLeftOut() {
        var key = UUID.randomUUID().toString();
        var sent = with(Puzzle.solved(challenge(address)), third);
        var first = book(BookingDesk.from(address).header("Idempotency-Key", key), sent).statusCode(201)
                .extract().<String> path("booking");
        book(BookingDesk.from(address).header("Idempotency-Key", key), sent).statusCode(201).body("booking", equalTo(first));
        book(BookingDesk.from(address).header("Idempotency-Key", key), third).statusCode(201).body("booking", equalTo(first));
    }

    @Test
    void aSolutionRunsOut() {
        var solution = Puzzle.solved(challenge(address));
        later(Duration.ofMinutes(15));
        refused(post(with(solution, third)));
    }

    @Test
    void aSolutionOfAnotherNetworkOrHallIsNone() {
        refused(post(with(Puzzle.solved(challenge(anAddress())), third)));
        var other = BookingDesk.from(address).get("/api/challenges?hall=" + BookingDesk.open().hall().id());
        refused(post(with(Puzzle.solved(other), third)));
    }

    @ParameterizedTest
    @CsvSource({ "salt, AAAAAAAAAAAAAAAAAAAA.9999999999.20000&", "number, 1", "number, 2147483647",
            "signature, 0000000000000000000000000000000000000000000000000000000000000000" })
    void aSolutionThatWasChangedIsNone(String field, String value) {
        var solution = new HashMap<>(Puzzle.solved(challenge(address)));
        solution.put(field, field.equals("number") ? (Object) Integer.parseInt(value) : value);
        refused(post(with(solution, third)));
    }

    @ParameterizedTest
    @CsvSource({ "salt, x", "salt, AAAAAAAAAAAAAAAA.1.20000", "number, -1", "signature, xyz" })
    void whatIsNoSolutionIsABadRequest(String field, String value) {
        var solution = new HashMap<>(Puzzle.solved(challenge(address)));
        solution.put(field, field.equals("number") ? (Object) Integer.parseInt(value) : value);
        post(with(solution, third)).statusCode(400);
    }

    @Test
    void eachPlaceMoreTakesFourTimesAsLong() {
        assertThat(challenge(anAddress()).<Integer> path("maxNumber")).isEqualTo(20_000);
        post(with(Puzzle.solved(challenge(address)), third)).statusCode(201);
        var next = challenge(address);
        assertThat(next.<Integer> path("maxNumber")).isEqualTo(80_000);
        assertThat(next.header("Cache-Control")).isEqualTo("no-store");
    }

    @Test
    void whoIsSignedInAndTheKioskNeverSeeOne() {
        var citizen = counter.citizen();
        book(BookingDesk.from(address).auth().oauth2(citizen.token()), counter.request(counter.slot("2026-11-24T10:00")))
                .statusCode(201);
        var kiosk = BookingDesk.bean(TestPeople.class).kiosk(counter.hall().id());
        for (var person = 0; person < 4; person++) {
            book(as(kiosk), counter.requestOfNewcomer(counter.slot("2026-11-24T10:00"))).statusCode(201);
        }
    }

    @Test
    void aChallengeBelongsToAHall() {
        BookingDesk.from(address).get("/api/challenges?hall=999999998").then().statusCode(404);
        BookingDesk.from(address).get("/api/challenges").then().statusCode(400);
    }
}
