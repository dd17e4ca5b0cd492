package cn.bianmin.identity.device;

import static cn.bianmin.identity.HttpCaller.aSource;
import static cn.bianmin.identity.HttpCaller.anyone;
import static cn.bianmin.identity.HttpCaller.as;
import static cn.bianmin.identity.HttpCaller.fromSource;
import static cn.bianmin.identity.HttpCaller.staffSignIn;
import static cn.bianmin.identity.TestPeople.aHallNumber;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import cn.bianmin.hall.HallId;
import cn.bianmin.identity.HttpCaller;
import cn.bianmin.identity.Roles;
import cn.bianmin.identity.TestPeople;
import cn.bianmin.platform.TestDatabase;
import cn.bianmin.platform.TurnableClock;
import cn.bianmin.platform.database.Database;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.vertx.mutiny.sqlclient.Tuple;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class HallPeopleTest {

    private static final String FIRST_PASSWORD = "the first password";

    @Inject
    TestPeople people;
    @Inject
    Database database;
    @Inject
    TurnableClock clock;

    @Test
    void anAppointedClerkSignsInWithTheRoleOfTheHall() {
        var hall = aHallNumber();
        var username = aUsername();
        var appointed = appoint(people.staff(hall, Roles.ADMIN), hall, username, Roles.CLERK);
        assertThat(appointed.statusCode()).isEqualTo(201);
        var tokens = staffSignIn(fromSource(aSource()), username, FIRST_PASSWORD);
        assertThat(tokens.statusCode()).isEqualTo(201);
        assertThat(as(tokens.jsonPath().getString("accessToken")).get("/api/halls/" + hall + "/staff").statusCode())
                .as("a clerk is no admin").isEqualTo(403);
    }

    @Test
    void aUserNameIsGivenOnce() {
        var hall = aHallNumber();
        var admin = people.staff(hall, Roles.ADMIN);
        var username = aUsername();
        appoint(admin, hall, username, Roles.CLERK);
        assertThat(appoint(admin, hall, username, Roles.CLERK).jsonPath().getString("type"))
                .isEqualTo("/problems/username-taken");
    }

    @Test
    void anAdminOfOneHallIsNobodyInAnother() {
        var here = people.staff(aHallNumber(), Roles.ADMIN);
        var there = aHallNumber();
        var clerkThere = people.member(there, Roles.CLERK);
        assertThat(appoint(here, there, aUsername(), Roles.CLERK).statusCode()).isEqualTo(404);
        assertThat(as(here).get("/api/halls/" + there + "/staff").statusCode()).isEqualTo(404);
        assertThat(as(here).delete("/api/staff/" + clerkThere.id()).statusCode()).isEqualTo(404);
        assertThat(as(here).body(Map.of("password", "taken over now")).put("/api/staff/" + clerkThere.id() + "/password")
                .statusCode()).isEqualTo(404);
        assertThat(as(here).body(Map.of("username", aUsername(), "name", "张三", "password", FIRST_PASSWORD))
                .post("/api/staff").statusCode()).isEqualTo(403);
    }

    @Test
    void anAdminOfEveryHallIsAtHomeInEach() {
        var admin = people.admin();
        var hall = aHallNumber();
        var staff = people.member(hall, Roles.CLERK);
        assertThat(as(admin).get("/api/halls/" + hall + "/staff").jsonPath().getString("items[0].username"))
                .isEqualTo(staff.username());
        assertThat(as(admin).delete("/api/staff/" + staff.id()).statusCode()).isEqualTo(204);
    }

    @Test
    void newRolesMeanANewSession() {
        var hall = aHallNumber();
        var admin = people.staff(hall, Roles.ADMIN);
        var editor = people.member(hall, Roles.EDITOR);
        assertThat(as(admin).body(Map.of("roles", List.of("reviewer")))
                .put("/api/halls/" + hall + "/staff/" + editor.id() + "/roles").statusCode()).isEqualTo(204);
        assertThat(HttpCaller.signOut(editor.token())).isEqualTo(401);
    }

    @Test
    void anAdminOfOneHallDoesNotEndTheSessionsOfAnothersStaff() {
        var here = aHallNumber();
        var admin = people.staff(here, Roles.ADMIN);
        for (var stranger : List.of(people.member(aHallNumber(), Roles.CLERK), people.member(aHallNumber(), Roles.ADMIN))) {
            assertThat(setRoles(admin, here, stranger.id().toString(), "clerk").statusCode()).isEqualTo(404);
            assertThat(HttpCaller.signOut(stranger.token())).as("still signed in").isEqualTo(204);
        }
        assertThat(setRoles(admin, here, UUID.randomUUID().toString(), "clerk").statusCode()).isEqualTo(404);
    }

    @Test
    void rolesInOneHallLeaveTheSessionsOfAnotherAlone() {
        var here = aHallNumber();
        var there = aHallNumber();
        var clerk = people.member(there, Roles.CLERK);
        assertThat(setRoles(people.admin(), here, clerk.id().toString(), "editor").statusCode()).isEqualTo(204);
        var sessionHere = staffSession(clerk.username(), here);
        var sessionThere = staffSession(clerk.username(), there);
        assertThat(setRoles(people.staff(here, Roles.ADMIN), here, clerk.id().toString(), "reviewer").statusCode())
                .isEqualTo(204);
        assertThat(HttpCaller.signOut(sessionHere)).isEqualTo(401);
        assertThat(HttpCaller.signOut(sessionThere)).isEqualTo(204);
    }

    private static String staffSession(String username, HallId hall) {
        return fromSource(aSource())
                .body(Map.of("username", username, "password", TestPeople.PASSWORD, "hall", hall.value()))
                .post("/api/staff-sessions").then().statusCode(201).extract().path("accessToken");
    }

    @Test
    void whoWasTakenOffByMistakeIsTakenOnAgain() {
        var hall = aHallNumber();
        var admin = people.staff(hall, Roles.ADMIN);
        var clerk = people.member(hall, Roles.CLERK).id().toString();
        assertThat(setRoles(admin, hall, clerk).statusCode()).isEqualTo(204);
        assertThat(setRoles(admin, hall, clerk, "clerk").statusCode()).isEqualTo(204);
    }

    private static Response setRoles(String admin, HallId hall, String staff, String... roles) {
        return as(admin).body(Map.of("roles", List.of(roles))).put("/api/halls/" + hall + "/staff/" + staff + "/roles");
    }

    @Test
    void theStaffAreReadPageByPage() {
        var hall = aHallNumber();
        var admin = people.staff(hall, Roles.ADMIN);
        people.member(hall, Roles.CLERK);
        people.member(hall, Roles.EDITOR);
        var first = as(admin).get("/api/halls/" + hall + "/staff?limit=2").jsonPath();
        var second = as(admin).get("/api/halls/" + hall + "/staff?limit=2&after=" + first.getString("next")).jsonPath();
        assertThat(first.getList("items")).hasSize(2);
        assertThat(second.getList("items")).hasSize(1);
        assertThat(second.getString("next")).isNull();
    }

    @Test
    void aDeviceIsEnrolledOnceAndThenKnownByItsSecret() {
        var hall = aHallNumber();
        var announced = announce(hall);
        var code = announced.jsonPath().getString("code").toLowerCase(java.util.Locale.ROOT);
        var enrolled = enrol(code);
        assertThat(enrolled.statusCode()).isEqualTo(201);
        assertThat(enrol(code).jsonPath().getString("type")).isEqualTo("/problems/unknown-enrolment-code");
        var session = deviceSignIn(enrolled.jsonPath().getString("deviceId"), enrolled.jsonPath().getString("secret"));
        assertThat(session.statusCode()).isEqualTo(201);
        assertThat(deviceSignIn(enrolled.jsonPath().getString("deviceId"), "another secret").statusCode()).isEqualTo(401);
        assertThat(deviceSignIn(UUID.randomUUID().toString(), "another secret").statusCode()).isEqualTo(401);
    }

    @Test
    void aRevokedDeviceIsOut() {
        var hall = aHallNumber();
        var kiosk = people.device(hall, DeviceKind.KIOSK);
        var admin = people.staff(hall, Roles.ADMIN);
        assertThat(as(people.staff(aHallNumber(), Roles.ADMIN)).delete("/api/halls/" + hall + "/devices/" + kiosk.id())
                .statusCode()).isEqualTo(404);
        assertThat(as(admin).delete("/api/halls/" + hall + "/devices/" + kiosk.id()).statusCode()).isEqualTo(204);
        assertThat(HttpCaller.signOut(kiosk.token())).isEqualTo(401);
        assertThat(deviceSignIn(kiosk.id().toString(), kiosk.secret()).statusCode()).isEqualTo(401);
    }

    @Test
    void aHallHasRoomForFiveHundredDevices() {
        var hall = aHallNumber();
        database.query("""
                INSERT INTO device (hall_id, device_id, kind, name, enrolment_code_hash, enrolment_expires_at, created_at)
                SELECT $1, gen_random_uuid(), 'KIOSK', '机', sha256(CAST($1 || '-' || n AS bytea)), $2, $2
                  FROM generate_series(1, 499) AS n
                """, Tuple.of(hall.value(), clock.instant().atOffset(ZoneOffset.UTC))).await().indefinitely();
        assertThat(announce(hall).statusCode()).isEqualTo(201);
        announce(hall).then().statusCode(409).body("type", equalTo("/problems/too-many-devices"));
    }

    private Response announce(HallId hall) {
        return as(people.staff(hall, Roles.ADMIN)).body(Map.of("kind", "KIOSK", "name", "一楼自助机"))
                .post("/api/halls/" + hall + "/devices");
    }

    private static Response enrol(String code) {
        return fromSource(aSource()).body(Map.of("code", code)).post("/api/device-enrolments");
    }

    private static Response deviceSignIn(String device, String secret) {
        return anyone().body(Map.of("deviceId", device, "secret", secret)).post("/api/device-sessions");
    }

    private static Response appoint(String admin, HallId hall, String username, String role) {
        return as(admin).body(Map.of("username", username, "name", "李四", "password", FIRST_PASSWORD, "roles", List.of(role)))
                .post("/api/halls/" + hall + "/staff");
    }

    private static String aUsername() {
        return "u" + UUID.randomUUID().toString().substring(0, 18);
    }
}
