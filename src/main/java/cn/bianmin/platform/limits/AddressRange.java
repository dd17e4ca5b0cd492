package cn.bianmin.platform.limits;

import java.net.InetAddress;

import org.jspecify.annotations.Nullable;

/**
 * Addresses that begin with the same bits, {@code 10.0.0.0/8}; IPv4 and IPv6 never match each other.
 *
 * @param bits how many of them count
 */
record AddressRange(InetAddress network, int bits) {

    /** An address or a range as it is written (RFC 4632, RFC 4291); null for what is neither. */
    static @Nullable AddressRange parse(String text) {
        var slash = text.indexOf('/');
        var host = slash < 0 ? text : text.substring(0, slash);
        // Names, and the ports that ForwardedFor reads over, are no part of a range.
        var address = host.matches("[0-9.]+|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*") ? ForwardedFor.address(host) : null;
        if (address == null) {
            return null;
        }
        var width = address.getAddress().length * Byte.SIZE;
        var bits = slash < 0 ? width : bits(text.substring(slash + 1));
        return bits < 0 || bits > width ? null : new AddressRange(address, bits);
    }

    private static int bits(String digits) {
        return digits.matches("\\d{1,3}") ? Integer.parseInt(digits) : -1;
    }

    boolean contains(InetAddress address) {
        var ours = network.getAddress();
        var theirs = address.getAddress();
        if (ours.length != theirs.length) {
            return false;
        }
        for (var bit = 0; bit < bits; bit++) {
            var mask = 0x80 >> bit % Byte.SIZE;
            if (((ours[bit / Byte.SIZE] ^ theirs[bit / Byte.SIZE]) & mask) != 0) {
                return false;
            }
        }
        return true;
    }
}
