package cn.bianmin.screens.stream;

import java.util.List;

import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;

import cn.bianmin.identity.Roles;
import io.quarkus.smallrye.openapi.OpenApiFilter;

/** Adds the event stream to the OpenAPI document, which knows only resources. */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class StreamDocument implements OASFilter {

    @Override
    public void filterOpenAPI(OpenAPI document) {
        var text = OASFactory.createSchema().type(List.of(Schema.SchemaType.STRING));
        var stream = OASFactory.createContent()
                .addMediaType("text/event-stream", OASFactory.createMediaType().schema(text));
        var operation = OASFactory.createOperation()
                .operationId("EventRoute_listen")
                .summary("What the screen is told: playlist, call, emergency, emergencyOver, heartbeat")
                .description("playlist {version}; call, the data of queue.called; emergency, a compact JWS (ES256, typ "
                        + "bianmin-emergency); emergencyOver {emergency}; heartbeat {now} every 10 s.")
                .tags(List.of("screens"))
                .addParameter(parameter("screen", Parameter.In.PATH, true))
                .addParameter(parameter("Last-Event-ID", Parameter.In.HEADER, false)
                        .description("the last event that was heard: what came after it is told first"))
                .responses(OASFactory.createAPIResponses()
                        .addAPIResponse("200", OASFactory.createAPIResponse().description("Server-sent events; it stays open")
                                .content(stream))
                        .defaultValue(OASFactory.createAPIResponse().ref("#/components/responses/Problem")))
                .addSecurityRequirement(OASFactory.createSecurityRequirement().addScheme("bearer", List.of(Roles.SCREEN)));
        document.getPaths().addPathItem("/api/screens/{screen}/events", OASFactory.createPathItem().GET(operation));
    }

    private static Parameter parameter(String name, Parameter.In in, boolean required) {
        return OASFactory.createParameter()
                .name(name)
                .in(in)
                .required(required)
                .schema(OASFactory.createSchema().type(List.of(Schema.SchemaType.STRING)));
    }
}
