package cn.bianmin.platform.problem;

import java.util.List;

import org.jspecify.annotations.Nullable;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/**
 * A failure as the client reads it (RFC 9457), in one language.
 *
 * @param type {@code /problems/<name>}, where its page is
 * @param errors the fields at fault, empty when the request as a whole is
 * @param errorId names the entry in the log, for unexpected failures
 */
public record Problem(String type, String title, int status, String detail, List<ProblemException.FieldError> errors,
        @Nullable String errorId) {

    public static final String MEDIA_TYPE = "application/problem+json";

    public static Problem of(ProblemException failure, ProblemTexts texts) {
        var type = failure.type();
        var detail = texts.detail(type, failure.arguments());
        var errorId = failure instanceof UnexpectedFailure unexpected ? unexpected.errorId() : null;
        var errors = failure.errors().stream().map(error -> inWords(error, texts)).toList();
        return new Problem("/problems/" + type, texts.title(type), failure.status(), detail, errors, errorId);
    }

    /** Fields of the framework's own failures carry the key of their message. */
    private static ProblemException.FieldError inWords(ProblemException.FieldError error, ProblemTexts texts) {
        return new ProblemException.FieldError(error.field(), texts.text(error.message()));
    }

    public String toJson() {
        var json = new JsonObject()
                .put("type", type)
                .put("title", title)
                .put("status", status)
                .put("detail", detail);
        if (errorId != null) {
            json.put("errorId", errorId);
        }
        if (!errors.isEmpty()) {
            var list = new JsonArray();
            errors.forEach(error -> list.add(new JsonObject().put("field", error.field()).put("message", error.message())));
            json.put("errors", list);
        }
        return json.encode();
    }
}
