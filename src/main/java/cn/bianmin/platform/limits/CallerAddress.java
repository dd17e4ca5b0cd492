package cn.bianmin.platform.limits;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import org.eclipse.microprofile.config.inject.ConfigProperty;

import io.quarkus.runtime.StartupEvent;
import io.vertx.core.http.HttpServerRequest;

/**
 * Knows the address that a request comes from, which limits count by: the other end of the connection or, behind proxies that the
 * installation trusts, the address that they name.
 *
 * <p>
 * The settings are those of Quarkus. Quarkus itself takes the first address of {@code X-Forwarded-For}, which is the caller's own
 * word wherever a proxy appends to the header; {@link ForwardedFor} reads it from the other end.
 */
@Singleton
public class CallerAddress {

    private static final String FORWARDING = "quarkus.http.proxy.proxy-address-forwarding";
    private static final String TRUSTED = "quarkus.http.proxy.trusted-proxies";
    private static final int IPV6_NETWORK_BYTES = 8;
    private static final int IPV6_SITE_BYTES = 6;
    private static final int IPV4_SITE_BYTES = 3;
    private static final Set<String> OWN = Set.of("127.0.0.1", "0:0:0:0:0:0:0:1");

    private final List<AddressRange> trusted;

    CallerAddress(@ConfigProperty(name = FORWARDING, defaultValue = "false") boolean isForwarding,
            @ConfigProperty(name = TRUSTED) Optional<List<String>> proxies) {
        if (isForwarding && proxies.isEmpty()) {
            throw new IllegalStateException(FORWARDING + " needs " + TRUSTED + ": without it anybody could choose an address");
        }
        this.trusted = isForwarding ? proxies.orElseThrow().stream().map(CallerAddress::range).toList() : List.of();
    }

    /** A wrong setting stops the server when it starts, not the first caller. */
    void check(@Observes StartupEvent start) {
        // The constructor has checked everything.
    }

    /** The address of the caller; empty when the connection has none. */
    public Optional<InetAddress> of(HttpServerRequest request) {
        var remote = request.connection().remoteAddress();
        return Optional.ofNullable(remote == null ? null : remote.hostAddress())
                .map(ForwardedFor::address)
                .map(peer -> ForwardedFor.caller(peer, request.headers().getAll("X-Forwarded-For"), this::isTrusted));
    }

    boolean isTrusted(InetAddress address) {
        return trusted.stream().anyMatch(range -> range.contains(address));
    }

    /** What one household has: an IPv4 address, or the first 64 bits of an IPv6 address, which stand for 2^64 of them. */
    public static String network(InetAddress address) {
        return address instanceof Inet6Address ? begin(address, IPV6_NETWORK_BYTES) : address.getHostAddress();
    }

    /** What one office or provider hands out: /24 of IPv4, /48 of IPv6. On the loopback network each address counts by itself. */
    public static String site(InetAddress address) {
        if (address instanceof Inet6Address) {
            return begin(address, IPV6_SITE_BYTES);
        }
        return address.isLoopbackAddress() ? address.getHostAddress() : begin(address, IPV4_SITE_BYTES);
    }

    /** Whether it is the address that this machine has for itself. */
    public static boolean isThisMachine(InetAddress address) {
        return OWN.contains(address.getHostAddress());
    }

    private static String begin(InetAddress address, int bytes) {
        return HexFormat.of().formatHex(address.getAddress(), 0, bytes);
    }

    /** Names and ports are refused: a name may change what it means, and a proxy's port does at each connection. */
    private static AddressRange range(String text) {
        var range = AddressRange.parse(text.strip());
        if (range == null) {
            throw new IllegalStateException(TRUSTED + ": " + text + " is neither an address nor a range of addresses");
        }
        return range;
    }
}
