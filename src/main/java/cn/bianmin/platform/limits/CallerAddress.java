package cn.bianmin.platform.limits;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

import io.quarkus.runtime.StartupEvent;
import io.vertx.core.http.HttpServerRequest;

/**
 * Knows the network that a request comes from, which limits count by: the other end of the connection or, behind proxies that the
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
    /** Of an IPv6 address only the network counts: one household holds 2^64 addresses. */
    private static final int IPV6_NETWORK_BYTES = 8;

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

    /** The network of the caller: an IPv4 address, or 64 bits of an IPv6 one; null when the connection has none. */
    public @Nullable String of(HttpServerRequest request) {
        var remote = request.connection().remoteAddress();
        var peer = remote == null || remote.hostAddress() == null ? null : ForwardedFor.address(remote.hostAddress());
        return peer == null ? null
                : network(ForwardedFor.caller(peer, request.headers().getAll("X-Forwarded-For"), this::isTrusted));
    }

    boolean isTrusted(InetAddress address) {
        return trusted.stream().anyMatch(range -> range.contains(address));
    }

    static String network(InetAddress address) {
        return address instanceof Inet6Address
                ? HexFormat.of().formatHex(Arrays.copyOf(address.getAddress(), IPV6_NETWORK_BYTES))
                : address.getHostAddress();
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
