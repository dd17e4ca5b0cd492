package cn.bianmin.platform.sealing;

import java.security.GeneralSecurityException;
import java.util.Arrays;

import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.engines.SM4Engine;
import org.bouncycastle.crypto.modes.GCMBlockCipher;
import org.bouncycastle.crypto.params.AEADParameters;
import org.bouncycastle.crypto.params.KeyParameter;

/**
 * How fields are sealed: authenticated encryption in Galois/counter mode, tag of 128 bits behind the text.
 *
 * <p>
 * AES-256 from the Java platform (NIST SP 800-38D), SM4 (GB/T 32907) from Bouncy Castle.
 */
enum SealingCipher {

    AES(1) {
        @Override
        byte[] run(Direction direction, byte[] key, byte[] nonce, byte[] bound, byte[] text)
                throws GeneralSecurityException {
            var cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(direction == Direction.SEAL ? Cipher.ENCRYPT_MODE : Cipher.DECRYPT_MODE,
                    new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(bound);
            return cipher.doFinal(text);
        }
    },
    SM4(2) {
        @Override
        byte[] run(Direction direction, byte[] key, byte[] nonce, byte[] bound, byte[] text)
                throws GeneralSecurityException {
            var cipher = GCMBlockCipher.newInstance(new SM4Engine());
            cipher.init(direction == Direction.SEAL,
                    new AEADParameters(new KeyParameter(sm4Key(key)), TAG_BITS, nonce, bound));
            var out = new byte[cipher.getOutputSize(text.length)];
            try {
                var done = cipher.processBytes(text, 0, text.length, out, 0);
                cipher.doFinal(out, done);
                return out;
            } catch (InvalidCipherTextException e) {
                throw new GeneralSecurityException(e);
            }
        }
    };

    enum Direction {
        SEAL,
        OPEN
    }

    static final int TAG_BITS = 128;
    private static final int SM4_KEY_BYTES = 16;

    /** Stands in what is sealed. */
    private final byte code;

    SealingCipher(int code) {
        this.code = (byte) code;
    }

    byte code() {
        return code;
    }

    static SealingCipher of(byte code) throws GeneralSecurityException {
        return Arrays.stream(values()).filter(cipher -> cipher.code == code).findFirst()
                .orElseThrow(() -> new GeneralSecurityException("unknown cipher"));
    }

    /** @param bound is not hidden, but nothing opens without the same */
    abstract byte[] run(Direction direction, byte[] key, byte[] nonce, byte[] bound, byte[] text)
            throws GeneralSecurityException;

    /** SM4 has keys of 128 bits: derived, so that a ring key never serves two ciphers as it is. */
    private static byte[] sm4Key(byte[] ringKey) {
        return Arrays.copyOf(LookupHash.SM3.mac(ringKey, "SM4-GCM"), SM4_KEY_BYTES);
    }
}
