package cn.bianmin.guide.edition;

/** Who serves an item in a channel (seed 3): two channels have a desk of their own. */
final class ServingDesk {

    /** The third-floor green window. */
    private static final String GREEN = "green";
    /** The team that goes out. */
    private static final String HOME_VISIT = "home-visit";

    private ServingDesk() {
    }

    /** The code of the desk; the item's own but for the green window and home visits. */
    static String code(String channel, String itsOwn) {
        return switch (channel) {
            case "GREEN" -> GREEN;
            case "HOME_VISIT" -> HOME_VISIT;
            default -> itsOwn;
        };
    }
}
