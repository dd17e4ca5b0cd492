package cn.bianmin.platform.http;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The list of {@code src/test/resources/malformed-requests.txt}. */
final class MalformedRequests {

    private static final Path LIST = Path.of("src/test/resources/malformed-requests.txt");
    private static final Pattern ESCAPE = Pattern.compile("\\\\(?:x([0-9a-f]{2})|(.))");

    private MalformedRequests() {
    }

    /** Each line of the list as it stands there. */
    static List<String> all() throws IOException {
        return Files.readAllLines(LIST).stream().filter(line -> !line.isBlank() && !line.startsWith("#")).toList();
    }

    /** The bytes of a line, one a character. */
    static String bytes(String line) {
        return ESCAPE.matcher(line).replaceAll(found -> Matcher.quoteReplacement(
                found.group(1) == null ? one(found.group(2))
                        : Character.toString((char) Integer.parseInt(found.group(1), 16))));
    }

    private static String one(String letter) {
        return switch (letter) {
            case "r" -> "\r";
            case "n" -> "\n";
            case "t" -> "\t";
            case "\\" -> "\\";
            default -> throw new IllegalArgumentException("\\" + letter);
        };
    }
}
