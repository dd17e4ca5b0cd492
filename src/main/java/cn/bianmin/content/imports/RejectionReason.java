package cn.bianmin.content.imports;

import java.text.MessageFormat;
import java.util.Arrays;
import java.util.List;

import cn.bianmin.platform.problem.ProblemTexts;

/**
 * The reason why something was not taken over, kept until somebody reads it in their language.
 *
 * @param key of {@code problems.properties}
 * @param arguments for the text's {@code {0}}, {@code {1}}; never what the row said
 */
public record RejectionReason(String key, List<String> arguments) {

    private static final String SEPARATOR = "|";

    public RejectionReason(String key, Object... arguments) {
        this(key, Arrays.stream(arguments).map(String::valueOf).toList());
    }

    public RejectionReason {
        arguments = List.copyOf(arguments);
    }

    /** Reads what {@link #stored()} wrote. */
    public static RejectionReason ofStored(String stored) {
        var parts = Arrays.asList(stored.split("\\|", -1));
        return new RejectionReason(parts.get(0), parts.subList(1, parts.size()));
    }

    public String stored() {
        return arguments.isEmpty() ? key : key + SEPARATOR + String.join(SEPARATOR, arguments);
    }

    public String in(ProblemTexts texts) {
        var text = texts.text(key);
        return arguments.isEmpty() ? text : new MessageFormat(text).format(arguments.toArray());
    }
}
