package cn.bianmin.booking.admission;

import static cn.bianmin.booking.BookingDesk.anyone;
import static cn.bianmin.booking.BookingDesk.as;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import cn.bianmin.booking.BookingDesk;
import cn.bianmin.booking.BookingScenario;
import cn.bianmin.booking.Refusal;
import cn.bianmin.guide.Channel;
import cn.bianmin.guide.ItemId;
import cn.bianmin.guide.TestGuide;
import cn.bianmin.identity.TestPeople;
import cn.bianmin.identity.TestPeople.TestCitizen;
import cn.bianmin.platform.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

/** A request that breaks several rules is refused for the first of {@link Refusal}, whether or not its citizen is signed in. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class RefusalOrderTest extends BookingScenario {

    /** A citizen, their desk, and the request that is made worse rule by rule. */
    record Try(BookingDesk desk, TestCitizen citizen, Map<String, Object> request, String key) {

        void at(Channel channel, String time) {
            request.put("slot", desk.slot(channel, time).toString());
            request.put("channel", channel.name());
            request.put("address", "幸福路1号");
        }

        void at(String time) {
            at(Channel.ORDINARY, time);
        }

        /** The same desk's item of two hours. */
        ItemId slowItem() {
            return TestGuide.anItem(desk.hall().id(), desk.hall().desk(), 120, Channel.values());
        }

        void full(Channel channel, String time) {
            desk.booked(desk.slot(channel, time));
        }

        void booked(BookingDesk other, String time) {
            other.booked(citizen, other.slot(time));
        }

        void cancelledThrice() {
            for (var time : new String[] { "2026-11-26T09:00", "2026-11-26T09:30", "2026-11-26T10:00" }) {
                var other = desk.anotherItem();
                desk.cancel(citizen, other.booked(citizen, other.slot(time))).statusCode(204);
            }
        }

        void unknownHold(Channel channel, String time) {
            request.put("hold", desk.slot(channel, time) + "." + UUID.randomUUID());
            request.remove("slot");
        }

        void usedKey() {
            var other = desk.request(desk.slot("2026-11-27T09:00"));
            other.put("item", desk.anotherItem().item().toString());
            as(desk.token(citizen)).header("Idempotency-Key", key).body(other).post("/api/bookings").then().statusCode(201);
        }
    }

    private static Arguments first(Refusal refusal, String with, Consumer<Try> worse) {
        return Arguments.of(refusal, with, worse);
    }

    static Stream<Arguments> ofThePeriod() {
        return Stream.of(
                first(Refusal.SLOT_DOES_NOT_FIT, "hall closed", it -> {
                    it.at("2026-11-28T09:00");
                    it.request().put("channel", "GREEN");
                }),
                first(Refusal.HALL_CLOSED, "unknown slot", it -> it.at("2026-11-28T09:15")),
                first(Refusal.UNKNOWN_SLOT, "too late", it -> it.at("2026-11-23T08:15")),
                first(Refusal.TOO_LATE, "does not fit today", it -> {
                    it.request().put("item", it.slowItem().toString());
                    it.at(Channel.SAME_DAY, "2026-11-20T16:00");
                }),
                first(Refusal.NOT_RELEASED, "does not fit today", it -> {
                    it.request().put("item", it.slowItem().toString());
                    it.at(Channel.SAME_DAY, "2026-12-08T16:00");
                }),
                first(Refusal.DOES_NOT_FIT_TODAY, "slot full", it -> {
                    it.request().put("item", it.slowItem().toString());
                    it.full(Channel.SAME_DAY, "2026-11-24T16:00");
                    it.at(Channel.SAME_DAY, "2026-11-24T16:00");
                }));
    }

    static Stream<Arguments> ofThePlace() {
        return Stream.of(
                first(Refusal.HOLD_EXPIRED, "already booked", it -> {
                    it.booked(it.desk(), "2026-11-24T10:00");
                    it.unknownHold(Channel.ORDINARY, "2026-11-25T09:00");
                }),
                first(Refusal.HOLD_EXPIRED, "slot full, pre-review required", it -> {
                    it.at(Channel.HOME_VISIT, "2026-11-24T09:00");
                    it.unknownHold(Channel.HOME_VISIT, "2026-11-24T09:00");
                }),
                first(Refusal.SLOT_FULL, "no-shows", it -> {
                    it.cancelledThrice();
                    it.full(Channel.ORDINARY, "2026-11-24T09:00");
                }),
                first(Refusal.SLOT_FULL, "already booked", it -> {
                    it.booked(it.desk(), "2026-11-24T10:00");
                    it.full(Channel.ORDINARY, "2026-11-24T09:00");
                }),
                first(Refusal.SLOT_FULL, "too many that day", it -> {
                    it.booked(it.desk().anotherItem(), "2026-11-24T10:00");
                    it.booked(it.desk().anotherItem(), "2026-11-24T10:30");
                    it.full(Channel.ORDINARY, "2026-11-24T09:00");
                }));
    }

    static Stream<Arguments> ofThePerson() {
        return Stream.of(
                first(Refusal.NO_SHOWS, "already booked, too many that day", it -> {
                    it.booked(it.desk(), "2026-11-24T10:00");
                    it.booked(it.desk().anotherItem(), "2026-11-24T10:30");
                    it.cancelledThrice();
                }),
                first(Refusal.ALREADY_BOOKED, "too many that day", it -> {
                    it.booked(it.desk(), "2026-11-24T10:00");
                    it.booked(it.desk().anotherItem(), "2026-11-24T10:30");
                }),
                first(Refusal.ALREADY_BOOKED, "pre-review required", it -> {
                    it.booked(it.desk(), "2026-11-25T10:00");
                    it.at(Channel.HOME_VISIT, "2026-11-24T09:00");
                }),
                first(Refusal.TOO_MANY_THAT_DAY, "pre-review required", it -> {
                    it.booked(it.desk().anotherItem(), "2026-11-24T10:00");
                    it.booked(it.desk().anotherItem(), "2026-11-24T10:30");
                    it.at(Channel.HOME_VISIT, "2026-11-24T09:00");
                }),
                first(Refusal.PRE_REVIEW_REQUIRED, "nothing else", it -> it.at(Channel.HOME_VISIT, "2026-11-24T09:00")));
    }

    private Try aTry() {
        var citizen = counter.citizen();
        return new Try(counter, citizen, counter.request(counter.slot("2026-11-24T09:00")), UUID.randomUUID().toString());
    }

    private String signedIn(Try it, boolean withKey) {
        var who = as(counter.token(it.citizen()));
        return type(withKey ? who.header("Idempotency-Key", it.key()) : who, it.request());
    }

    private String named(Try it) {
        it.request().putAll(Map.of("name", it.citizen().name(), "idNumber", it.citizen().idNumber(), "phone",
                it.citizen().phone(), "password", TestPeople.PASSWORD));
        return type(anyone(), it.request());
    }

    private static String type(io.restassured.specification.RequestSpecification who, Map<String, Object> request) {
        return who.body(request).post("/api/bookings").path("type");
    }

    private static String expected(Refusal refusal) {
        return "/problems/" + refusal.problem().type();
    }

    @ParameterizedTest(name = "{0} before {1}")
    @MethodSource({ "ofThePeriod", "ofThePlace", "ofThePerson" })
    void theFirstRuleOfTheListIsToldToBoth(Refusal refusal, String with, Consumer<Try> worse) {
        var it = aTry();
        worse.accept(it);
        later(Duration.ofSeconds(1));
        assertThat(signedIn(it, false)).as("signed in, %s", with).isEqualTo(expected(refusal));
        assertThat(named(it)).as("named, %s", with).isEqualTo(expected(refusal));
    }

    @ParameterizedTest(name = "a used key before {0}, {1}")
    @MethodSource({ "ofThePeriod", "ofThePlace", "ofThePerson" })
    void aKeyThatWasUsedForAnotherBodyIsToldBeforeEveryRule(Refusal refusal, String with, Consumer<Try> worse) {
        var it = aTry();
        it.usedKey();
        worse.accept(it);
        later(Duration.ofSeconds(1));
        assertThat(signedIn(it, true)).as("signed in, %s, %s", refusal, with).isEqualTo(expected(Refusal.KEY_REUSED));
    }
}
