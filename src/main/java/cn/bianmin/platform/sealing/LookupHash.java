package cn.bianmin.platform.sealing;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import org.bouncycastle.crypto.digests.SM3Digest;
import org.bouncycastle.crypto.macs.HMac;
import org.bouncycastle.crypto.params.KeyParameter;

/** Keyed hashes of 32 bytes (RFC 2104) by which sealed values are found: over SHA-256, or over SM3 (GB/T 32905). */
enum LookupHash {

    SHA256 {
        @Override
        byte[] mac(byte[] key, String text) {
            try {
                var mac = Mac.getInstance("HmacSHA256");
                mac.init(new SecretKeySpec(key, "HmacSHA256"));
                return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        }
    },
    SM3 {
        @Override
        byte[] mac(byte[] key, String text) {
            var mac = new HMac(new SM3Digest());
            mac.init(new KeyParameter(key));
            var bytes = text.getBytes(StandardCharsets.UTF_8);
            mac.update(bytes, 0, bytes.length);
            var out = new byte[mac.getMacSize()];
            mac.doFinal(out, 0);
            return out;
        }
    };

    abstract byte[] mac(byte[] key, String text);
}
