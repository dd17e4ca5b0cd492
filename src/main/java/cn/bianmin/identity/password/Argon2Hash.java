package cn.bianmin.identity.password;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.text.Normalizer;
import java.util.Base64;
import java.util.regex.Pattern;

import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * An Argon2id hash (RFC 9106) with all it needs to be checked, in the PHC string form {@code
 * $argon2id$v=19$m=19456,t=2,p=1$salt$hash}. The parameters travel with the hash, so that they can be raised.
 */
public final class Argon2Hash {

    /** 19 MiB, two passes, one lane: the second of OWASP's equal choices; about 30 ms. */
    private static final int MEMORY_KIB = 19 * 1024;
    private static final int PASSES = 2;
    private static final int LANES = 1;
    private static final int HASH_BYTES = 32;
    private static final Pattern PHC = Pattern
            .compile("\\$argon2id\\$v=19\\$m=(\\d+),t=(\\d+),p=(\\d+)\\$([A-Za-z0-9+/]+)\\$([A-Za-z0-9+/]+)");

    /** Memory in KiB. */
    private final int memoryKib;
    private final int passes;
    private final int lanes;
    private final byte[] salt;
    private final byte[] hash;

    private Argon2Hash(int memoryKib, int passes, int lanes, byte[] salt, byte[] hash) {
        this.memoryKib = memoryKib;
        this.passes = passes;
        this.lanes = lanes;
        this.salt = salt;
        this.hash = hash;
    }

    /** Slow on purpose; see {@link Passwords} for the place where it may run. */
    static Argon2Hash of(String password, byte[] salt) {
        return new Argon2Hash(MEMORY_KIB, PASSES, LANES, salt, derive(password, MEMORY_KIB, PASSES, LANES, salt));
    }

    /** Reads {@link #phc()}. */
    public static Argon2Hash parse(String phc) {
        var parts = PHC.matcher(phc);
        if (!parts.matches()) {
            throw new IllegalArgumentException("Not an Argon2id hash of version 19");
        }
        var decoder = Base64.getDecoder();
        return new Argon2Hash(Integer.parseInt(parts.group(1)), Integer.parseInt(parts.group(2)),
                Integer.parseInt(parts.group(3)), decoder.decode(parts.group(4)), decoder.decode(parts.group(5)));
    }

    String phc() {
        var encoder = Base64.getEncoder().withoutPadding();
        return "$argon2id$v=19$m=" + memoryKib + ",t=" + passes + ",p=" + lanes
                + "$" + encoder.encodeToString(salt) + "$" + encoder.encodeToString(hash);
    }

    /** Slow on purpose, as {@link #of}. */
    boolean matches(String password) {
        return MessageDigest.isEqual(hash, derive(password, memoryKib, passes, lanes, salt));
    }

    /** True when it was made with lower costs than today's. */
    public boolean isWeak() {
        return memoryKib < MEMORY_KIB || passes < PASSES;
    }

    private static byte[] derive(String password, int memoryKib, int passes, int lanes, byte[] salt) {
        var generator = new Argon2BytesGenerator();
        generator.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                .withMemoryAsKB(memoryKib)
                .withIterations(passes)
                .withParallelism(lanes)
                .withSalt(salt)
                .build());
        var derived = new byte[HASH_BYTES];
        // One password typed on two keyboards may differ in composed characters or width.
        var text = Normalizer.normalize(password, Normalizer.Form.NFKC);
        generator.generateBytes(text.getBytes(StandardCharsets.UTF_8), derived);
        return derived;
    }
}
