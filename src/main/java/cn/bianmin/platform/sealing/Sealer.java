package cn.bianmin.platform.sealing;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.config.inject.ConfigProperty;

import cn.bianmin.platform.sealing.SealingCipher.Direction;

/**
 * Personal data on its way into the database and out of it.
 *
 * <p>
 * Sealed bytes: version 1, cipher, length of the key's id, the id, nonce of 12 bytes, text and tag. The header and the
 * purpose are bound to the text, so that a value moved to another column, or a header that was altered, does not open.
 */
@ApplicationScoped
public class Sealer {

    private static final byte VERSION = 1;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BYTES = SealingCipher.TAG_BITS / Byte.SIZE;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final SealingKeys keys;
    private final SealingCipher cipher;
    private final LookupHash hash;

    Sealer(
            SealingKeys keys,
            @ConfigProperty(name = "bianmin.sealing.cipher", defaultValue = "AES") SealingCipher cipher,
            @ConfigProperty(name = "bianmin.lookup.hash", defaultValue = "SHA256") LookupHash hash) {
        this.keys = keys;
        this.cipher = cipher;
        this.hash = hash;
    }

    /**
     * Seals under the current key; twice the same text gives different bytes.
     *
     * @param purpose table and column, {@code citizen.id-number}; needed again to open
     */
    public byte[] seal(String purpose, String plain) {
        try {
            var key = keys.current();
            var header = currentHeader();
            var nonce = new byte[NONCE_BYTES];
            RANDOM.nextBytes(nonce);
            var text = cipher.run(Direction.SEAL, key.bytes(), nonce, bound(header, purpose),
                    plain.getBytes(StandardCharsets.UTF_8));
            return concat(header, nonce, text);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Sealing failed for " + purpose, e);
        }
    }

    /**
     * Opens what any key of the ring has sealed.
     *
     * @throws IllegalStateException altered, sealed for another purpose, or its key is no longer in the ring
     */
    public String open(String purpose, byte[] sealed) {
        try {
            var in = ByteBuffer.wrap(sealed);
            if (in.get() != VERSION) {
                throw new GeneralSecurityException("unknown version");
            }
            var sealedWith = SealingCipher.of(in.get());
            var id = new String(take(in, in.get()), StandardCharsets.US_ASCII);
            var key = keys.find(id).orElseThrow(() -> new GeneralSecurityException("key " + id + " is not in the ring"));
            var header = header(sealedWith, id);
            var nonce = take(in, NONCE_BYTES);
            var text = take(in, Math.max(in.remaining(), TAG_BYTES));
            var plain = sealedWith.run(Direction.OPEN, key.bytes(), nonce, bound(header, purpose), text);
            return new String(plain, StandardCharsets.UTF_8);
        } catch (GeneralSecurityException | BufferUnderflowException | NegativeArraySizeException e) {
            throw new IllegalStateException("A sealed value does not open for " + purpose, e);
        }
    }

    /** Keyed hash of 32 bytes to find a value by; the same for the same purpose and text, whatever the sealing keys. */
    public byte[] lookup(String purpose, String plain) {
        return hash.mac(keys.lookup(), purpose + '\0' + plain);
    }

    /** How everything begins that is sealed as of now; a row that begins otherwise is to be resealed. */
    public byte[] currentHeader() {
        return header(cipher, keys.current().id());
    }

    private static byte[] header(SealingCipher cipher, String keyId) {
        var id = keyId.getBytes(StandardCharsets.US_ASCII);
        return concat(new byte[] { VERSION, cipher.code(), (byte) id.length }, id);
    }

    private static byte[] bound(byte[] header, String purpose) {
        return concat(header, purpose.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] take(ByteBuffer in, int length) {
        if (length > in.remaining()) {
            throw new BufferUnderflowException();
        }
        var bytes = new byte[length];
        in.get(bytes);
        return bytes;
    }

    private static byte[] concat(byte[]... parts) {
        var length = 0;
        for (var part : parts) {
            length += part.length;
        }
        var all = ByteBuffer.allocate(length);
        for (var part : parts) {
            all.put(part);
        }
        return all.array();
    }
}
