package cn.bianmin.platform.sealing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SealerTest {

    private static final String ID_NUMBER = "51010119900307123X";
    private static final String PURPOSE = "citizen.id-number";
    private static final String OLD = "2025:" + key(1);
    private static final String NEW = "2026:" + key(2);

    @ParameterizedTest
    @EnumSource
    void whatIsSealedOpensAgain(SealingCipher cipher) {
        var sealer = sealer(NEW, cipher);
        for (var text : new String[] { ID_NUMBER, "", "𠮷田·阿卜杜拉" }) {
            assertThat(sealer.open(PURPOSE, sealer.seal(PURPOSE, text))).isEqualTo(text);
        }
    }

    @ParameterizedTest
    @EnumSource
    void oneAlteredBitAnywhereAndItDoesNotOpen(SealingCipher cipher) {
        var sealer = sealer(NEW, cipher);
        var sealed = sealer.seal(PURPOSE, ID_NUMBER);
        for (var i = 0; i < sealed.length; i++) {
            var altered = sealed.clone();
            altered[i] ^= 1;
            assertThatThrownBy(() -> sealer.open(PURPOSE, altered)).isInstanceOf(IllegalStateException.class)
                    .hasMessageNotContaining(ID_NUMBER);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aTruncatedValueDoesNotOpen(SealingCipher cipher) {
        var sealer = sealer(NEW, cipher);
        var sealed = sealer.seal(PURPOSE, ID_NUMBER);
        for (var length = 0; length < sealed.length; length++) {
            var part = Arrays.copyOf(sealed, length);
            assertThatThrownBy(() -> sealer.open(PURPOSE, part)).isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void aValueMovedToAnotherColumnDoesNotOpen() {
        var sealer = sealer(NEW, SealingCipher.AES);
        var phone = sealer.seal("citizen.phone", "13812345678");
        assertThatThrownBy(() -> sealer.open("citizen.name", phone)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void theSameTextIsNeverSealedToTheSameBytes() {
        var sealer = sealer(NEW, SealingCipher.AES);
        assertThat(sealer.seal(PURPOSE, ID_NUMBER)).isNotEqualTo(sealer.seal(PURPOSE, ID_NUMBER));
    }

    @Test
    void afterTheKeysTurnedOldValuesOpenAndNewOnesBeginOtherwise() {
        var before = sealer(OLD, SealingCipher.AES);
        var after = sealer(NEW + "," + OLD, SealingCipher.SM4);
        var sealed = before.seal(PURPOSE, ID_NUMBER);

        assertThat(after.open(PURPOSE, sealed)).isEqualTo(ID_NUMBER);
        assertThat(after.seal(PURPOSE, ID_NUMBER)).startsWith(after.currentHeader());
        assertThat(sealed).startsWith(before.currentHeader());
        assertThat(after.currentHeader()).isNotEqualTo(before.currentHeader());
        assertThat(after.lookup(PURPOSE, ID_NUMBER)).isEqualTo(before.lookup(PURPOSE, ID_NUMBER)).hasSize(32);
    }

    @Test
    void aKeyThatLeftTheRingOpensNothing() {
        var sealed = sealer(OLD, SealingCipher.AES).seal(PURPOSE, ID_NUMBER);
        assertThatThrownBy(() -> sealer(NEW, SealingCipher.AES).open(PURPOSE, sealed))
                .hasRootCauseMessage("key 2025 is not in the ring");
    }

    @Test
    void lookupsDifferByPurpose() {
        var sealer = sealer(NEW, SealingCipher.AES);
        assertThat(sealer.lookup("citizen.phone", "1")).isNotEqualTo(sealer.lookup("citizen.id-number", "1"));
    }

    @Test
    void withoutKeysTheHallDoesNotStartAndSaysWhatToSet() {
        assertThatThrownBy(() -> new SealingKeys(Optional.empty(), Optional.empty(), Optional.empty()))
                .hasMessageContaining("bianmin.keys.sealing").hasMessageContaining("openssl rand -base64 32");
        assertThatThrownBy(() -> new SealingKeys(Optional.of(NEW), Optional.empty(), Optional.empty()))
                .hasMessageContaining("both");
        assertThatThrownBy(() -> sealer("2026:AAAA", SealingCipher.AES)).hasMessageContaining("32 bytes");
        assertThatThrownBy(() -> sealer(NEW + "," + NEW, SealingCipher.AES)).hasMessageContaining("same id");
    }

    private static Sealer sealer(String ring, SealingCipher cipher) {
        var keys = new SealingKeys(Optional.of(ring), Optional.of(key(9)), Optional.empty());
        return new Sealer(keys, cipher, LookupHash.SHA256);
    }

    private static String key(int seed) {
        var bytes = new byte[SealingKeys.KEY_BYTES];
        Arrays.fill(bytes, (byte) seed);
        return Base64.getEncoder().encodeToString(bytes);
    }
}
