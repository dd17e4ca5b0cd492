package cn.bianmin.hall.admin;

import java.util.List;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

import cn.bianmin.hall.HallFacts;
import cn.bianmin.hall.HallPlan;
import cn.bianmin.hall.Halls;
import cn.bianmin.platform.problem.PlainPage;
import cn.bianmin.platform.problem.PlainPage.Link;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

/** Answers the front page, which links the halls and the pages of the installation. */
@Path("/")
@Produces(PlainPage.MEDIA_TYPE)
@PermitAll
class FrontPageResource {

    private static final int A_MINUTE = 60;
    private static final int MOST_HALLS = 200;
    private static final List<String> SURFACES = List.of("kiosk", "mobile", "screen", "desk");

    private final Halls halls;

    FrontPageResource(Halls halls) {
        this.halls = halls;
    }

    @GET
    @Operation(hidden = true)
    public Uni<Response> front(@HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Nullable String language) {
        return halls.all()
                .onItem().transformToMulti(all -> Multi.createFrom().iterable(all))
                .select().first(MOST_HALLS)
                .onItem().transformToUniAndConcatenate(halls::plan)
                .map(HallPlan::facts)
                .collect().asList()
                .map(all -> page(PlainPage.in(language), all));
    }

    private static Response page(PlainPage page, List<HallFacts> halls) {
        if (halls.isEmpty()) {
            page.paragraph(page.text("pages.front.none"));
        }
        return page.links(SURFACES.stream().map(name -> new Link("/" + name, page.text("pages.front." + name), "")).toList())
                .links(halls.stream().map(hall -> link(hall, page.isChinese())).toList())
                .link("/problems", page.text("pages.all"))
                .link("/q/openapi", page.text("pages.front.interface"))
                .answer(page.text("pages.front"), A_MINUTE);
    }

    private static Link link(HallFacts hall, boolean inChinese) {
        var address = "/api/halls/" + hall.id();
        return inChinese ? new Link(address, hall.name(), hall.address()) : new Link(address, hall.nameEn(), hall.addressEn());
    }
}
