package cn.bianmin.booking.admission;

import static cn.bianmin.booking.BookingDesk.anyone;
import static cn.bianmin.booking.BookingDesk.as;
import static cn.bianmin.booking.BookingDesk.book;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import cn.bianmin.booking.BookingDesk;
import cn.bianmin.booking.BookingScenario;
import cn.bianmin.booking.SlotId;
import cn.bianmin.guide.Channel;
import cn.bianmin.guide.TestGuide;
import cn.bianmin.identity.TestPeople;
import cn.bianmin.identity.TestPeople.TestCitizen;
import cn.bianmin.platform.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;

/** Whatever a booking is refused for, every row of every table is afterwards as it was before. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class RefusalsChangeNothingTest extends BookingScenario {

    private static final String NINE = "2026-11-24T09:00";
    private static final String TEN = "2026-11-24T10:00";

    /** Prepares the desk and says how the refused request is sent. */
    interface Refused extends Function<BookingDesk, Supplier<ValidatableResponse>> {
    }

    private static Arguments row(String problem, String who, Refused refused) {
        return Arguments.of(problem, who, refused);
    }

    private static Map<String, Object> of(BookingDesk desk, TestCitizen citizen, SlotId slot) {
        return desk.request(slot, citizen.name(), citizen.idNumber(), TestPeople.PASSWORD);
    }

    /** Somebody unknown asks for this period. */
    private static Refused newcomer(String time) {
        return newcomer(Channel.ORDINARY, time);
    }

    private static Refused newcomer(Channel channel, String time) {
        return desk -> {
            var request = desk.requestOfNewcomer(desk.slot(channel, time));
            request.put("address", "幸福路1号");
            return () -> book(anyone(), request);
        };
    }

    private static Refused newcomerWith(String field, Object value) {
        return desk -> {
            var request = desk.requestOfNewcomer(desk.slot(NINE));
            request.put(field, value);
            return () -> book(anyone(), request);
        };
    }

    private static Supplier<ValidatableResponse> withKey(Map<String, Object> request) {
        var key = UUID.randomUUID().toString();
        return () -> book(anyone().header("Idempotency-Key", key), request);
    }

    static Stream<Arguments> ofThePeriod() {
        return Stream.of(
                row("slot-does-not-fit", "a newcomer", newcomerWith("channel", "GREEN")),
                row("hall-closed", "a newcomer", newcomer("2026-11-28T09:00")),
                row("unknown-slot", "a newcomer", newcomer("2026-11-24T09:15")),
                row("too-late", "a newcomer", newcomer("2026-11-23T08:30")),
                row("not-released", "a newcomer", newcomer("2026-12-08T09:00")),
                row("does-not-fit-before-closing", "a newcomer", desk -> newcomer(Channel.SAME_DAY, "2026-11-24T15:00")
                        .apply(new BookingDesk(desk.hall(),
                                TestGuide.anItem(desk.hall().id(), desk.hall().desk(), 120, Channel.values())))));
    }

    static Stream<Arguments> ofThePerson() {
        return Stream.of(
                row("invalid-id-number", "a newcomer", newcomerWith("idNumber", "110101199002310013")),
                row("invalid-phone", "a newcomer", newcomerWith("phone", "12345")),
                row("weak-password", "a newcomer", newcomerWith("password", "x")),
                row("pre-review-required", "a newcomer", newcomer(Channel.HOME_VISIT, NINE)),
                row("pre-review-required", "a newcomer with a key", desk -> {
                    var request = desk.requestOfNewcomer(desk.slot(Channel.HOME_VISIT, NINE));
                    request.put("address", "幸福路1号");
                    return withKey(request);
                }),
                row("wrong-credentials", "who does not know the password", desk -> {
                    var citizen = desk.citizen();
                    var request = desk.request(desk.slot(NINE), citizen.name(), citizen.idNumber(), "not the password");
                    return () -> book(anyone(), request);
                }));
    }

    static Stream<Arguments> ofThePlace() {
        return Stream.of(
                row("slot-full", "a newcomer", full(newcomer(NINE))),
                row("slot-full", "a newcomer with a key",
                        full(desk -> withKey(desk.requestOfNewcomer(desk.slot(NINE))))),
                row("slot-full", "a known citizen with a new phone", full(desk -> known(desk, desk.citizen(), NINE))),
                row("slot-full", "who is signed in", full(desk -> signedIn(desk.citizen(), desk.request(desk.slot(NINE))))),
                row("hold-expired", "a newcomer", desk -> {
                    var slot = desk.slot(NINE);
                    var request = desk.requestOfNewcomer(slot);
                    request.remove("slot");
                    request.put("hold", slot + "." + UUID.randomUUID());
                    return () -> book(anyone(), request);
                }));
    }

    static Stream<Arguments> ofAKnownCitizen() {
        return Stream.of(
                row("already-booked", "with a new phone", desk -> {
                    var citizen = desk.citizen();
                    desk.booked(citizen, desk.slot(NINE));
                    return known(desk, citizen, TEN);
                }),
                row("too-many-bookings", "with a new phone", desk -> {
                    var citizen = desk.citizen();
                    desk.booked(citizen, desk.slot(NINE));
                    desk.anotherItem().booked(citizen, desk.slot("2026-11-24T09:30"));
                    return known(desk.anotherItem(), citizen, TEN);
                }),
                row("no-shows", "with a new phone", desk -> {
                    var citizen = desk.citizen();
                    for (var time : new String[] { NINE, "2026-11-24T09:30", TEN }) {
                        desk.cancel(citizen, desk.booked(citizen, desk.slot(time))).statusCode(204);
                    }
                    return known(desk, citizen, "2026-11-25T10:00");
                }),
                row("idempotency-key-reused", "with a new phone", desk -> {
                    var key = UUID.randomUUID().toString();
                    var request = of(desk, desk.citizen(), desk.slot(NINE));
                    book(anyone().header("Idempotency-Key", key), request).statusCode(201);
                    request.put("slot", desk.slot(TEN).toString());
                    request.put("phone", TestPeople.aPhone());
                    return () -> book(anyone().header("Idempotency-Key", key), request);
                }),
                row("already-booked", "signed in", desk -> {
                    var citizen = desk.citizen();
                    desk.booked(citizen, desk.slot(NINE));
                    return signedIn(citizen, desk.request(desk.slot(TEN)));
                }),
                row("pre-review-required", "signed in",
                        desk -> signedIn(desk.citizen(), desk.visit(desk.slot(Channel.HOME_VISIT, NINE), ""))));
    }

    private static Refused full(Refused refused) {
        return desk -> {
            desk.booked(desk.slot(NINE));
            return refused.apply(desk);
        };
    }

    private static Supplier<ValidatableResponse> known(BookingDesk desk, TestCitizen citizen, String time) {
        var request = of(desk, citizen, desk.slot(time));
        return () -> book(anyone(), request);
    }

    private static Supplier<ValidatableResponse> signedIn(TestCitizen citizen, Map<String, Object> request) {
        return () -> book(as(citizen.token()), request);
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource({ "ofThePeriod", "ofThePerson", "ofThePlace", "ofAKnownCitizen" })
    void aRefusalLeavesEveryRowAsItWas(String problem, String who, Refused refused) {
        var request = refused.apply(counter);
        var before = DatabaseRows.settled(counter.hall().id());
        request.get().body("type", equalTo("/problems/" + problem));
        assertThat(DatabaseRows.of(counter.hall().id())).as("%s, %s", problem, who).isEqualTo(before);
    }

    @Test
    void whoWasRefusedBooksLaterWithAnotherPassword() {
        var refused = counter.requestOfNewcomer(counter.slot(Channel.HOME_VISIT, NINE));
        refused.put("address", "幸福路1号");
        book(anyone(), refused).statusCode(422);
        refused.put("slot", counter.slot(TEN).toString());
        refused.put("channel", "ORDINARY");
        refused.put("password", "the password of the real one");
        book(anyone(), refused).statusCode(201);
    }
}
