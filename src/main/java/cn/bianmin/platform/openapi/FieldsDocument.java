package cn.bianmin.platform.openapi;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.RecordComponentInfo;
import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;

import io.quarkus.smallrye.openapi.OpenApiFilter;

/**
 * Says in the OpenAPI document which fields a body must have and which may be null or left out, as the records say it to the
 * compiler: clients generate their types from it.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class FieldsDocument implements OASFilter {

    private static final String REF = "#/components/schemas/";
    private static final DotName NULLABLE = DotName.createSimple(Nullable.class);
    private static final DotName SCHEMA = DotName.createSimple(
            org.eclipse.microprofile.openapi.annotations.media.Schema.class);
    private static final DotName INCLUDE = DotName.createSimple(JsonInclude.class);
    private static final DotName PROPERTY = DotName.createSimple(JsonProperty.class);

    private final List<ClassInfo> records;

    /** @param index of the application's classes */
    public FieldsDocument(IndexView index) {
        records = index.getKnownClasses()
                .stream()
                .filter(each -> each.isRecord() && each.name().packagePrefix().startsWith("cn.bianmin"))
                .toList();
    }

    @Override
    public void filterOpenAPI(OpenAPI document) {
        if (document.getComponents() == null || document.getPaths() == null) {
            return;
        }
        var schemas = document.getComponents().getSchemas();
        var sent = sent(document, schemas);
        schemas.forEach((name, schema) -> {
            var origin = originOf(name, schema);
            if (origin != null && sent.contains(name)) {
                requireFields(schema, origin);
            } else if (origin != null && schema.getRequired() == null) {
                tell(schema, origin);
            }
        });
    }

    /** SmallRye numbers records of one name; their fields tell them apart. A schema may have more of them: computed ones. */
    private @Nullable ClassInfo originOf(String name, Schema schema) {
        if (schema.getProperties() == null) {
            return null;
        }
        var properties = schema.getProperties().keySet();
        return records.stream()
                .filter(each -> isNamed(each, name) && properties.containsAll(fieldsOf(each).keySet()))
                .max(Comparator.comparingInt(each -> fieldsOf(each).size()))
                .orElse(null);
    }

    private static boolean isNamed(ClassInfo origin, String name) {
        var named = origin.declaredAnnotation(SCHEMA);
        return name.startsWith(origin.simpleName())
                || (named != null && named.value("name") != null && named.value("name").asString().equals(name));
    }

    /**
     * A caller must send what the record does not call nullable: Bean Validation, {@code StrictJson} or the record itself refuses
     * a body without it.
     */
    private static void requireFields(Schema schema, ClassInfo origin) {
        fieldsOf(origin).forEach((name, component) -> {
            if (!component.type().hasAnnotation(NULLABLE)) {
                require(schema, name);
            }
        });
    }

    private static void tell(Schema schema, ClassInfo origin) {
        var leavesNullsOut = origin.hasDeclaredAnnotation(INCLUDE);
        fieldsOf(origin).forEach((name, component) -> {
            var isNullable = component.type().hasAnnotation(NULLABLE);
            if (isNullable && !leavesNullsOut) {
                schema.addProperty(name, orNull(propertyOf(schema, name)));
            }
            if (!isNullable || !leavesNullsOut) {
                require(schema, name);
            }
        });
    }

    private static Schema propertyOf(Schema schema, String name) {
        return Objects.requireNonNull(schema.getProperties().get(name), name);
    }

    private static void require(Schema schema, String name) {
        if (schema.getRequired() == null || !schema.getRequired().contains(name)) {
            schema.addRequired(name);
        }
    }

    private static Schema orNull(Schema schema) {
        return schema.getRef() == null ? schema.addType(Schema.SchemaType.NULL)
                : OASFactory.createSchema().addAnyOf(schema)
                        .addAnyOf(OASFactory.createSchema().addType(Schema.SchemaType.NULL));
    }

    private static Map<String, RecordComponentInfo> fieldsOf(ClassInfo origin) {
        var fields = new LinkedHashMap<String, RecordComponentInfo>();
        for (var component : origin.recordComponentsInDeclarationOrder()) {
            // It stands on the field: its kind of annotation does not stay on the component.
            var property = origin.field(component.name()).annotation(PROPERTY);
            fields.put(property == null ? component.name() : property.value().asString(), component);
        }
        return fields;
    }

    /** The names of what callers send, and of all that is in it. */
    private static Set<String> sent(OpenAPI document, Map<String, Schema> schemas) {
        var found = new HashSet<String>();
        var open = new ArrayDeque<Schema>();
        document.getPaths().getPathItems().values().stream().map(PathItem::getOperations).map(Map::values)
                .flatMap(Collection::stream)
                .map(operation -> operation.getRequestBody())
                .filter(body -> body != null && body.getContent() != null)
                .flatMap(body -> body.getContent().getMediaTypes().values().stream())
                .map(type -> type.getSchema())
                .filter(Objects::nonNull)
                .forEach(open::add);
        while (!open.isEmpty()) {
            var schema = open.remove();
            var ref = schema.getRef();
            if (ref == null) {
                open.addAll(partsOf(schema));
            } else if (ref.startsWith(REF) && found.add(ref.substring(REF.length()))) {
                open.addAll(partsOf(Objects.requireNonNull(schemas.get(ref.substring(REF.length())))));
            }
        }
        return found;
    }

    private static List<Schema> partsOf(Schema schema) {
        var parts = new ArrayList<Schema>();
        if (schema.getProperties() != null) {
            parts.addAll(schema.getProperties().values());
        }
        Stream.of(schema.getAllOf(), schema.getAnyOf(), schema.getOneOf()).filter(Objects::nonNull).forEach(parts::addAll);
        Stream.of(schema.getItems(), schema.getAdditionalPropertiesSchema()).filter(Objects::nonNull).forEach(parts::add);
        return parts;
    }
}
