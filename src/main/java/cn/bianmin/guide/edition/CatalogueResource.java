package cn.bianmin.guide.edition;

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

import cn.bianmin.guide.catalogue.CatalogueCache;
import cn.bianmin.guide.catalogue.Catalogues;
import cn.bianmin.guide.edition.CatalogueChange.Counts;
import cn.bianmin.hall.HallId;
import cn.bianmin.hall.Halls;
import cn.bianmin.identity.Caller;
import cn.bianmin.identity.Roles;
import cn.bianmin.platform.http.Etags;
import io.smallrye.mutiny.Uni;

/** A hall's catalogue as citizens read it and editors write it. */
@Path("/api/halls/{hall}/catalogue")
class CatalogueResource {

    private final Catalogues catalogues;
    private final CatalogueStore store;
    private final CatalogueCache renderings;
    private final Halls halls;
    private final Etags etags;
    private final Caller caller;

    CatalogueResource(Catalogues catalogues, CatalogueStore store, CatalogueCache renderings, Halls halls, Etags etags,
            Caller caller) {
        this.catalogues = catalogues;
        this.store = store;
        this.renderings = renderings;
        this.halls = halls;
        this.etags = etags;
        this.caller = caller;
    }

    /** The whole tree. */
    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @PermitAll
    public Uni<Response> tree(@PathParam("hall") HallId hall, @Context Request request) {
        return halls.plan(hall)
                .chain(plan -> catalogues.of(hall).map(catalogue -> renderings.tree(catalogue, plan.desks())))
                .map(bytes -> etags.answer(request, bytes, MediaType.APPLICATION_JSON));
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
            var order = store.order(plan, document, false);
            return preview ? store.preview(order) : store.take(order);
        });
    }
}
