package cn.bianmin.platform.problem;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * An expected failure, told to the client as an RFC 9457 problem.
 *
 * <p>
 * The texts stand in {@code problems.properties} (zh-CN) and {@code problems_en.properties} under
 * {@code <type>.title}, {@code <type>.detail} and {@code <type>.page}; arguments fill the detail's {@code {0}}, {@code {1}} ….
 */
public class ProblemException extends RuntimeException {

    private static final long serialVersionUID = 1;

    /**
     * One thing that is wrong with the request.
     *
     * @param field its path in the body, or the parameter's name
     * @param message what is wrong, in the caller's language
     */
    public record FieldError(String field, String message) {
    }

    private final int status;
    private final String type;
    private final transient Object[] arguments;
    private final transient List<FieldError> errors;
    private @Nullable Integer retryAfterSeconds;

    public ProblemException(int status, String type, Object... arguments) {
        this(status, type, List.of(), arguments);
    }

    public ProblemException(int status, String type, List<FieldError> errors, Object... arguments) {
        super(type, null, false, false);
        this.status = status;
        this.type = type;
        this.arguments = arguments.clone();
        this.errors = List.copyOf(errors);
    }

    /** The same problem with a {@code Retry-After} header. */
    public ProblemException retryAfter(int seconds) {
        retryAfterSeconds = seconds;
        return this;
    }

    public int status() {
        return status;
    }

    /** The kebab-case name behind {@code /problems/}. */
    public String type() {
        return type;
    }

    Object[] arguments() {
        return arguments.clone();
    }

    List<FieldError> errors() {
        return errors;
    }

    @Nullable
    public Integer retryAfterSeconds() {
        return retryAfterSeconds;
    }
}
