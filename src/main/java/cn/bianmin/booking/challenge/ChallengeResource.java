package cn.bianmin.booking.challenge;

import java.time.Duration;

import jakarta.annotation.security.PermitAll;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;

import cn.bianmin.hall.HallId;
import cn.bianmin.hall.Halls;
import cn.bianmin.identity.Caller;
import cn.bianmin.platform.limits.Limits;
import io.smallrye.mutiny.Uni;

/** Puzzles for a booking that was answered {@code challenge-required}. */
@Path("/api/challenges")
@Tag(name = "booking")
class ChallengeResource {

    private static final int PER_SOURCE = 30;
    private static final Duration NEXT_PER_SOURCE = Duration.ofSeconds(10);

    private final Challenges challenges;
    private final Halls halls;
    private final Limits limits;
    private final Caller caller;

    ChallengeResource(Challenges challenges, Halls halls, Limits limits, Caller caller) {
        this.challenges = challenges;
        this.halls = halls;
        this.limits = limits;
        this.caller = caller;
    }

    @GET
    @PermitAll
    @Operation(summary = "A puzzle to solve before booking", description = """
            Needed when POST /api/bookings answers challenge-required: by people who are not signed in, when their network has \
            booked before or much comes in at once. Find the number from 0 to maxNumber for which SHA-256 of the salt followed by \
            the number in decimal digits is the challenge, and send salt, number and signature as challenge with the booking. \
            Good once, for 15 minutes, in the same hall and from the same network.""")
    @APIResponse(responseCode = "200", description = "A fresh puzzle", content = @Content(schema = @Schema(implementation = Challenge.class)))
    public Uni<RestResponse<Challenge>> challenge(@RestQuery @NotNull HallId hall) {
        return limits.take("booking.challenge", caller.source(), PER_SOURCE, NEXT_PER_SOURCE)
                .chain(() -> halls.plan(hall))
                .chain(() -> challenges.next(hall, caller.network().orElse(0L)))
                .map(challenge -> RestResponse.ResponseBuilder.ok(challenge).header("Cache-Control", "no-store").build());
    }
}
