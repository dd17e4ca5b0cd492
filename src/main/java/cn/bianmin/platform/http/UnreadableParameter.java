package cn.bianmin.platform.http;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.Arrays;
import java.util.List;

import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.UriInfo;

import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

import cn.bianmin.platform.problem.ProblemClassifier;
import cn.bianmin.platform.problem.ProblemException;
import cn.bianmin.platform.problem.ProblemException.FieldError;

/**
 * JAX-RS answers 404 for an unreadable query parameter as well as for an unreadable path; here the query's gets its name and a
 * 400.
 */
final class UnreadableParameter {

    private UnreadableParameter() {
    }

    static ProblemException problem(NotFoundException failure, UriInfo uri, ResourceInfo resource) {
        var method = failure.getCause() == null ? null : resource.getResourceMethod();
        if (method == null) {
            return ProblemClassifier.problem(404);
        }
        return Arrays.stream(method.getParameters())
                .filter(parameter -> isUnreadable(parameter, uri))
                .findFirst()
                .map(parameter -> unreadable(String.valueOf(queryName(parameter))))
                .orElseGet(() -> ProblemClassifier.problem(404));
    }

    private static ProblemException unreadable(String name) {
        return new ProblemException(400, "invalid-request", List.of(new FieldError(name, "field.unreadable")));
    }

    private static boolean isUnreadable(Parameter parameter, UriInfo uri) {
        var name = queryName(parameter);
        var text = name == null ? null : uri.getQueryParameters().getFirst(name);
        return text != null && !reads(parameter.getType(), text);
    }

    private static @Nullable String queryName(Parameter parameter) {
        var standard = parameter.getAnnotation(QueryParam.class);
        if (standard != null) {
            return standard.value();
        }
        var brief = parameter.getAnnotation(RestQuery.class);
        if (brief == null) {
            return null;
        }
        return brief.value().isEmpty() ? parameter.getName() : brief.value();
    }

    private static boolean reads(Class<?> type, String text) {
        var boxed = java.lang.invoke.MethodType.methodType(type).wrap().returnType();
        var factory = Arrays.stream(boxed.getMethods()).filter(UnreadableParameter::isFactory).findFirst();
        try {
            if (factory.isPresent()) {
                factory.get().invoke(null, text);
            }
            return true;
        } catch (InvocationTargetException refused) {
            return false;
        } catch (IllegalAccessException | IllegalArgumentException unknown) {
            return true;
        }
    }

    /** {@code valueOf}, {@code fromString} or {@code parse} of one text. */
    private static boolean isFactory(Method method) {
        return java.lang.reflect.Modifier.isStatic(method.getModifiers())
                && List.of("valueOf", "fromString", "parse").contains(method.getName())
                && method.getParameterCount() == 1
                && method.getParameterTypes()[0].isAssignableFrom(String.class)
                && method.getParameterTypes()[0] != Object.class;
    }
}
