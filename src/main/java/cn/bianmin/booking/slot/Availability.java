package cn.bianmin.booking.slot;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import cn.bianmin.booking.SlotId;
import cn.bianmin.guide.Channel;
import cn.bianmin.guide.ItemId;
import cn.bianmin.hall.DayKind;
import cn.bianmin.hall.HallId;
import io.smallrye.mutiny.Uni;

/**
 * The free places of an item, as bytes ready to send.
 *
 * <p>
 * The days that can be booked are read once for all who ask within {@link #FRESH}: what is shown as free is a hint, the place
 * itself is decided by the database when it is asked for. What is kept is found by item and channel alone. A range that somebody
 * makes up is cut from it, and so costs no reading and nobody else's answer.
 */
@ApplicationScoped
class Availability {

    static final Duration FRESH = Duration.ofSeconds(1);
    /** Items and channels of one hall; beyond it that hall's are read anew. */
    private static final int KEPT_OF_A_HALL = 2_000;

    /** What is asked for. */
    record Question(ItemId item, Channel channel) {
    }

    /**
     * @param date in the hall's zone
     * @param released whether booking of the day is open (放号)
     * @param kind what the day is
     * @param name of a holiday or the reason for closing
     * @param slots the periods that can be booked now, in order; empty when there is none
     */
    record Day(LocalDate date, boolean released, DayKind kind, @Nullable String name, List<Slot> slots) {
    }

    /** @param free places that can be booked now, a second old at most */
    record Slot(SlotId slot, OffsetDateTime start, OffsetDateTime end, int capacity, int free) {
    }

    /** The same answer plain and compressed. */
    // Only sent: equality of the arrays is never asked for.
    @SuppressWarnings("ArrayRecordComponent")
    record Answer(byte[] json, byte[] gzip) {
    }

    /**
     * @param days from today to the horizon
     * @param whole those days as bytes
     */
    private record Offered(Rules rules, List<Day> days, Answer whole) {
    }

    private record Kept(long since, Uni<Offered> offered) {
    }

    private final SlotLookup slots;
    private final SlotDays slotDays;
    private final ObjectMapper json;
    private final Clock clock;
    private final Duration fresh;
    private final ConcurrentMap<HallId, ConcurrentMap<Question, Kept>> kept = new ConcurrentHashMap<>();

    @Inject
    Availability(SlotLookup slots, SlotDays slotDays, ObjectMapper json, Clock clock) {
        this(slots, slotDays, json, clock, FRESH);
    }

    Availability(SlotLookup slots, SlotDays slotDays, ObjectMapper json, Clock clock, Duration fresh) {
        this.slots = slots;
        this.slotDays = slotDays;
        this.json = json;
        this.clock = clock;
        this.fresh = fresh;
    }

    /** Every day that can be booked. */
    Uni<Answer> of(Question question) {
        return offered(question).map(Offered::whole);
    }

    /** The days of a range; days that are over are left out, days beyond the horizon have no slots yet. */
    Uni<Answer> of(Question question, LocalDate from, LocalDate to) {
        return offered(question).map(offered -> {
            var last = offered.days.get(offered.days.size() - 1).date();
            var begun = offered.days.stream().filter(day -> !day.date().isBefore(from) && !day.date().isAfter(to));
            var beyond = from.isAfter(last) ? from : last.plusDays(1);
            var later = beyond.isAfter(to) ? Stream.<Day> empty()
                    : beyond.datesUntil(to.plusDays(1)).map(date -> day(offered.rules, date, null));
            return bytes(Stream.concat(begun, later).toList());
        });
    }

    private Uni<Offered> offered(Question question) {
        var ofHall = kept.computeIfAbsent(question.item.hall(), any -> new ConcurrentHashMap<>());
        var known = ofHall.get(question);
        if (known != null && isFresh(known)) {
            return known.offered;
        }
        if (ofHall.size() > KEPT_OF_A_HALL) {
            ofHall.clear();
        }
        return ofHall.compute(question, (key, old) -> old != null && isFresh(old) ? old
                : new Kept(System.nanoTime(),
                        read(key).onFailure().invoke(() -> ofHall.remove(key)).memoize().indefinitely()))
                .offered();
    }

    private boolean isFresh(Kept one) {
        return System.nanoTime() - one.since < fresh.toNanos();
    }

    private Uni<Offered> read(Question question) {
        return slots.rules(question.item, question.channel).chain(rules -> {
            var today = LocalDate.ofInstant(clock.instant(), rules.plan().zone());
            var horizon = today.plusDays(rules.plan().parameters().horizonDays());
            return slotDays.read(rules.offer().desk(), question.channel, today, horizon).map(places -> {
                var byDay = places.stream().collect(Collectors.toMap(SlotDays.Places::day, Function.identity()));
                var days = today.datesUntil(horizon.plusDays(1)).map(date -> day(rules, date, byDay.get(date))).toList();
                return new Offered(rules, days, bytes(days));
            });
        });
    }

    private static Day day(Rules rules, LocalDate date, SlotDays.@Nullable Places places) {
        var hours = rules.plan().hoursOn(date, rules.offer().desk());
        var released = rules.isReleased(date);
        return new Day(date, released, hours.kind(), hours.name(),
                places == null || !released || !hours.isOpen() ? List.of() : slots(rules, places));
    }

    private static List<Slot> slots(Rules rules, SlotDays.Places places) {
        return IntStream.range(0, places.starts().length)
                .filter(place -> places.capacity()[place] > 0)
                .mapToObj(place -> slot(rules, places, place))
                .filter(slot -> rules.time(slot.slot).isEmpty())
                .toList();
    }

    private static Slot slot(Rules rules, SlotDays.Places places, int place) {
        var id = new SlotId(rules.offer().desk(), rules.offer().channel(), places.day(), places.starts()[place]);
        var start = rules.startOf(id).atZone(rules.plan().zone()).toOffsetDateTime();
        return new Slot(id, start, start.plusMinutes(places.minutes()), places.capacity()[place], places.free()[place]);
    }

    private Answer bytes(List<Day> days) {
        try {
            var plain = json.writeValueAsBytes(days);
            return new Answer(plain, gzip(plain));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] gzip(byte[] plain) {
        var compressed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(compressed)) {
            gzip.write(plain);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return compressed.toByteArray();
    }
}
