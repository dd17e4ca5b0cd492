package cn.bianmin.booking.admission;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import cn.bianmin.booking.Booking;
import cn.bianmin.booking.BookingId;
import cn.bianmin.booking.BookingState;
import cn.bianmin.booking.BookingView;
import cn.bianmin.booking.HoldId;
import cn.bianmin.booking.Refusal;
import cn.bianmin.booking.prereview.PreReviews;
import cn.bianmin.booking.slot.BookableSlot;
import cn.bianmin.identity.CitizenId;
import cn.bianmin.platform.UuidV7;
import cn.bianmin.platform.limits.Idempotency;
import cn.bianmin.platform.sealing.Sealer;
import io.smallrye.mutiny.Uni;

/** Turns a request whose rules are kept and whose person is known into an application, and its verdict into the answer. */
@ApplicationScoped
public class BookingSubmission {

    /**
     * Who asks.
     *
     * @param visited ID number of whom a home visit is for
     * @param accessToken given out with the answer to a citizen who was not signed in
     * @param key the header {@code Idempotency-Key}
     * @param hold the place is kept already
     */
    public record Applicant(CitizenId citizen, @Nullable String visited, @Nullable String accessToken, @Nullable String key,
            @Nullable HoldId hold) {
    }

    /**
     * A place promised, now or at an earlier try.
     *
     * @param answer the bytes of a {@link BookingView}
     */
    public record Booked(BookingId booking, Idempotency.Answer answer) {
    }

    private static final String DETAILS = "booking.details";
    private static final long CODES = 1_000_000_000_000L;

    private final Admission admission;
    private final Idempotency idempotency;
    private final Sealer sealer;
    private final ObjectMapper json;
    private final Clock clock;

    BookingSubmission(Admission admission, Idempotency idempotency, Sealer sealer, ObjectMapper json, Clock clock) {
        this.admission = admission;
        this.idempotency = idempotency;
        this.sealer = sealer;
        this.json = json;
        this.clock = clock;
    }

    /** The answer to give, new or for the second time; fails with the refusal's problem. */
    public Uni<Booked> apply(BookableSlot scene, BookingRequest request, Applicant applicant) {
        var id = UuidV7.next(clock);
        var booking = new Booking(new BookingId(scene.slot().hall(), id), applicant.citizen(), scene.offer().item(),
                scene.slot(), scene.minutes(), code(id), BookingState.CONFIRMED, clock.instant(), null);
        var answer = bytes(BookingView.of(booking, scene.plan(), scene.offer().itemName(), scene.offer().materials(),
                applicant.accessToken()));
        var person = new AdmissionRequest.Person(
                applicant.citizen().value(),
                booking.code(),
                applicant.hold() == null ? null : applicant.hold().value(),
                request.preReview() == null ? null : request.preReview().value(),
                applicant.visited() == null ? null : PreReviews.personKey(sealer, applicant.visited()),
                details(request),
                key(applicant, request),
                answer);
        return admission
                .apply(new AdmissionRequest(id, scene.slot(), scene.offer().item(), scene.minutes(), scene.plan().parameters(),
                        null,
                        person))
                .map(verdict -> booked(verdict, booking.id(), person));
    }

    /**
     * The answer to the same post at an earlier time, which rules of today do not change; fails with the refusal when none is
     * kept.
     */
    Uni<Booked> answered(BookingRequest request, Applicant applicant, Throwable refusal) {
        var key = key(applicant, request);
        return key == null ? Uni.createFrom().failure(refusal)
                : idempotency.answered(key).map(answer -> answer
                        .map(known -> new Booked(bookingOf(known), known))
                        .orElseThrow(() -> refusal instanceof RuntimeException problem ? problem
                                : new IllegalStateException(refusal)));
    }

    private Booked booked(AdmissionResult verdict, BookingId booking, AdmissionRequest.Person person) {
        if (verdict instanceof AdmissionResult.Replayed replayed) {
            return new Booked(bookingOf(replayed.answer()), replayed.answer());
        }
        if (verdict instanceof AdmissionResult.Refused refused) {
            throw (refused.reason() == Refusal.SLOT_FULL && person.hold() != null ? Refusal.HOLD_EXPIRED : refused.reason())
                    .problem();
        }
        return new Booked(booking, new Idempotency.Answer(201, person.answer()));
    }

    private BookingId bookingOf(Idempotency.Answer answer) {
        try {
            return BookingId.fromString(json.readTree(answer.body()).get("booking").asText());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A keyed hash, because the body may hold a password and an ID number. */
    private Idempotency.@Nullable Key key(Applicant applicant, BookingRequest request) {
        if (applicant.key() == null) {
            return null;
        }
        var body = new String(bytes(request), StandardCharsets.UTF_8);
        return new Idempotency.Key("citizen:" + applicant.citizen(), applicant.key(), sealer.lookup("booking.body", body));
    }

    private byte @Nullable [] details(BookingRequest request) {
        return Optional.ofNullable(request.details())
                .map(details -> sealer.seal(DETAILS, new String(bytes(details), StandardCharsets.UTF_8)))
                .orElse(null);
    }

    /** Twelve digits of the id's random part: unguessable like the id, and typed in a minute. */
    public static String code(UUID id) {
        return String.format(Locale.ROOT, "%012d", Long.remainderUnsigned(id.getLeastSignificantBits(), CODES));
    }

    private byte[] bytes(Object value) {
        try {
            return json.writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Not JSON: " + value.getClass(), e);
        }
    }
}
