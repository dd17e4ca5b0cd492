package cn.bianmin.platform.http;

import java.util.Map;

import jakarta.enterprise.event.Observes;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;

/** Adds the headers that every answer carries (OWASP ASVS 5.0, V3.4), whichever class wrote it. */
public class SecurityHeaders {

    /** Scripts, styles and fonts come from this server alone; pictures may stand in the page (QR codes). */
    static final String CONTENT_SECURITY_POLICY = "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; "
            + "frame-ancestors 'none'; form-action 'self'";

    public static final Map<String, String> ALWAYS = Map.of(
            "Content-Security-Policy", CONTENT_SECURITY_POLICY,
            "X-Content-Type-Options", "nosniff",
            "X-Frame-Options", "DENY",
            "Referrer-Policy", "no-referrer",
            "Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
            "Cross-Origin-Opener-Policy", "same-origin",
            "Cross-Origin-Embedder-Policy", "require-corp",
            "Cross-Origin-Resource-Policy", "same-origin");

    /** The desk shows this page in a frame, as a preview; no other site may frame it. */
    private static final String FRAMED_BY_US = "/screen";
    private static final Map<String, String> WHEN_FRAMED = Map.of(
            "Content-Security-Policy", CONTENT_SECURITY_POLICY.replace("frame-ancestors 'none'", "frame-ancestors 'self'"),
            "X-Frame-Options", "SAMEORIGIN");

    /** This page may ask a card reader's agent on its own machine (docs/card-reader.md), whose port the hall chooses. */
    private static final String READS_CARDS = "/kiosk";
    private static final String CARD_READER_POLICY = CONTENT_SECURITY_POLICY + "; connect-src 'self' ws://127.0.0.1:*";

    private static final String TWO_YEARS = "max-age=63072000; includeSubDomains";

    void install(@Observes Filters filters) {
        filters.register(SecurityHeaders::add, RequestGuard.PRIORITY + 1);
    }

    private static void add(RoutingContext context) {
        var headers = context.response().headers();
        ALWAYS.forEach(headers::set);
        if (FRAMED_BY_US.equals(context.request().path())) {
            WHEN_FRAMED.forEach(headers::set);
        }
        if (READS_CARDS.equals(context.request().path())) {
            headers.set("Content-Security-Policy", CARD_READER_POLICY);
        }
        // Browsers ignore it over plain HTTP, and a hall without TLS must stay reachable.
        if ("https".equals(context.request().scheme())) {
            headers.set("Strict-Transport-Security", TWO_YEARS);
        }
        context.addHeadersEndHandler(any -> forbidStoring(context));
        context.next();
    }

    /** Answers of the API are personal unless they say themselves how long they keep. */
    private static void forbidStoring(RoutingContext context) {
        var headers = context.response().headers();
        var isOfApi = context.request().uri().startsWith("/api");
        var isFailure = context.response().getStatusCode() >= 400;
        if ((isOfApi || isFailure) && !headers.contains(HttpHeaders.CACHE_CONTROL)) {
            headers.set(HttpHeaders.CACHE_CONTROL, "no-store");
        }
    }
}
