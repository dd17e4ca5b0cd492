package cn.bianmin.platform.http;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;

import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.inject.Singleton;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;

/** Knows which methods a path takes, because a 405 has to list them (RFC 9110, 15.5.6) and the framework does not. */
@Singleton
class AllowedMethods {

    private static final Pattern PARAMETER = Pattern.compile("\\{[^}]*}");

    private record Operation(Pattern path, String method) {
    }

    private final List<Operation> operations = new ArrayList<>();

    AllowedMethods(BeanManager beans) {
        for (var bean : beans.getBeans(Object.class, Any.Literal.INSTANCE)) {
            var path = bean.getBeanClass().getAnnotation(Path.class);
            if (path != null) {
                collect(bean.getBeanClass(), path.value());
            }
        }
    }

    private void collect(Class<?> resource, String root) {
        for (var method : resource.getDeclaredMethods()) {
            var path = method.getAnnotation(Path.class);
            var address = pattern(root + "/" + (path == null ? "" : path.value()));
            Arrays.stream(method.getAnnotations())
                    .map(each -> each.annotationType().getAnnotation(HttpMethod.class))
                    .filter(verb -> verb != null)
                    .forEach(verb -> operations.add(new Operation(address, verb.value())));
        }
    }

    private static Pattern pattern(String template) {
        var clean = ("/" + template).replaceAll("/+", "/").replaceAll("(?<=.)/$", "");
        var literals = PARAMETER.split(clean, -1);
        return Pattern.compile(String.join("[^/]+", Arrays.stream(literals).map(Pattern::quote).toList()));
    }

    /** The methods as {@code Allow} lists them: by name, with commas. */
    String at(String path) {
        var methods = new TreeSet<>(List.of("OPTIONS"));
        operations.stream().filter(operation -> operation.path().matcher(path).matches())
                .forEach(operation -> methods.add(operation.method()));
        if (methods.contains(HttpMethod.GET)) {
            methods.add(HttpMethod.HEAD);
        }
        return String.join(", ", methods);
    }
}
