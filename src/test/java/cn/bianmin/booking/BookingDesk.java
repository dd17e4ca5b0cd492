package cn.bianmin.booking;

import static io.restassured.RestAssured.given;
import static io.restassured.config.HttpClientConfig.httpClientConfig;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;

import cn.bianmin.booking.life.Bookings;
import cn.bianmin.booking.replan.SlotPlanning;
import cn.bianmin.guide.Channel;
import cn.bianmin.guide.ItemId;
import cn.bianmin.guide.TestGuide;
import cn.bianmin.hall.TestHall;
import cn.bianmin.identity.Citizens;
import cn.bianmin.identity.TestPeople;
import cn.bianmin.identity.TestPeople.TestCitizen;
import cn.bianmin.platform.TurnableClock;
import cn.bianmin.platform.database.Database;
import io.quarkus.arc.Arc;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import io.vertx.mutiny.sqlclient.Tuple;

/**
 * How the tests of booking speak: one fresh hall with one desk and one item, asked over HTTP.
 *
 * <pre>
 * var counter = BookingDesk.open(); // one place in each half hour of each channel
 * var booking = counter.booked(counter.citizen(), counter.slot("2026-11-24T09:00"));
 * counter.cancel(citizen, booking).statusCode(204);
 * </pre>
 */
public record BookingDesk(TestHall hall, ItemId item) {

    public static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    /** A Monday of the published calendar, so that no test depends on the day it runs on. */
    public static final LocalDate TODAY = LocalDate.of(2026, 11, 23);
    public static final LocalDate TUESDAY = TODAY.plusDays(1);
    public static final LocalDate WEDNESDAY = TODAY.plusDays(2);

    /** The seeds' hours; one place in each half hour of each of the four channels. */
    public static BookingDesk open() {
        return open(2, Map.of("ORDINARY", 25, "SAME_DAY", 25, "HOME_VISIT", 25, "GREEN", 25));
    }

    /** Ordinary bookings only, so many places in each half hour. */
    public static BookingDesk withPlaces(int places) {
        return open(places, Map.of("ORDINARY", 50));
    }

    private static BookingDesk open(int windows, Map<String, Integer> shares) {
        return of(TestHall.open(windows, 15, shares));
    }

    /** This hall with one item that its first desk serves in all four channels. */
    public static BookingDesk of(TestHall hall) {
        var counter = new BookingDesk(hall, TestGuide.anItem(hall.id(), hall.desk(), Channel.values()));
        counter.follow();
        return counter;
    }

    /** The same desk with one more item. */
    public BookingDesk anotherItem() {
        return new BookingDesk(hall, TestGuide.anItem(hall.id(), hall.desk(), Channel.values()));
    }

    /** Opens the days, and brings them in step with the plan of now. */
    public void follow() {
        bean(SlotPlanning.class).open(hall.id()).await().indefinitely();
    }

    public SlotId slot(String time) {
        return slot(Channel.ORDINARY, time);
    }

    public SlotId slot(Channel channel, String time) {
        var start = LocalDateTime.parse(time);
        return new SlotId(hall.desk(), channel, start.toLocalDate(), start.getHour() * 60 + start.getMinute());
    }

    public TestCitizen citizen() {
        return bean(TestPeople.class).citizen();
    }

    /** A fresh token: after the clock was turned the first one has run out. */
    public String token(TestCitizen citizen) {
        return bean(Citizens.class).openSession(citizen.id()).await().indefinitely().accessToken();
    }

    public String staff(String... roles) {
        return bean(TestPeople.class).staff(hall.id(), roles);
    }

    /** What the citizen sends; to be changed by the test. */
    public Map<String, Object> request(SlotId slot) {
        var request = new LinkedHashMap<String, Object>();
        request.put("slot", slot.toString());
        request.put("item", item.toString());
        request.put("channel", slot.channel().name());
        return request;
    }

    public Map<String, Object> requestOfHold(String hold) {
        var request = request(HoldId.fromString(hold).slot());
        request.remove("slot");
        request.put("hold", hold);
        return request;
    }

    /** The request of somebody who is not signed in. */
    public Map<String, Object> request(SlotId slot, String name, String idNumber, String password) {
        var request = request(slot);
        request.putAll(Map.of("name", name, "idNumber", idNumber, "phone", TestPeople.aPhone(), "password", password));
        return request;
    }

    /** A request of a person whom the hall does not know yet. */
    public Map<String, Object> requestOfNewcomer(SlotId slot) {
        return request(slot, "王小明", TestPeople.anIdNumber(), TestPeople.PASSWORD);
    }

