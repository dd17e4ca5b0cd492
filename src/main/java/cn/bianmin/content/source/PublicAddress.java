package cn.bianmin.content.source;

import java.math.BigInteger;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.stream.Stream;

/**
 * Which network addresses belong to the public internet (IANA's registries of special-purpose addresses, RFC 6890 and its
 * followers). An address that somebody else's name server gave must not lead into the house.
 */
final class PublicAddress {

    private static final List<Block> SPECIAL_IPV4 = Stream.of("0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8",
            "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24", "192.168.0.0/16",
            "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/3").map(Block::of).toList();
    /** IANA has assigned this block alone; the list below takes out what is not public or leads to IPv4 addresses. */
    private static final Block GLOBAL_IPV6 = Block.of("2000::/3");
    private static final List<Block> SPECIAL_IPV6 = Stream.of("2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20")
            .map(Block::of).toList();

    /** A block of addresses with the same first bits. */
    private record Block(BigInteger beginning, int otherBits) {

        static Block of(String prefix) {
            var parts = prefix.split("/", 2);
            try {
                // The resolver asks nobody about a literal address.
                var bytes = InetAddress.getByName(parts[0]).getAddress();
                var otherBits = bytes.length * Byte.SIZE - Integer.parseInt(parts[1]);
                return new Block(new BigInteger(1, bytes).shiftRight(otherBits), otherBits);
            } catch (UnknownHostException e) {
                throw new IllegalArgumentException(prefix, e);
            }
        }

        boolean holds(BigInteger address) {
            return address.shiftRight(otherBits).equals(beginning);
        }
    }

    private PublicAddress() {
    }

    static boolean is(InetAddress address) {
        var number = new BigInteger(1, address.getAddress());
        if (address instanceof Inet4Address) {
            return SPECIAL_IPV4.stream().noneMatch(block -> block.holds(number));
        }
        return GLOBAL_IPV6.holds(number) && SPECIAL_IPV6.stream().noneMatch(block -> block.holds(number));
    }
}
