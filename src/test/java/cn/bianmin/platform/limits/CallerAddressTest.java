package cn.bianmin.platform.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whom the limits count, with and without proxies before the server; {@code HttpIT} asks the same of the whole server. */
class CallerAddressTest {

    private static final List<String> TRUSTED = List.of("10.0.0.0/8", "2001:db8:ffff::/48", "192.0.2.1");

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "10.0.0.1            | 203.0.113.7                       | 203.0.113.7",
            "192.0.2.1           | 203.0.113.7                       | 203.0.113.7",
            "2001:db8:ffff::1    | 203.0.113.7                       | 203.0.113.7",
            "10.0.0.1            | forged, 198.51.100.1, 203.0.113.7 | 203.0.113.7",
            "10.0.0.1            | 203.0.113.7, 10.9.9.9, 10.0.0.2   | 203.0.113.7",
            "10.0.0.1            | 10.9.9.9, 10.0.0.2                | 10.9.9.9",
            "10.0.0.1            | 203.0.113.7, unknown, 10.0.0.2    | 10.0.0.2",
            "10.0.0.1            | unknown                           | 10.0.0.1",
            "10.0.0.1            | ''                                | 10.0.0.1",
            "10.0.0.1            | 203.0.113.7:4711                  | 203.0.113.7",
            "10.0.0.1            | ::ffff:203.0.113.7                | 203.0.113.7",
            "::ffff:10.0.0.1     | 203.0.113.7                       | 203.0.113.7",
            "10.0.0.1            | 2001:db8::1                       | 20010db800000000",
            "10.0.0.1            | [2001:db8:0:0:9::1]:4711          | 20010db800000000",
            "10.0.0.1            | 2001:db8:0:1::1                   | 20010db800000001",
            "10.0.0.1            | fe80::1%eth0                      | fe80000000000000" })
    void aTrustedProxyNamesTheCaller(String peer, String header, String network) {
        assertThat(network(peer, header)).isEqualTo(network);
    }

    @ParameterizedTest
    @ValueSource(strings = { "11.0.0.1", "192.0.2.2", "203.0.113.99" })
    void nobodyElseDoes(String peer) {
        assertThat(network(peer, "10.0.0.1")).isEqualTo(peer);
        assertThat(network(peer, "203.0.113.7, 10.0.0.1")).isEqualTo(peer);
    }

    @ParameterizedTest
    @CsvSource({ "203.0.113.7,cb0071", "203.0.113.99,cb0071", "127.0.0.9,127.0.0.9", "2001:db8:1:2::3,20010db80001",
            "2001:db8:1:9::3,20010db80001", "::1,000000000000" })
    void anOfficeCountsAsOneSite(String address, String site) {
        assertThat(CallerAddress.site(address(address))).isEqualTo(site);
    }

    @Test
    void thisMachineIsKnown() {
        assertThat(List.of("127.0.0.1", "::1", "::ffff:127.0.0.1")).allMatch(own -> CallerAddress.isThisMachine(address(own)));
        assertThat(List.of("127.0.0.2", "::2", "203.0.113.7")).noneMatch(own -> CallerAddress.isThisMachine(address(own)));
    }

    @Test
    void severalHeadersAreOneList() {
        var caller = ForwardedFor.caller(address("10.0.0.1"), List.of("198.51.100.1", "203.0.113.7", "10.0.0.3"),
                address -> address.getHostAddress().startsWith("10."));
        assertThat(CallerAddress.network(caller)).isEqualTo("203.0.113.7");
    }

    @Test
    void withoutTheSettingNobodyIsTrusted() {
        var addresses = new CallerAddress(false, Optional.of(TRUSTED));
        assertThat(addresses.isTrusted(address("10.0.0.1"))).isFalse();
    }

    @Test
    void aSettingThatTrustsEverybodyOrNamesNoAddressStopsTheServer() {
        assertThatThrownBy(() -> new CallerAddress(true, Optional.empty())).hasMessageContaining("trusted-proxies");
        for (var wrong : List.of("proxy.example.org", "localhost:80", "10.0.0.0/33", "")) {
            assertThatThrownBy(() -> new CallerAddress(true, Optional.of(List.of(wrong))))
                    .hasMessageContaining("trusted-proxies");
        }
    }

    private static String network(String peer, String header) {
        var addresses = new CallerAddress(true, Optional.of(TRUSTED));
        return CallerAddress.network(ForwardedFor.caller(address(peer), List.of(header), addresses::isTrusted));
    }

    private static InetAddress address(String text) {
        return Stream.ofNullable(ForwardedFor.address(text)).findFirst().orElseThrow();
    }
}