    public ValidatableResponse book(TestCitizen citizen, SlotId slot) {
        return book(as(token(citizen)), request(slot));
    }

    public static ValidatableResponse book(RequestSpecification who, Map<String, Object> request) {
        return who.body(request).post("/api/bookings").then();
    }

    /** Books, says under which id, and lets a second pass, so that there is a first and a later one. */
    public String booked(TestCitizen citizen, SlotId slot) {
        var booking = book(citizen, slot).statusCode(201).extract().<String> path("booking");
        bean(TurnableClock.class).advance(Duration.ofSeconds(1));
        return booking;
    }

    /** A stranger's booking. */
    public String booked(SlotId slot) {
        return booked(citizen(), slot);
    }

    public ValidatableResponse read(String token, String booking) {
        return as(token).get("/api/bookings/" + booking).then();
    }

    public ValidatableResponse move(TestCitizen citizen, String booking, SlotId to) {
        return as(token(citizen)).body(Map.of("slot", to.toString())).post("/api/bookings/" + booking + "/reschedule").then();
    }

    public ValidatableResponse cancel(TestCitizen citizen, String booking) {
        return cancel(token(citizen), booking);
    }

    public ValidatableResponse cancel(String token, String booking) {
        return as(token).delete("/api/bookings/" + booking).then();
    }

    public ValidatableResponse hold(RequestSpecification who, SlotId slot) {
        return who.body(Map.of("slot", slot.toString(), "item", item.toString())).post("/api/holds").then();
    }

    public String held(SlotId slot) {
        return hold(anyone(), slot).statusCode(201).extract().path("hold");
    }

    /** The approval of the consultation desk. */
    public ValidatableResponse preReview(String idNumber) {
        return as(staff("clerk")).body(Map.of("item", item.toString(), "idNumber", idNumber))
                .post("/api/halls/" + hall.id() + "/pre-reviews").then();
    }

    /** A home visit that the consultation desk has approved; without an approval when there is none. */
    public Map<String, Object> visit(SlotId slot, String preReview) {
        var request = request(slot);
        request.put("address", "幸福路1号");
        if (!preReview.isEmpty()) {
            request.put("preReview", preReview);
        }
        return request;
    }

    /** Places free in this slot, as the database has it. */
    int free(SlotId slot) {
        return number("""
                SELECT coalesce(sum(free[array_position(starts, $5)]), 0)::int FROM slot_day
                 WHERE hall_id = $1 AND desk_number = $2 AND channel = $3 AND day = $4
                """, Tuple.of(slot.hall().value(), slot.desk().number(), slot.channel().name(), slot.day())
                .addShort((short) slot.startMinute()));
    }

    public String state(String booking) {
        return state(BookingId.fromString(booking));
    }

    public String state(BookingId booking) {
        return bean(Bookings.class).find(booking).await().indefinitely().orElseThrow().state().name();
    }

    public SlotId slotOf(String booking) {
        return bean(Bookings.class).find(BookingId.fromString(booking)).await().indefinitely().orElseThrow().slot();
    }

    /** How many rows everything a booking writes has, in this hall and of the installation. */
    public Map<String, Integer> rows() {
        var rows = new HashMap<String, Integer>();
        for (var table : new String[] { "booking", "pending_place", "pre_review" }) {
            rows.put(table, number("SELECT count(*)::int FROM " + table + " WHERE hall_id = $1", Tuple.of(hall.id().value())));
        }
        rows.put("free", number("""
                SELECT sum(one)::int FROM slot_day, unnest(free) AS one WHERE hall_id = $1
                """, Tuple.of(hall.id().value())));
        rows.put("citizen", number("SELECT count(*)::int FROM citizen", Tuple.tuple()));
        return rows;
    }

    public static int number(String sql, Tuple arguments) {
        return bean(Database.class).query(sql, arguments).await().indefinitely().iterator().next().getInteger(0);
    }

    public static RequestSpecification as(String token) {
        return given().auth().oauth2(token).contentType("application/json");
    }

    /** Somebody else each time: another loopback address, which the server sees as another source. */
    public static RequestSpecification anyone() {
        var random = ThreadLocalRandom.current();
        return from("127." + random.nextInt(1, 255) + "." + random.nextInt(255) + "." + random.nextInt(1, 255));
    }

    public static RequestSpecification from(String address) {
        try {
            var bound = httpClientConfig().setParam("http.route.local-address", InetAddress.getByName(address));
            return given().config(RestAssured.config().httpClient(bound)).contentType("application/json");
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(address, e);
        }
    }

    public static <T> T bean(Class<T> type) {
        return Arc.container().instance(type).get();
    }
}
