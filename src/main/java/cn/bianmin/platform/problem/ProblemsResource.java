package cn.bianmin.platform.problem;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

import cn.bianmin.platform.problem.PlainPage.Link;

/** The page at each problem's address, as RFC 9457 advises. */
@Path("/problems")
@Produces(PlainPage.MEDIA_TYPE)
@PermitAll
public class ProblemsResource {

    private static final String LANGUAGE = HttpHeaders.ACCEPT_LANGUAGE;
    private static final int AN_HOUR = 3_600;

    @GET
    @Operation(hidden = true)
    public Response list(@HeaderParam(LANGUAGE) @Nullable String language) {
        var texts = ProblemTexts.of(language);
        var links = texts.types().stream().map(type -> new Link("/problems/" + type, type, texts.title(type))).toList();
        return new PlainPage(texts).links(links).answer(texts.text("pages.heading"), AN_HOUR);
    }

    @GET
    @Path("/{name}")
    @Operation(hidden = true)
    public Response one(@RestPath String name, @HeaderParam(LANGUAGE) @Nullable String language) {
        var texts = ProblemTexts.of(language);
        if (!texts.knows(name)) {
            throw new ProblemException(404, "not-found");
        }
        return new PlainPage(texts)
                .paragraph("/problems/" + name)
                .paragraph(texts.page(name))
                .link("/problems", texts.text("pages.all"))
                .answer(texts.title(name), AN_HOUR);
    }
}
