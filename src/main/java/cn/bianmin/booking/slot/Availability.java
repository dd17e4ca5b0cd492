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
import java.util.zip.GZIPOutputStream;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import cn.bianmin.booking.SlotId;
import cn.bianmin.guide.Channel;
import cn.bianmin.guide.ItemId;
import cn.bianmin.hall.DayKind;
import io.smallrye.mutiny.Uni;

/**
 * The free places of an item, as bytes ready to send.
 *
 * <p>
 * An answer is given again for up to {@link #FRESH}: what is shown as free is a hint, the place itself is decided by the
 * database when it is asked for. Who asks while an answer is being made waits for the same one.
 */
@ApplicationScoped
class Availability {

    static final Duration FRESH = Duration.ofSeconds(1);
    /** Answers kept at most; beyond it all are made anew. */
    private static final int KEPT = 5_000;

    /** What is asked for. */
    record Question(ItemId item, Channel channel, LocalDate from, LocalDate to) {
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

    private record Kept(long since, Uni<Answer> answer) {

        boolean isFresh() {
            return System.nanoTime() - since < FRESH.toNanos();
        }
    }

    private final SlotLookup scenes;
    private final SlotDays slotDays;
    private final ObjectMapper json;
    private final Clock clock;
    private final ConcurrentMap<Question, Kept> kept = new ConcurrentHashMap<>();

    Availability(SlotLookup scenes, SlotDays slotDays, ObjectMapper json, Clock clock) {
        this.scenes = scenes;
        this.slotDays = slotDays;
        this.json = json;
        this.clock = clock;
    }

    Uni<Answer> of(Question question) {
        var known = kept.get(question);
        if (known != null && known.isFresh()) {
            return known.answer;
        }
        if (kept.size() > KEPT) {
            kept.clear();
        }
        return kept.compute(question, (key, old) -> old != null && old.isFresh() ? old
                : new Kept(System.nanoTime(), read(key).onFailure().invoke(() -> kept.remove(key)).memoize().indefinitely()))
                .answer();
    }

    private Uni<Answer> read(Question question) {
        return scenes.rules(question.item, question.channel)
                .chain(rules -> slotDays.read(rules.offer().desk(), question.channel, question.from, question.to)
                        .map(places -> bytes(days(question, rules, places))));
    }

    private List<Day> days(Question question, Rules rules, List<SlotDays.Places> places) {
        var byDay = places.stream().collect(Collectors.toMap(SlotDays.Places::day, Function.identity()));
        var today = LocalDate.ofInstant(clock.instant(), rules.plan().zone());
        var from = question.from.isBefore(today) ? today : question.from;
        return from.isAfter(question.to) ? List.of()
                : from.datesUntil(question.to.plusDays(1)).map(day -> day(rules, day, byDay.get(day))).toList();
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
