package cn.bianmin.platform.problem;

import java.util.List;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.jspecify.annotations.Nullable;

/**
 * A page of words and links, without a script, in the language of its reader. The build of {@code kiosk-ui} makes its look.
 *
 * <p>
 * Its own words are texts of {@code problems.properties} and {@code problems_en.properties}, named by their keys.
 */
public final class PlainPage {

    public static final String MEDIA_TYPE = MediaType.TEXT_HTML + ";charset=UTF-8";

    private final ProblemTexts texts;
    private final StringBuilder content = new StringBuilder();

    PlainPage(ProblemTexts texts) {
        this.texts = texts;
    }

    /** For whoever sent this {@code Accept-Language}. */
    public static PlainPage in(@Nullable String acceptLanguage) {
        return new PlainPage(ProblemTexts.of(acceptLanguage));
    }

    /** Simplified Chinese or else English. */
    public boolean isChinese() {
        return texts == ProblemTexts.CHINESE;
    }

    public String text(String key) {
        return texts.text(key);
    }

    public PlainPage paragraph(String text) {
        content.append("<p>").append(escape(text)).append("</p>\n");
        return this;
    }

    public PlainPage link(String address, String text) {
        content.append("<p>").append(anchor(new Link(address, text, ""))).append("</p>\n");
        return this;
    }

    /** A place to go to; what stands beside it is no part of the link. */
    public record Link(String address, String text, String beside) {
    }

    public PlainPage links(List<Link> links) {
        content.append("<ul>\n");
        links.forEach(link -> content.append("<li>%s %s</li>\n".formatted(anchor(link), escape(link.beside()))));
        content.append("</ul>\n");
        return this;
    }

    /** The whole page, which may be kept for so many seconds. */
    public Response answer(String heading, int seconds) {
        var html = """
                <!DOCTYPE html>
                <html lang="%s">
                <head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>%s</title>
                <link rel="stylesheet" href="/plain.css"></head>
                <body>
                <main>
                <h1>%s</h1>
                %s</main>
                </body>
                </html>
                """.formatted(texts.tag(), escape(heading), escape(heading), content);
        return Response.ok(html)
                .header(HttpHeaders.CONTENT_LANGUAGE, texts.tag())
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE)
                .header(HttpHeaders.CACHE_CONTROL, "public, max-age=" + seconds)
                .build();
    }

    private static String anchor(Link link) {
        return "<a href=\"%s\">%s</a>".formatted(escape(link.address()), escape(link.text()));
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
    }
}
