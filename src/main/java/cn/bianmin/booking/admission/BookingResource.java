package cn.bianmin.booking.admission;

import java.net.URI;
import java.time.Duration;

import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

import cn.bianmin.booking.BookingView;
import cn.bianmin.booking.HoldId;
import cn.bianmin.booking.Refusal;
import cn.bianmin.booking.admission.BookingSubmission.Applicant;
import cn.bianmin.booking.admission.BookingSubmission.Booked;
import cn.bianmin.booking.slot.BookableSlot;
import cn.bianmin.booking.slot.SlotLookup;
import cn.bianmin.guide.Channel;
import cn.bianmin.identity.Caller;
import cn.bianmin.identity.CitizenId;
import cn.bianmin.identity.Citizens;
import cn.bianmin.identity.Roles;
import cn.bianmin.platform.limits.Limits;
import cn.bianmin.platform.problem.ProblemException;
import cn.bianmin.platform.text.PlainText;
import io.smallrye.mutiny.Uni;

/** Books a place in one of the four channels. */
@Path("/api/bookings")
@Tag(name = "booking")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
class BookingResource {

    /** A family books for itself; a robot would like to book for everybody. Kiosks of the hall are not limited. */
    private static final int BOOKINGS_PER_SOURCE = 10;
    private static final Duration NEXT_PER_SOURCE = Duration.ofMinutes(2);

    private final SlotLookup scenes;
    private final Holds holds;
    private final BookingSubmission applicants;
    private final Citizens citizens;
    private final Limits limits;
    private final Caller caller;

    BookingResource(SlotLookup scenes, Holds holds, BookingSubmission applicants, Citizens citizens, Limits limits,
            Caller caller) {
        this.scenes = scenes;
        this.holds = holds;
        this.applicants = applicants;
        this.citizens = citizens;
        this.limits = limits;
        this.caller = caller;
    }

    @POST
    @PermitAll
    @Operation(summary = "Book a place", description = """
            For the person named in the body, else for the citizen who is signed in. The same Idempotency-Key with the same body \
            gives the first answer again for 7 days. Refusals change nothing and are judged anew when asked again.""")
    @APIResponse(responseCode = "201", description = "The place is promised", content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = BookingView.class)))
    public Uni<RestResponse<byte[]>> book(
            @RestHeader("Idempotency-Key") @Nullable @PlainText(min = 1, max = 64) String key,
            @NotNull @Valid BookingRequest request) {
        var named = request.person();
        var signedIn = caller.citizen();
        if (named == null && signedIn.isEmpty()) {
            throw new ProblemException(401, "unauthorized");
        }
        var answer = named == null ? book(signedIn.orElseThrow(), key, request) : bookNamed(named, key, request);
        return answer.map(BookingResource::created);
    }

    private Uni<Booked> book(CitizenId citizen, @Nullable String key, BookingRequest request) {
        return scene(request).onItemOrFailure().transformToUni((scene, refusal) -> refusal != null
                ? applicants.answered(request, new Applicant(citizen, null, null, key, null), refusal)
                : visited(citizen, request).chain(visited -> applicants.apply(scene, request,
                        new Applicant(citizen, visited, null, key, request.hold()))));
    }

    /** Finding out who it is takes long on purpose, so the place is kept meanwhile. */
    private Uni<Booked> bookNamed(Citizens.Registration named, @Nullable String key, BookingRequest request) {
        return limit().chain(() -> scene(request).onItemOrFailure().transformToUni((scene, refusal) -> refusal != null
                ? answered(named, key, request, refusal)
                : bookNamed(named, key, request, scene)));
    }

    /**
     * What was answered before, to who sends the very same body, password and all. Everybody else gets the refusal, whether or not
     * we know the person.
     */
    private Uni<Booked> answered(Citizens.Registration named, @Nullable String key, BookingRequest request, Throwable refusal) {
        return key == null || !(refusal instanceof ProblemException) ? Uni.createFrom().failure(refusal)
                : citizens.findByIdNumber(named.idNumber())
                        .chain(known -> known.isEmpty() ? Uni.createFrom().<Booked> failure(refusal)
                                : applicants.answered(request, new Applicant(known.get(), null, null, key, null), refusal))
                        .onFailure(ProblemException.class)
                        .transform(any -> refusal);
    }

    private Uni<Booked> bookNamed(Citizens.Registration named, @Nullable String key, BookingRequest request,
            BookableSlot scene) {
        return hold(scene, key, request).chain(held -> citizens.identify(named, caller)
                .chain(citizen -> Uni.combine().all().unis(citizens.openSession(citizen), visited(citizen, request))
                        .with((tokens, visited) -> new Applicant(citizen, visited, tokens.accessToken(), key, held.hold)))
                .chain(applicant -> applicants.apply(scene, request, applicant))
                .eventually(() -> held.letGo(holds)));
    }

    private Uni<BookableSlot> scene(BookingRequest request) {
        var period = request.period();
        if (period.channel() != request.channel()) {
            throw Refusal.SLOT_DOES_NOT_FIT.problem();
        }
        return principal(request).chain(() -> request.hold() == null ? scenes.of(period, request.item())
                : scenes.ofHold(period, request.item()));
    }

    /** For whom somebody acts must have a sound ID number; whether we know them is nobody's business. */
    private Uni<Void> principal(BookingRequest request) {
        var principal = request.behalfOf();
        return principal == null ? Uni.createFrom().voidItem()
                : citizens.findByIdNumber(principal.idNumber()).replaceWithVoid();
    }

    /** Whom a home visit is for; of other channels nobody needs to know. */
    private Uni<@Nullable String> visited(CitizenId citizen, BookingRequest request) {
        if (request.channel() != Channel.HOME_VISIT) {
            return Uni.createFrom().nullItem();
        }
        var principal = request.behalfOf();
        return principal != null ? Uni.createFrom().item(principal.idNumber())
                : citizens.person(citizen).map(person -> person.idNumber());
    }

    /**
     * A place kept while we find out who it is.
     *
     * @param ours taken here, so to be given back when it is not booked
     */
    private record Held(@Nullable HoldId hold, boolean ours) {

        Uni<Void> letGo(Holds holds) {
            return hold == null || !ours ? Uni.createFrom().voidItem() : holds.letGo(hold);
        }
    }

    /** Full: who has a key may be asking again for what they already have, and only the admission can tell. */
    private Uni<Held> hold(BookableSlot scene, @Nullable String key, BookingRequest request) {
        if (request.hold() != null) {
            return Uni.createFrom().item(new Held(request.hold(), false));
        }
        var held = holds.take(scene).map(hold -> new Held(hold.hold(), true));
        return key == null ? held : held.onFailure(ProblemException.class).recoverWithItem(new Held(null, false));
    }

    private Uni<Void> limit() {
        if (caller.has(Roles.KIOSK)) {
            return Uni.createFrom().voidItem();
        }
        return limits.take("booking.source", caller.source(), BOOKINGS_PER_SOURCE, NEXT_PER_SOURCE);
    }

    private static RestResponse<byte[]> created(Booked booked) {
        return RestResponse.ResponseBuilder.create(RestResponse.Status.CREATED, booked.answer().body())
                .location(URI.create("/api/bookings/" + booked.booking()))
                .build();
    }
}
