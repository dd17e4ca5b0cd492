package cn.bianmin.booking.admission;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

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
import cn.bianmin.platform.database.TransactionStep;
import cn.bianmin.platform.limits.Idempotency;
import cn.bianmin.platform.sealing.Sealer;
import io.smallrye.mutiny.Uni;

/** Turns a request whose rules are kept and whose citizen is known into an admission request, and its result into the answer. */
@ApplicationScoped
public class BookingSubmission {

    /**
     * Who books.
     *
     * @param caller under whose name the answer is kept
     * @param visited ID number of whom a home visit is for
     * @param key the header {@code Idempotency-Key}
     * @param hold the place is kept already
     * @param onSuccess written together with the booking
     */
    public record Applicant(CitizenId citizen, String caller, @Nullable String visited, @Nullable String key,
            @Nullable HoldId hold, @Nullable TransactionStep onSuccess) {

        /** A citizen who is signed in. */
        public static Applicant signedIn(CitizenId citizen, @Nullable String visited, @Nullable String key,
                @Nullable HoldId hold) {
            return new Applicant(citizen, "citizen:" + citizen, visited, key, hold, null);
        }
    }

    /**
     * A place promised, now or at an earlier try.
     *
     * @param isNew false when an earlier answer is given again
     * @param answer the bytes of a {@link BookingView} without a token
     */
    public record Booked(BookingId booking, CitizenId citizen, boolean isNew, Idempotency.Answer answer) {
    }

    private static final String DETAILS = "booking.details";
    private static final long CODES = 1_000_000_000_000L;

    private final Admission admission;
    private final NetworkShares shares;
    private final Idempotency idempotency;
    private final Sealer sealer;
    private final ObjectMapper json;
    private final Clock clock;

    BookingSubmission(Admission admission, NetworkShares shares, Idempotency idempotency, Sealer sealer, ObjectMapper json,
            Clock clock) {
        this.admission = admission;
        this.shares = shares;
        this.idempotency = idempotency;
        this.sealer = sealer;
        this.json = json;
        this.clock = clock;
    }

    /** The answer to give, new or for the second time; fails with the refusal's problem. */
    public Uni<Booked> submit(BookableSlot slot, BookingRequest request, Applicant applicant) {
        var id = UuidV7.next(clock);
        var booking = new Booking(new BookingId(slot.slot().hall(), id), applicant.citizen(), slot.offer().item(),
                slot.slot(), slot.minutes(), code(id), BookingState.CONFIRMED, clock.instant(), null);
        var answer = bytes(BookingView.of(booking, slot.plan(), slot.offer().itemName(), slot.offer().materials(), null));
        var person = new AdmissionRequest.Person(
                applicant.citizen().value(),
                booking.code(),
                applicant.hold() == null ? null : applicant.hold().value(),
                request.preReview() == null ? null : request.preReview().value(),
                applicant.visited() == null ? null : PreReviews.personKey(sealer, applicant.visited()),
                details(request),
                applicant.key() == null ? null : key(applicant.caller(), applicant.key(), request),
                answer,
                applicant.onSuccess());
        return shares.ofProven(slot.slot().hall())
                .chain(share -> admission.admit(new AdmissionRequest(id, slot.slot(), slot.offer().item(), slot.minutes(),
                        slot.plan().parameters(), null, share, person)))
                .map(result -> booked(result, booking, request, person));
    }

    /**
     * The answer to the same post at an earlier time, which rules and places of today do not change; fails with the refusal when
     * none is kept, and with {@code idempotency-key-reused} when the key was used for another body.
     */
    Uni<Booked> answeredBefore(BookingRequest request, CitizenId citizen, String caller, @Nullable String key,
            Throwable refusal) {
        return key == null ? Uni.createFrom().failure(refusal)
                : idempotency.answered(key(caller, key, request)).chain(answer -> answer
                        .map(known -> Uni.createFrom().item(new Booked(bookingOf(known), citizen, false, known)))
                        .orElseGet(() -> Uni.createFrom().failure(refusal)));
    }

    /** Without a place of one's own nobody hears of a hold. */
    private Booked booked(AdmissionResult result, Booking booking, BookingRequest request, AdmissionRequest.Person person) {
        if (result instanceof AdmissionResult.Replayed replayed) {
            return new Booked(bookingOf(replayed.answer()), booking.citizen(), false, replayed.answer());
        }
        if (result instanceof AdmissionResult.Refused refused) {
            var isPlaceGone = refused.reason() == Refusal.SLOT_FULL || refused.reason() == Refusal.HOLD_EXPIRED;
            throw (isPlaceGone ? placeGone(request) : refused.reason()).problem();
        }
        return new Booked(booking.id(), booking.citizen(), true, new Idempotency.Answer(201, person.answer()));
    }

    /** What somebody is told whose place is not to be had: a hold is spoken of only to who named one. */
    static Refusal placeGone(BookingRequest request) {
        return request.hold() == null ? Refusal.SLOT_FULL : Refusal.HOLD_EXPIRED;
    }

    /** The same answer with a token, which is never kept. */
    byte[] withToken(Booked booked, String accessToken) {
        try {
            return bytes(((ObjectNode) json.readTree(booked.answer().body())).put("accessToken", accessToken));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private BookingId bookingOf(Idempotency.Answer answer) {
        try {
            return BookingId.fromString(json.readTree(answer.body()).get("booking").asText());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The body goes into a keyed hash, because it may hold a password and an ID number. */
    private Idempotency.Key key(String caller, String key, BookingRequest request) {
        return new Idempotency.Key(caller, key, bodyHash(request));
    }

    private byte[] bodyHash(BookingRequest request) {
        return sealer.lookup("booking.body", new String(bytes(request.withoutChallenge()), StandardCharsets.UTF_8));
    }

    /** The same for the same key and body, and not to be guessed: of two such posts at once the second is found by it. */
    UUID idOfPost(@Nullable String key, BookingRequest request) {
        if (key == null) {
            return UuidV7.next(clock);
        }
        var body = new String(bytes(request.withoutChallenge()), StandardCharsets.UTF_8);
        var hash = ByteBuffer.wrap(sealer.lookup("booking.post", key + '\0' + body));
        return new UUID(hash.getLong(), hash.getLong());
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
