package cn.bianmin.platform.sealing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.config.inject.ConfigProperty;

import io.quarkus.runtime.Startup;

/**
 * The keys of the installation, which come from outside and never stand in the database.
 *
 * <p>
 * {@code bianmin.keys.sealing=<id>:<base64 of 32 bytes>[,…]}: the first seals, all open. {@code bianmin.keys.lookup=<base64 of
 * 32 bytes>} finds what is sealed, and is for good. The embedded installation has both in a file beside its data; with a
 * server of its own an installation without keys does not start.
 */
@Startup
@ApplicationScoped
public class SealingKeys {

    static final int KEY_BYTES = 32;
    static final String SEALING = "bianmin.keys.sealing";
    static final String LOOKUP = "bianmin.keys.lookup";
    public static final String FILE = "bianmin.keys.file";
    private static final int LONGEST_ID = 16;

    /** One sealing key; its id stands in everything it sealed. */
    // Never compared.
    @SuppressWarnings("ArrayRecordComponent")
    record Key(String id, byte[] bytes) {

        Key {
            if (id.isEmpty() || id.length() > LONGEST_ID || !id.chars().allMatch(c -> c > ' ' && c < 0x7F)) {
                throw new IllegalStateException(SEALING + ": a key's id has 1 to 16 printable ASCII characters");
            }
        }

        /** Without the bytes, whoever prints it. */
        @Override
        public String toString() {
            return "Key[" + id + "]";
        }
    }

    private final List<Key> sealing;
    private final byte[] lookup;

    SealingKeys(
            @ConfigProperty(name = SEALING) Optional<String> sealing,
            @ConfigProperty(name = LOOKUP) Optional<String> lookup,
            @ConfigProperty(name = FILE) Optional<Path> file) {
        var configured = new Properties();
        if (sealing.isPresent() != lookup.isPresent()) {
            throw new IllegalStateException("Set both " + SEALING + " and " + LOOKUP + ", or neither");
        }
        if (sealing.isPresent() && lookup.isPresent()) {
            configured.setProperty(SEALING, sealing.get());
            configured.setProperty(LOOKUP, lookup.get());
        } else {
            configured = read(file.orElseThrow(() -> new IllegalStateException(SEALING + " and " + LOOKUP
                    + " are not set. Personal data in a database of your own needs keys that stand outside of it:"
                    + " each is the base64 of 32 random bytes (openssl rand -base64 32), for example "
                    + SEALING + "=2026:<base64> and " + LOOKUP + "=<base64>")));
        }
        this.sealing = parse(configured.getProperty(SEALING, ""));
        this.lookup = decode(LOOKUP, configured.getProperty(LOOKUP, ""));
    }

    Key current() {
        return sealing.get(0);
    }

    Optional<Key> find(String id) {
        return sealing.stream().filter(key -> key.id.equals(id)).findFirst();
    }

    /** More than one key: what the older ones sealed is to be sealed again. */
    boolean isRotating() {
        return sealing.size() > 1;
    }

    byte[] lookup() {
        return lookup;
    }

    private static Properties read(Path file) {
        try (var reader = Files.newBufferedReader(file)) {
            var keys = new Properties();
            keys.load(reader);
            return keys;
        } catch (IOException e) {
            throw new UncheckedIOException("The keys in " + file + " cannot be read", e);
        }
    }

    private static List<Key> parse(String ring) {
        var keys = Stream.of(ring.split(",")).map(String::strip).map(SealingKeys::parseKey).toList();
        if (keys.stream().map(Key::id).distinct().count() < keys.size()) {
            throw new IllegalStateException(SEALING + ": two keys have the same id");
        }
        return keys;
    }

    private static Key parseKey(String entry) {
        var colon = entry.indexOf(':');
        if (colon < 0) {
            throw new IllegalStateException(SEALING + ": each key is <id>:<base64 of 32 bytes>");
        }
        return new Key(entry.substring(0, colon), decode(SEALING, entry.substring(colon + 1)));
    }

    private static byte[] decode(String name, String base64) {
        try {
            var bytes = Base64.getDecoder().decode(base64.strip());
            if (bytes.length == KEY_BYTES) {
                return bytes;
            }
        } catch (IllegalArgumentException e) {
            // Said below without the text: it may be most of a key.
        }
        throw new IllegalStateException(name + ": a key is the base64 of exactly 32 bytes");
    }
}
