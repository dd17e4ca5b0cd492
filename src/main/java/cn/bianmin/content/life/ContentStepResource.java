package cn.bianmin.content.life;

import java.time.Instant;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;

import org.jspecify.annotations.Nullable;

import cn.bianmin.content.life.ContentStore.Stand;
import cn.bianmin.hall.HallId;
import cn.bianmin.identity.Caller;
import cn.bianmin.identity.Roles;
import cn.bianmin.platform.text.PlainText;
import io.smallrye.mutiny.Uni;

/** Takes the steps of the publishing life; a step that does not lead out of the content's state is 409 {@code illegal-step}. */
@Path("/api/halls/{hall}/contents/{content}")
class ContentStepResource {

    record Because(@NotNull @PlainText(max = 200) String reason) {
    }

    /** An absent instant stays as written. */
    record During(@Nullable Instant from, @Nullable Instant until) {
    }

    private final ContentLife life;
    private final ContentReading reading;
    private final Caller caller;

    ContentStepResource(ContentLife life, ContentReading reading, Caller caller) {
        this.life = life;
        this.reading = reading;
        this.caller = caller;
    }

    /** Hands the draft to the reviewers. */
    @POST
    @Path("submit")
    @RolesAllowed(Roles.EDITOR)
    public Uni<ContentView> submit(HallId hall, UUID content) {
        caller.mustWorkAt(hall);
        return viewed(hall, life.submit(hall, content, caller.name()));
    }

    /** Approves the version; its writers get 409 {@code own-content}. */
    @POST
    @Path("approve")
    @RolesAllowed({ Roles.REVIEWER, Roles.DIRECTOR })
    public Uni<ContentView> approve(HallId hall, UUID content) {
        caller.mustWorkAt(hall);
        return viewed(hall, life.approve(hall, content, caller.name()));
    }

    /** Returns the version to its writer. */
    @POST
    @Path("return")
    @RolesAllowed({ Roles.REVIEWER, Roles.DIRECTOR })
    public Uni<ContentView> sendBack(HallId hall, UUID content, @NotNull @Valid Because because) {
        caller.mustWorkAt(hall);
        return viewed(hall, life.sendBack(hall, content, caller.name(), because.reason()));
    }

    /** Publishes the version for its period or for the one given here; 422 {@code period-over} when that is over. */
    @POST
    @Path("publish")
    @RolesAllowed({ Roles.REVIEWER, Roles.DIRECTOR })
    public Uni<ContentView> publish(HallId hall, UUID content, @NotNull During during) {
        caller.mustWorkAt(hall);
        return viewed(hall, life.publish(hall, content, caller.name(), during.from(), during.until()));
    }

    /** Takes down the version on show at once; without one it drops the version in work. */
    @POST
    @Path("withdraw")
    @RolesAllowed({ Roles.EDITOR, Roles.REVIEWER, Roles.DIRECTOR })
    public Uni<ContentView> withdraw(HallId hall, UUID content, @NotNull @Valid Because because) {
        caller.mustWorkAt(hall);
        return viewed(hall, life.withdraw(hall, content, caller.name(), because.reason()));
    }

    private Uni<ContentView> viewed(HallId hall, Uni<Stand> stepped) {
        return stepped.chain(stand -> reading.view(hall, stand));
    }
}
