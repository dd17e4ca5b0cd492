package cn.bianmin.content;

/** An address brought nothing, and why. */
final class FeedFailure extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final transient Reason reason;

    FeedFailure(String key, Object... arguments) {
        super(key, null, false, false);
        reason = new Reason(key, arguments);
    }

    Reason reason() {
        return reason;
    }
}
