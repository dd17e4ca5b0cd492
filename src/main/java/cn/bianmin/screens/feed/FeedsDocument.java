package cn.bianmin.screens.feed;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;

import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;

import cn.bianmin.screens.text.ControllerText;
import io.quarkus.smallrye.openapi.OpenApiFilter;

/** Puts the feeds, which are no resources, into the OpenAPI document. */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class FeedsDocument implements OASFilter {

    private static final String ROOT = "/feeds/{hall}/";

    @Override
    public void filterOpenAPI(OpenAPI document) {
        var paths = document.getPaths() == null ? OASFactory.createPaths() : document.getPaths();
        paths.addPathItem(ROOT + "{channel}.json", item("json", "A channel as JSON Feed 1.1", JsonFeed.MEDIA_TYPE, channel()));
        paths.addPathItem(ROOT + "{channel}.atom",
                item("atom", "A channel as Atom (RFC 4287)", AtomFeed.MEDIA_TYPE, channel()));
        paths.addPathItem(ROOT + "{channel}.txt", item("txt", "A channel as plain lines for LED controllers", "text/plain",
                channel(), charset(),
                number("width", "columns; an ideograph takes two", LineFeed.MIN_WIDTH, LineFeed.MAX_WIDTH)));
        paths.addPathItem(ROOT + "led.png", item("led", "The page of the LED wall at this moment, as a picture",
                LedPictures.MEDIA_TYPE, number("width", "dots", LedAddress.LEAST, LedAddress.MOST),
                number("height", "dots", LedAddress.LEAST, LedAddress.MOST)));
        document.setPaths(paths);
    }

    private static PathItem item(String name, String summary, String mediaType, Parameter... parameters) {
        var hall = OASFactory.createParameter().name("hall").in(Parameter.In.PATH).required(true)
                .schema(OASFactory.createSchema().ref("#/components/schemas/HallId"));
        var content = OASFactory.createContent()
                .addMediaType(mediaType, OASFactory.createMediaType().schema(text()));
        var responses = OASFactory.createAPIResponses()
                .addAPIResponse("200", OASFactory.createAPIResponse().description("With a strong ETag").content(content))
                .addAPIResponse("304", OASFactory.createAPIResponse().description("The client has it"))
                .defaultValue(OASFactory.createAPIResponse().ref("#/components/responses/Problem"));
        var operation = OASFactory.createOperation().operationId("Feeds_" + name).summary(summary).addTag("screens")
                .addParameter(hall).responses(responses);
        Arrays.asList(parameters).forEach(operation::addParameter);
        return OASFactory.createPathItem().GET(operation);
    }

    private static Parameter channel() {
        return OASFactory.createParameter().name("channel").in(Parameter.In.PATH).required(true)
                .schema(text().enumeration(Arrays.stream(FeedChannel.values()).<Object> map(each -> each.word).toList()));
    }

    private static Parameter charset() {
        return query("charset", "what GBK lacks is written as 〓")
                .schema(text().enumeration(Arrays.stream(ControllerText.values()).<Object> map(each -> each.label).toList()));
    }

    private static Parameter number(String name, String description, int least, int most) {
        return query(name, description).schema(OASFactory.createSchema().type(List.of(SchemaType.INTEGER))
                .minimum(BigDecimal.valueOf(least)).maximum(BigDecimal.valueOf(most)));
    }

    private static Parameter query(String name, String description) {
        return OASFactory.createParameter().name(name).in(Parameter.In.QUERY).description(description);
    }

    private static Schema text() {
        return OASFactory.createSchema().type(List.of(SchemaType.STRING));
    }
}
