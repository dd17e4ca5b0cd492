package cn.bianmin.guide.catalogue;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;

import cn.bianmin.guide.ItemId;
import cn.bianmin.hall.Halls;
import cn.bianmin.platform.http.Etags;
import cn.bianmin.platform.problem.ProblemException;
import io.smallrye.mutiny.Uni;

/** An item's guide. */
@Path("/api/items/{item}")
class ItemResource {

    private final Catalogues catalogues;
    private final CatalogueCache renderings;
    private final Halls halls;
    private final Etags etags;

    ItemResource(Catalogues catalogues, CatalogueCache renderings, Halls halls, Etags etags) {
        this.catalogues = catalogues;
        this.renderings = renderings;
        this.halls = halls;
        this.etags = etags;
    }

    /** The nine fields, the materials and the channels; a retired item says so. */
    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @PermitAll
    public Uni<Response> item(@PathParam("item") ItemId id, @Context Request request) {
        return catalogues.of(id.hall()).chain(catalogue -> {
            var item = catalogue.item(id);
            if (item == null) {
                throw new ProblemException(404, "unknown-item");
            }
            return halls.plan(id.hall()).map(plan -> renderings.item(item, catalogue, plan.desks()));
        }).map(bytes -> etags.answer(request, bytes, MediaType.APPLICATION_JSON));
    }
}
