package cn.bianmin.platform.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.annotation.Priority;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.openapi.annotations.Operation;

import cn.bianmin.platform.StartupLinks;
import io.smallrye.common.annotation.NonBlocking;

/**
 * The pages that the build of {@code kiosk-ui} lays beside the classes, at addresses without an ending.
 *
 * <p>
 * A page is asked for each time and answered by its tag; the scripts and fonts it names carry a hash in their own names and
 * are kept.
 */
@Path("/")
@PermitAll
@Singleton
public class PagesResource {

    private static final String KIOSK = "kiosk";
    private static final String MOBILE = "mobile";
    private static final String SCREEN = "screen";
    private static final String DESK = "desk";
    private static final String HTML = MediaType.TEXT_HTML + ";charset=UTF-8";
    private static final int AFTER_THE_HALL = 1_500;

    private final Etags etags;
    private final Map<String, byte[]> pages;

    PagesResource(Etags etags) {
        this.etags = etags;
        this.pages = Stream.of(KIOSK, MOBILE, SCREEN, DESK).collect(Collectors.toMap(Function.identity(), PagesResource::read));
    }

    void show(@Observes @Priority(AFTER_THE_HALL) StartupLinks signs) {
        signs.address("Kiosk", "/" + KIOSK);
        signs.address("Phone", "/" + MOBILE);
        signs.address("Screens", "/" + SCREEN);
        signs.address("Desk", "/" + DESK);
    }

    /** The page of citizens at a kiosk or with a phone, of a wall, or of the staff. */
    @GET
    @Path("{page: " + KIOSK + "|" + MOBILE + "|" + SCREEN + "|" + DESK + "}")
    @Operation(hidden = true)
    @NonBlocking
    public Response page(@Context Request request, @PathParam("page") String page) {
        return etags.answer(request, Objects.requireNonNull(pages.get(page)), HTML);
    }

    private static byte[] read(String page) {
        var path = "META-INF/resources/" + page + ".html";
        try (var file = Thread.currentThread().getContextClassLoader().getResourceAsStream(path)) {
            return Objects.requireNonNull(file, () -> path + " is missing: kiosk-ui was not built").readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
