package cn.bianmin.content;

import java.util.Map;

/** What stands in the place of a person's name where no person acted. */
final class Who {

    /** Takes down what is over. */
    static final String CLOCK = "clock:";
    /** Followed by what tells one source from another. */
    static final String SOURCE = "source:";
    static final String SAMPLE_EDITOR = "sample:editor";
    static final String SAMPLE_REVIEWER = "sample:reviewer";

    private Who() {
    }

    /**
     * A name to show.
     *
     * @param caller as it is stored
     * @param names of staff
     */
    static String name(String caller, Map<String, String> names) {
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
