package cn.bianmin.identity;

import static cn.bianmin.identity.HttpCaller.aSource;
import static cn.bianmin.identity.HttpCaller.as;
import static cn.bianmin.identity.HttpCaller.fromSource;
import static cn.bianmin.identity.HttpCaller.me;
import static cn.bianmin.identity.HttpCaller.refresh;
import static cn.bianmin.identity.HttpCaller.signIn;
import static cn.bianmin.identity.TestPeople.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import cn.bianmin.platform.TestDatabase;
import cn.bianmin.platform.TurnableClock;
import cn.bianmin.platform.database.Database;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Tuple;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class SessionLifeTest {

    private record Pair(String access, String refresh) {
    }

    @Inject
    TestPeople people;
    @Inject
    TurnableClock clock;
    @Inject
    Database database;

    @AfterEach
    void realTime() {
        clock.reset();
    }

    @Test
    void anAccessTokenLivesFifteenMinutes() {
        var token = people.citizen().token();
        assertThat(me(token)).isEqualTo(200);
        clock.advance(Duration.ofMinutes(14));
        assertThat(me(token)).isEqualTo(200);
        clock.advance(Duration.ofSeconds(61));
        assertThat(me(token)).isEqualTo(401);
    }

    @Test
    void signingOutEndsBothTokensAtOnce() {
        var tokens = signedIn(people.citizen());
        assertThat(me(tokens.access())).isEqualTo(200);
        assertThat(HttpCaller.signOut(tokens.access())).isEqualTo(204);
        assertThat(me(tokens.access())).isEqualTo(401);
        assertThat(refresh(tokens.refresh()).statusCode()).isEqualTo(401);
    }

    @Test
    void aRefreshTokenIsGoodOnce() {
        var first = signedIn(people.citizen());
        var second = pair(refresh(first.refresh()));
        assertThat(me(second.access())).isEqualTo(200);
        assertThat(pair(refresh(second.refresh())).access()).isNotBlank();
    }

    @Test
    void aRefreshTokenThatComesBackEndsTheSession() {
        var first = signedIn(people.citizen());
        var second = pair(refresh(first.refresh()));
        assertThat(refresh(first.refresh()).jsonPath().getString("type")).isEqualTo("/problems/session-over");
        assertThat(me(second.access())).isEqualTo(401);
        assertThat(refresh(second.refresh()).statusCode()).isEqualTo(401);
    }

    @Test
    void aSessionIsOverAfterItsWholeLife() {
        var tokens = signedIn(people.citizen());
        clock.advance(SessionKind.CITIZEN.life().plusSeconds(1));
        assertThat(refresh(tokens.refresh()).statusCode()).isEqualTo(401);
    }

    @Test
    void whoWasDismissedOnAnotherReplicaIsOutWithinAMinute() {
        var hall = TestPeople.aHallNumber();
        var admin = people.member(hall, Roles.ADMIN);
        assertThat(staffList(admin.token(), hall.value())).isEqualTo(200);
        // What another replica writes; this one hears nothing of it.
        database.query("UPDATE session SET ended_at = $2 WHERE subject = $1",
                Tuple.of(admin.id().value(), clock.instant().atOffset(java.time.ZoneOffset.UTC))).await().indefinitely();
        clock.advance(Duration.ofSeconds(31));
        assertThat(staffList(admin.token(), hall.value())).isEqualTo(401);
    }

    @Test
    void whoIsDismissedHereIsOutAtOnce() {
        var hall = TestPeople.aHallNumber();
        var clerk = people.member(hall, Roles.ADMIN, Roles.CLERK);
        var admin = people.staff(hall, Roles.ADMIN);
        assertThat(staffList(clerk.token(), hall.value())).isEqualTo(200);
        assertThat(as(admin).delete("/api/staff/" + clerk.id()).statusCode()).isEqualTo(204);
        assertThat(staffList(clerk.token(), hall.value())).isEqualTo(401);
        assertThat(HttpCaller.staffSignIn(fromSource(aSource()), clerk.username(), PASSWORD).statusCode()).isEqualTo(401);
    }

    @Test
    void aNewPasswordEndsTheOtherSessions() {
        var citizen = people.citizen();
        var other = signedIn(citizen);
        assertThat(changePassword(citizen.token(), "not the old one", "a new password").statusCode()).isEqualTo(403);
        assertThat(changePassword(citizen.token(), PASSWORD, citizen.phone()).statusCode()).isEqualTo(400);
        assertThat(changePassword(citizen.token(), PASSWORD, "a new password").statusCode()).isEqualTo(204);
        assertThat(me(citizen.token())).isEqualTo(200);
        assertThat(me(other.access())).isEqualTo(401);
        assertThat(signIn(fromSource(aSource()), citizen.idNumber(), PASSWORD).statusCode()).isEqualTo(401);
        assertThat(signIn(fromSource(aSource()), citizen.idNumber(), "a new password").statusCode()).isEqualTo(201);
    }

    @Test
    void whoForgotThePasswordGetsANewOneAtTheWindow() {
        var citizen = people.citizen();
        var hall = TestPeople.aHallNumber();
        var reset = Map.of("idNumber", citizen.idNumber(), "password", "set at the window", "reason", "本人持身份证到场");
        assertThat(as(people.kiosk(hall)).body(reset).post("/api/halls/" + hall + "/password-resets").statusCode())
                .isEqualTo(403);
        assertThat(as(people.staff(hall, Roles.CLERK)).body(reset).post("/api/halls/" + hall + "/password-resets")
                .statusCode()).isEqualTo(204);
        assertThat(me(citizen.token())).isEqualTo(401);
        assertThat(signIn(fromSource(aSource()), citizen.idNumber(), "set at the window").statusCode()).isEqualTo(201);
    }

    private static io.restassured.response.Response changePassword(String token, String from, String to) {
        return as(token).body(Map.of("oldPassword", from, "newPassword", to)).put("/api/me/password");
    }

    private static int staffList(String token, int hall) {
        return as(token).get("/api/halls/" + hall + "/staff").statusCode();
    }

    private static Pair signedIn(TestPeople.TestCitizen citizen) {
        return pair(signIn(fromSource(aSource()), citizen.idNumber(), PASSWORD));
    }

    private static Pair pair(io.restassured.response.Response answer) {
        assertThat(answer.statusCode()).isEqualTo(201);
        return new Pair(answer.jsonPath().getString("accessToken"), answer.jsonPath().getString("refreshToken"));
    }
}
