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
import cn.bianmin.booking.admission.BookingSubmission.Applicant;
import cn.bianmin.booking.admission.BookingSubmission.Booked;
import cn.bianmin.guide.Channel;
import cn.bianmin.identity.Caller;
import cn.bianmin.identity.CitizenId;
import cn.bianmin.identity.Citizens;
import cn.bianmin.identity.Registrations;
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

    private final SlotOfRequest slots;
    private final BookingSubmission submission;
    private final NamedSubmission namedSubmission;
    private final Citizens citizens;
    private final Limits limits;
    private final Caller caller;

    BookingResource(SlotOfRequest slots, BookingSubmission submission, NamedSubmission namedSubmission, Citizens citizens,
            Limits limits, Caller caller) {
        this.slots = slots;
        this.submission = submission;
        this.namedSubmission = namedSubmission;
        this.citizens = citizens;
        this.limits = limits;
        this.caller = caller;
    }

    @POST
    @PermitAll
    @Operation(summary = "Book a place", description = """
            For the person named in the body, else for the citizen who is signed in. The same Idempotency-Key with the same body \
            gives the first answer again for 7 days, byte for byte but for accessToken: that is never kept, and who is named in \
            the body gets a fresh one each time. Refusals change nothing and are judged anew when asked again.""")
    @APIResponse(responseCode = "201", description = "The place is promised", content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = BookingView.class)))
    public Uni<RestResponse<byte[]>> book(
            @RestHeader("Idempotency-Key") @Nullable @PlainText(min = 1, max = 64) String key,
            @NotNull @Valid BookingRequest request) {
        var named = request.person();
        if (named != null) {
            return bookNamed(named, key, request);
        }
        var citizen = caller.citizen().orElseThrow(() -> new ProblemException(401, "unauthorized"));
        return bookSignedIn(citizen, key, request).map(booked -> created(booked, booked.answer().body()));
    }

    /** The kept answer comes before every refusal, because rules and places of today do not change it. */
    private Uni<Booked> bookSignedIn(CitizenId citizen, @Nullable String key, BookingRequest request) {
        return Uni.createFrom().deferred(() -> slots.of(request))
                .onItemOrFailure()
                .transformToUni((slot, refusal) -> refusal == null
                        ? visited(citizen, request).chain(visited -> submission.submit(slot, request,
                                Applicant.signedIn(citizen, visited, key, request.hold())))
                        : submission.answeredBefore(request, citizen, "citizen:" + citizen, key, refusal));
    }

    private Uni<RestResponse<byte[]>> bookNamed(Registrations.Registration named, @Nullable String key,
            BookingRequest request) {
        var post = namedSubmission.post(request, named, key);
        return limit().chain(() -> namedSubmission.book(post))
                .map(answer -> created(answer.booked(), answer.body()));
    }

    /** Whom a home visit is for; of other channels nobody needs to know. */
    private Uni<@Nullable String> visited(CitizenId citizen, BookingRequest request) {
        if (request.channel() != Channel.HOME_VISIT) {
            return Uni.createFrom().nullItem();
        }
        var principal = request.behalfOf();
        return principal != null ? Uni.createFrom().item(principal.idNumber())
                : citizens.idNumber(citizen);
    }

    private Uni<Void> limit() {
        if (caller.has(Roles.KIOSK)) {
            return Uni.createFrom().voidItem();
        }
        return limits.take("booking.source", caller.source(), BOOKINGS_PER_SOURCE, NEXT_PER_SOURCE);
    }

    private static RestResponse<byte[]> created(Booked booked, byte[] body) {
        return RestResponse.ResponseBuilder.create(RestResponse.Status.CREATED, body)
                .location(URI.create("/api/bookings/" + booked.booking()))
                .build();
    }
}
