package cn.bianmin.content;

import java.text.MessageFormat;
import java.util.Arrays;
import java.util.List;

import cn.bianmin.platform.ProblemTexts;

/**
 * Why something was not taken over, kept until somebody reads it in a language of theirs.
 *
 * @param key of {@code problems.properties}
 * @param arguments for the text's {@code {0}}, {@code {1}}; never what the row said
 */
record Reason(String key, List<String> arguments) {

    private static final String SEPARATOR = "|";

    Reason(String key, Object... arguments) {
        this(key, Arrays.stream(arguments).map(String::valueOf).toList());
    }

    Reason {
        arguments = List.copyOf(arguments);
    }

    /** As {@link #stored()} wrote it. */
    static Reason ofStored(String stored) {
        var parts = Arrays.asList(stored.split("\\|", -1));
        return new Reason(parts.get(0), parts.subList(1, parts.size()));
    }

    String stored() {
        return arguments.isEmpty() ? key : key + SEPARATOR + String.join(SEPARATOR, arguments);
    }

    String in(ProblemTexts texts) {
        var text = texts.text(key);
        return arguments.isEmpty() ? text : new MessageFormat(text).format(arguments.toArray());
    }
}
