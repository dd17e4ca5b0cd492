package cn.bianmin.screens.playlist;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;

import cn.bianmin.screens.setting.DayPart;

/**
 * One whole page of a programme: nothing begins or ends within it.
 *
 * @param number on the grid of the part's seconds, which decides whose turn it is
 * @param candidates who take turns then
 * @param item whose turn it is
 */
record ProgrammePage(long number, DayPart part, List<Integer> candidates, int item) {

    private static final int DAY = 24 * 60 * 60;
    private static final int MINUTE = 60;

    Instant start() {
        return Instant.ofEpochSecond(number * part.seconds());
    }

    Instant end() {
        return Instant.ofEpochSecond((number + 1) * part.seconds());
    }

    /** All whole pages between two instants on which something is shown, by time. */
    static List<ProgrammePage> of(Programme programme, Instant from, Instant to) {
        var pages = new ArrayList<ProgrammePage>();
        var edges = edges(programme, from.getEpochSecond(), to.getEpochSecond());
        for (var i = 0; i + 1 < edges.length; i++) {
            addWithin(programme, edges[i], edges[i + 1], pages);
        }
        return pages;
    }

    /** Between two edges nothing changes but whose turn it is. */
    private static void addWithin(Programme programme, long begin, long end, List<ProgrammePage> pages) {
        var at = Instant.ofEpochSecond(begin);
        var part = programme.partAt(at);
        var indexes = programme.candidatesAt(at, part);
        var cycle = programme.cycle(indexes);
        if (cycle.length == 0) {
            return;
        }
        var candidates = Arrays.stream(indexes).boxed().toList();
        var first = -Math.floorDiv(-begin, part.seconds());
        for (var number = first; (number + 1) * part.seconds() <= end; number++) {
            pages.add(new ProgrammePage(number, part, candidates, cycle[(int) Math.floorMod(number, (long) cycle.length)]));
        }
    }

    private static long[] edges(Programme programme, long from, long to) {
        var periods = programme.items().stream()
                .flatMapToLong(item -> LongStream.of(item.from().getEpochSecond(), item.validUntil().getEpochSecond()));
        var at = Instant.ofEpochSecond(from);
        var midnight = from - programme.secondOfDay(at);
        var minutes = programme.parts().stream().flatMap(part -> Stream.of(part.from(), part.to()));
        var parts = minutes.flatMapToLong(minute -> LongStream.rangeClosed(0, (to - midnight) / DAY)
                .map(day -> midnight + day * DAY + (long) minute.value() * MINUTE));
        var all = LongStream.concat(periods, parts).filter(edge -> edge > from && edge < to);
        return LongStream.concat(LongStream.of(from, to), all).sorted().distinct().toArray();
    }

    /**
     * Where in the list an entry with the highest weight must stand so that it is its turn on this page, if it takes part on
     * no other: it makes each round longer by one, and stands where the count comes to.
     *
     * @return before which of the items; {@code items.size()} is at the end
     */
    int placeOfGuest(Programme programme) {
        var rounds = IntStream.rangeClosed(1, Rotation.ROUNDS)
                .mapToObj(round -> candidates.stream().filter(i -> programme.items().get(i).weight() >= round).toList())
                .toList();
        var length = rounds.stream().mapToInt(round -> round.size() + 1).sum();
        var place = (int) Math.floorMod(number, (long) length);
        for (var round : rounds) {
            if (place <= round.size()) {
                return place < round.size() ? round.get(place) : programme.items().size();
            }
            place -= round.size() + 1;
        }
        throw new IllegalStateException("A place is in one of the rounds");
    }

    @Override
    public String toString() {
        return "Page[" + start() + " item " + item + "]";
    }
}
