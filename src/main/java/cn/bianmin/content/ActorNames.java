package cn.bianmin.content;

import java.util.Map;

/** Names the actors that are no persons. */
public final class ActorNames {

    /** The job that ends contents whose period is over. */
    public static final String CLOCK = "clock:";
    /** A source; its id follows. */
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
