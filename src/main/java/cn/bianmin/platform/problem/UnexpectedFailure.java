package cn.bianmin.platform.problem;

/** A fault of our own: the client learns only the number under which the log tells more. */
final class UnexpectedFailure extends ProblemException {

    private static final long serialVersionUID = 1;

    private final String errorId;

    UnexpectedFailure(String errorId) {
        super(500, "internal-error", errorId);
        this.errorId = errorId;
    }

    String errorId() {
        return errorId;
    }
}
