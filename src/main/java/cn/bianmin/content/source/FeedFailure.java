package cn.bianmin.content.source;

import cn.bianmin.content.imports.RejectionReason;

/** Says why a visit to an address brought nothing. */
final class FeedFailure extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final transient RejectionReason reason;

    FeedFailure(String key, Object... arguments) {
        super(key, null, false, false);
        reason = new RejectionReason(key, arguments);
    }

    RejectionReason reason() {
        return reason;
    }
}
