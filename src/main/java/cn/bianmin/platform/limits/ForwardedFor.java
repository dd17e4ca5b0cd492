package cn.bianmin.platform.limits;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;

import io.netty.util.NetUtil;

/**
 * Finds the caller in {@code X-Forwarded-For}, read from its end: each proxy appends the address that it was asked from, so the
 * part behind the first address that is no trusted proxy is true, and everything before it is what the caller wrote.
 */
final class ForwardedFor {

    private ForwardedFor() {
    }

    /**
     * The nearest address that is no trusted proxy.
     *
     * @param peer the other end of the connection
     * @param headers the values of all headers of that name, in the order in which they came
     */
    static InetAddress caller(InetAddress peer, List<String> headers, Predicate<InetAddress> isTrusted) {
        var hops = new ArrayList<String>();
        headers.forEach(header -> Collections.addAll(hops, header.split(",", -1)));
        var nearest = peer;
        for (var i = hops.size() - 1; i >= 0 && isTrusted.test(nearest); i--) {
            var hop = address(hops.get(i).strip());
            if (hop == null) {
                // A trusted proxy that does not know whom it serves stands for all of them.
                return nearest;
            }
            nearest = hop;
        }
        return nearest;
    }

    /** An address with a port or a zone or without, {@code [2001:db8::1]:4711}; null for what is none. */
    static @Nullable InetAddress address(String text) {
        var host = text;
        if (host.startsWith("[") && host.contains("]")) {
            host = host.substring(1, host.indexOf(']'));
        } else if (host.indexOf(':') >= 0 && host.indexOf(':') == host.lastIndexOf(':')) {
            host = host.substring(0, host.indexOf(':'));
        }
        var zone = host.indexOf('%');
        var bytes = NetUtil.createByteArrayFromIpAddressString(zone < 0 ? host : host.substring(0, zone));
        try {
            // An IPv4 address within an IPv6 one becomes the IPv4 address that it is.
            return bytes == null ? null : InetAddress.getByAddress(bytes);
        } catch (UnknownHostException e) {
            throw new IllegalStateException(e);
        }
    }
}
