package cn.bianmin.platform.http;

import java.util.List;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import io.netty.util.NetUtil;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;

/** The {@code Host} of a request: one name or address, with a port or without (RFC 9112, 3.2; RFC 3986, 3.2.2). */
public final class HostHeader {

    private static final Pattern AUTHORITY = Pattern.compile(
            "(?:\\[(?<address>[0-9A-Fa-f:.]+)]|(?:[\\w.~!$&'()*+,;=-]|%[0-9A-Fa-f]{2})+)(?::(?<port>\\d{0,5}))?");
    private static final int HIGHEST_PORT = 65_535;
    private static final int LONGEST = 255 + ":65535".length();

    private HostHeader() {
    }

    static boolean isWellFormed(HttpServerRequest request) {
        var hosts = request.headers().getAll(HttpHeaders.HOST);
        return isWellFormed(hosts, hosts.isEmpty() && request.version() == HttpVersion.HTTP_1_0);
    }

    /**
     * Whether there is one, and it names a host.
     *
     * @param isOld HTTP/1.0, which may go without one
     */
    public static boolean isWellFormed(List<String> hosts, boolean isOld) {
        return hosts.isEmpty() ? isOld : isOneAuthority(hosts);
    }

    private static boolean isOneAuthority(List<String> hosts) {
        var host = hosts.get(0);
        var parts = AUTHORITY.matcher(host);
        return hosts.size() == 1 && host.length() <= LONGEST && parts.matches()
                && isAddress(parts.group("address")) && isPort(parts.group("port"));
    }

    private static boolean isAddress(@Nullable String bracketed) {
        return bracketed == null || NetUtil.isValidIpV6Address(bracketed);
    }

    private static boolean isPort(@Nullable String digits) {
        return digits == null || digits.isEmpty() || Integer.parseInt(digits) <= HIGHEST_PORT;
    }
}
