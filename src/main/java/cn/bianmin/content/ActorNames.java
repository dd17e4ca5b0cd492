package cn.bianmin.content;

import java.util.Map;

/** What stands in the place of a person's name where no person acted. */
public final class ActorNames {

    /** Takes down what is over. */
    public static final String CLOCK = "clock:";
    /** Followed by what tells one source from another. */
    public static final String SOURCE = "source:";
    public static final String SAMPLE_EDITOR = "sample:editor";
    public static final String SAMPLE_REVIEWER = "sample:reviewer";

    private ActorNames() {
    }

    /**
     * A name to show.
     *
     * @param caller as it is stored
     * @param names of staff
     */
    public static String name(String caller, Map<String, String> names) {
        var known = names.get(caller);
        if (known != null) {
            return known;
        }
        return switch (caller.substring(0, caller.indexOf(':') + 1)) {
            case CLOCK -> "系统";
            case SOURCE -> "外部来源";
            case "sample:" -> "示例";
            default -> "";
        };
    }
}
