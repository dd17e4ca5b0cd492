package cn.bianmin.identity.password;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;

import cn.bianmin.platform.Digests;

/** Random words that nobody guesses, and the form in which they are stored. */
public final class Secrets {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int SECRET_BYTES = 32;
    /** Without letters that are read for one another: 32 of them, 5 bits each. */
    private static final String CODE_LETTERS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
    private static final int CODE_LENGTH = 12;

    private Secrets() {
    }

    /** 256 bits, in 43 characters that need no escaping anywhere. */
    public static String random() {
        var bytes = new byte[SECRET_BYTES];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** 60 bits that a person can type, {@code XXXX-XXXX-XXXX}. */
    public static String code() {
        var code = new StringBuilder();
        for (var place = 0; place < CODE_LENGTH; place++) {
            if (place > 0 && place % 4 == 0) {
                code.append('-');
            }
            code.append(CODE_LETTERS.charAt(RANDOM.nextInt(CODE_LETTERS.length())));
        }
        return code.toString();
    }

    /** SHA-256: enough for what was random to begin with. */
    public static byte[] hash(String secret) {
        return Digests.sha256(secret.getBytes(StandardCharsets.UTF_8));
    }
}
