package cn.bianmin.platform;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/** The page at each problem's address, as RFC 9457 advises. */
@Path("/problems")
@Produces(MediaType.TEXT_HTML + ";charset=UTF-8")
@PermitAll
public class ProblemsResource {

    private static final String LANGUAGE = HttpHeaders.ACCEPT_LANGUAGE;

    @GET
    @Operation(hidden = true)
    public Response list(@HeaderParam(LANGUAGE) @Nullable String language) {
        var texts = ProblemTexts.of(language);
        var list = new StringBuilder("<ul>\n");
        for (var type : texts.types()) {
            list.append("<li><a href=\"/problems/%s\">%s</a> %s</li>\n"
                    .formatted(type, type, escape(texts.title(type))));
        }
        return page(texts, texts.text("pages.heading"), list.append("</ul>").toString());
    }

    @GET
    @Path("/{name}")
    @Operation(hidden = true)
    public Response one(@RestPath String name, @HeaderParam(LANGUAGE) @Nullable String language) {
        var texts = ProblemTexts.of(language);
        if (!texts.knows(name)) {
            throw new ProblemException(404, "not-found");
        }
        return page(texts, texts.title(name), "<p><code>/problems/%s</code></p>\n<p>%s</p>\n<p><a href=\"/problems\">%s</a></p>"
                .formatted(name, escape(texts.page(name)), escape(texts.text("pages.all"))));
    }

    private static Response page(ProblemTexts texts, String heading, String content) {
        var html = """
                <!DOCTYPE html>
                <html lang="%s">
                <head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>%s</title></head>
                <body>
                <main>
                <h1>%s</h1>
                %s
                </main>
                </body>
                </html>
                """.formatted(texts.tag(), escape(heading), escape(heading), content);
        return Response.ok(html)
                .header(HttpHeaders.CONTENT_LANGUAGE, texts.tag())
                .header(HttpHeaders.VARY, LANGUAGE)
                .header(HttpHeaders.CACHE_CONTROL, "public, max-age=3600")
                .build();
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
    }
}
