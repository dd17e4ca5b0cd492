package cn.bianmin.booking.admission;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;

import io.restassured.response.Response;

/** Solves the puzzles of {@code /api/challenges} by the JDK's own SHA-256. */
final class Puzzle {

    private Puzzle() {
    }

    static Map<String, Object> solved(Response challenge) {
        String salt = challenge.path("salt");
        String hash = challenge.path("challenge");
        int max = challenge.path("maxNumber");
        for (var number = 0; number <= max; number++) {
            if (sha256(salt + number).equals(hash)) {
                return Map.of("salt", salt, "number", number, "signature", challenge.path("signature"));
            }
        }
        throw new AssertionError("No number up to " + max);
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of().formatHex(
                    MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.US_ASCII)));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
