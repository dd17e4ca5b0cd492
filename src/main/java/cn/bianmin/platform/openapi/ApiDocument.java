package cn.bianmin.platform.openapi;

import java.util.List;
import java.util.Map;

import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

import cn.bianmin.platform.problem.Problem;
import io.quarkus.smallrye.openapi.OpenApiFilter;

/** Completes the OpenAPI document with what holds for every operation: how it fails. */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class ApiDocument implements OASFilter {

    private static final String PROBLEM = "Problem";

    @Override
    public void filterOpenAPI(OpenAPI document) {
        var components = document.getComponents() == null ? OASFactory.createComponents() : document.getComponents();
        components.addSchema(PROBLEM, problem()).addResponse(PROBLEM, response());
        document.setComponents(components);
        components.getSchemas().forEach(ApiDocument::asOneWord);
        var paths = document.getPaths() == null ? null : document.getPaths().getPathItems();
        if (paths != null) {
            paths.values().stream().map(PathItem::getOperations).map(Map::values)
                    .forEach(all -> all.forEach(ApiDocument::complete));
        }
    }

    /** Typed ids are records in Java and one word, or one number, in JSON and URLs; SmallRye sees only the record. */
    private static void asOneWord(String name, Schema schema) {
        if (name.endsWith("Id") && schema.getProperties() != null) {
            schema.setProperties(null);
            schema.setRequired(null);
            schema.setType(List.of(name.equals("HallId") ? Schema.SchemaType.INTEGER : Schema.SchemaType.STRING));
        }
    }

    private static void complete(Operation operation) {
        var responses = operation.getResponses();
        // SmallRye guesses empty 401 and 403 responses; the default below says what they really carry.
        for (var guessed : List.of("400", "401", "403")) {
            var response = responses.getAPIResponse(guessed);
            if (response != null && response.getContent() == null) {
                responses.removeAPIResponse(guessed);
            }
        }
        responses.setDefaultValue(OASFactory.createAPIResponse().ref("#/components/responses/" + PROBLEM));
    }

    private static APIResponse response() {
        var schema = OASFactory.createSchema().ref("#/components/schemas/" + PROBLEM);
        var content = OASFactory.createContent()
                .addMediaType(Problem.MEDIA_TYPE, OASFactory.createMediaType().schema(schema));
        return OASFactory.createAPIResponse()
                .description("It failed; the type says why and leads to a page (RFC 9457). 401 carries WWW-Authenticate, "
                        + "429 and 503 carry Retry-After.")
                .content(content);
    }

    private static Schema problem() {
        var field = object(Map.of("field", text("its path in the body, or the parameter's name"),
                "message", text("what is wrong, in the caller's language"))).required(List.of("field", "message"));
        return object(Map.of(
                "type", text("/problems/<name>").examples(List.of("/problems/not-found")),
                "title", text("the kind of problem, in the caller's language"),
                "status", OASFactory.createSchema().addType(Schema.SchemaType.INTEGER).description("the HTTP status"),
                "detail", text("what to do about it, in the caller's language"),
                "errorId", text("names an unexpected failure in the log"),
                "errors", OASFactory.createSchema().addType(Schema.SchemaType.ARRAY).items(field)))
                .required(List.of("type", "title", "status", "detail"));
    }

    private static Schema object(Map<String, Schema> properties) {
        var schema = OASFactory.createSchema().addType(Schema.SchemaType.OBJECT);
        properties.entrySet()
                .stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(property -> schema.addProperty(property.getKey(), property.getValue()));
        return schema;
    }

    private static Schema text(String description) {
        return OASFactory.createSchema().addType(Schema.SchemaType.STRING).description(description);
    }
}
