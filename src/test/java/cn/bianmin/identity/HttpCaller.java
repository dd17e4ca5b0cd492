package cn.bianmin.identity;

import static io.restassured.RestAssured.given;
import static io.restassured.config.HttpClientConfig.httpClientConfig;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;

import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;

/** How the tests of identity speak to the server. */
public final class HttpCaller {

    private HttpCaller() {
    }

    public static RequestSpecification as(String token) {
        return given().auth().oauth2(token).contentType("application/json");
    }

    public static RequestSpecification anyone() {
        return given().contentType("application/json");
    }

    /** Another loopback address, which the server sees as another source. */
    public static RequestSpecification fromSource(String address) {
        try {
            var bound = httpClientConfig().setParam("http.route.local-address", InetAddress.getByName(address));
            return anyone().config(RestAssured.config().httpClient(bound));
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(address, e);
        }
    }

    public static String aSource() {
        var random = ThreadLocalRandom.current();
        return "127." + random.nextInt(1, 255) + "." + random.nextInt(255) + "." + random.nextInt(1, 255);
    }

    public static Response signIn(RequestSpecification who, String idNumber, String password) {
        return who.body(Map.of("idNumber", idNumber, "password", password)).post("/api/sessions");
    }

    public static Response staffSignIn(RequestSpecification who, String username, String password) {
        return who.body(Map.of("username", username, "password", password)).post("/api/staff-sessions");
    }

    public static Response refresh(String refreshToken) {
        return anyone().body(Map.of("refreshToken", refreshToken)).post("/api/sessions/refresh");
    }

    /** 200 when the token is good, 401 when not. */
    public static int me(String token) {
        return as(token).get("/api/me").statusCode();
    }

    public static int signOut(String token) {
        return as(token).delete("/api/sessions/current").statusCode();
    }
}
