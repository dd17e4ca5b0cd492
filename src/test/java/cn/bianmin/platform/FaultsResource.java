package cn.bianmin.platform;

import java.util.List;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

import cn.bianmin.platform.problem.ProblemException;
import cn.bianmin.platform.text.PersonName;
import cn.bianmin.platform.text.PlainText;
import io.smallrye.mutiny.Uni;

/** One door for each way to fail; in tests only. */
@Path("/api/faults")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class FaultsResource {

    public record Thing(@NotNull @PersonName String name, @PlainText(max = 30) @Nullable String note, int count,
            @Nullable List<@Valid Part> parts) {
    }

    public record Part(@NotNull @PlainText(max = 5) String label) {
    }

    @POST
    @Path("/things")
    @PermitAll
    @Operation(hidden = true)
    public Uni<Thing> thing(@Valid @NotNull Thing thing) {
        return Uni.createFrom().item(thing);
    }

    @POST
    @Path("/careless")
    @PermitAll
    @Operation(hidden = true)
    public Uni<String> careless(Thing thing) {
        return Uni.createFrom().item(thing.name());
    }

    @GET
    @Path("/numbers/{number}")
    @PermitAll
    @Operation(hidden = true)
    public Uni<Integer> number(@RestPath int number, @RestQuery @Max(9) @Nullable Integer digit) {
        return Uni.createFrom().item(number);
    }

    @GET
    @Path("/broken")
    @PermitAll
    @Operation(hidden = true)
    public Uni<String> broken() {
        return Uni.createFrom().failure(new IllegalStateException("a secret of the house"));
    }

    @GET
    @Path("/away")
    @PermitAll
    @Operation(hidden = true)
    public Uni<String> away() {
        return Uni.createFrom().failure(new ProblemException(503, "database-away").retryAfter(2));
    }

    @GET
    @Path("/too-often")
    @PermitAll
    @Operation(hidden = true)
    public Uni<String> tooOften() {
        return Uni.createFrom().failure(new ProblemException(429, "too-many-requests").retryAfter(7));
    }

    @GET
    @Path("/guarded")
    @RolesAllowed("director")
    @Operation(hidden = true)
    public Uni<String> guarded() {
        return Uni.createFrom().item("in");
    }

    @GET
    @Path("/unannotated")
    @Operation(hidden = true)
    public Uni<String> unannotated() {
        return Uni.createFrom().item("in");
    }
}
