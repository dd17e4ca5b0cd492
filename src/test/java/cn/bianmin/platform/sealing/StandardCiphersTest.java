package cn.bianmin.platform.sealing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

import org.bouncycastle.crypto.engines.SM4Engine;
import org.bouncycastle.crypto.params.KeyParameter;
import org.junit.jupiter.api.Test;

import cn.bianmin.platform.sealing.SealingCipher.Direction;

/** The published examples, so that others can read what we wrote. */
class StandardCiphersTest {

    /** GCM specification (McGrew, Viega), test case 14. */
    @Test
    void aes256GcmIsTheStandards() throws Exception {
        var sealed = SealingCipher.AES.run(Direction.SEAL, new byte[32], new byte[12], new byte[0], new byte[16]);
        assertThat(HexFormat.of().formatHex(sealed))
                .isEqualTo("cea7403d4d606b6e074ec5d3baf39d18d0d1c8a799996bf0265b98b5d48ab919");
    }

    /** GB/T 32907, example 1. */
    @Test
    void sm4IsTheStandards() {
        var key = HexFormat.of().parseHex("0123456789abcdeffedcba9876543210");
        var engine = new SM4Engine();
        engine.init(true, new KeyParameter(key));
        var block = new byte[16];
        engine.processBlock(key, 0, block, 0);
        assertThat(HexFormat.of().formatHex(block)).isEqualTo("681edf34d206965e86b3e94f536e4246");
    }

    /** RFC 4231, test case 2. */
    @Test
    void hmacSha256IsTheStandards() {
        var mac = LookupHash.SHA256.mac("Jefe".getBytes(StandardCharsets.US_ASCII), "what do ya want for nothing?");
        assertThat(HexFormat.of().formatHex(mac))
                .isEqualTo("5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
    }

    @Test
    void hmacSm3HasThirtyTwoBytesOfItsOwn() {
        var key = new byte[32];
        assertThat(LookupHash.SM3.mac(key, "abc")).hasSize(32).isNotEqualTo(LookupHash.SHA256.mac(key, "abc"));
    }
}
