package cn.bianmin.guide;

import static java.util.stream.Collectors.toMap;

import java.util.List;
import java.util.Map;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;

import cn.bianmin.guide.CatalogueChange.Counts;
import cn.bianmin.hall.Desk;
import cn.bianmin.hall.DeskId;
import cn.bianmin.hall.HallId;
import cn.bianmin.hall.Halls;
import cn.bianmin.identity.Caller;
import cn.bianmin.identity.Roles;
import io.smallrye.mutiny.Uni;

/** A hall's catalogue as citizens read it and editors write it. */
@Path("/api/halls/{hall}/catalogue")
class CatalogueResource {

    private final Catalogues catalogues;
    private final CatalogueStore store;
    private final CatalogueCheck check;
    private final Renderings renderings;
    private final Halls halls;
    private final Caller caller;

    CatalogueResource(Catalogues catalogues, CatalogueStore store, CatalogueCheck check, Renderings renderings, Halls halls,
            Caller caller) {
        this.catalogues = catalogues;
        this.store = store;
        this.check = check;
        this.renderings = renderings;
        this.halls = halls;
        this.caller = caller;
    }

    /** The whole tree. */
    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @PermitAll
    public Uni<Response> tree(@PathParam("hall") HallId hall, @Context Request request) {
        return halls.plan(hall)
                .chain(plan -> catalogues.of(hall).map(catalogue -> renderings.tree(catalogue, plan.desks())))
                .map(rendered -> rendered.answer(request));
    }

    /** Puts a hall's own catalogue in the place of what it has; items that are no longer named are retired. */
    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    @RolesAllowed({ Roles.ADMIN, Roles.EDITOR })
    public Uni<Counts> replace(@PathParam("hall") HallId hall, @QueryParam("preview") @DefaultValue("false") boolean preview,
            CatalogueDocument document) {
        caller.mustWorkAt(hall);
        return halls.plan(hall).chain(plan -> {
            var desks = desksByCode(plan.desks());
            check.mustBeSound(document, desks.keySet());
            var order = new CatalogueStore.Order(hall, document, desks, false);
            return preview ? store.preview(order) : store.take(order);
        });
    }

    static Map<String, DeskId> desksByCode(List<Desk> desks) {
        return desks.stream().collect(toMap(Desk::code, Desk::id));
    }
}
