package cn.bianmin.screens.playlist;

import java.time.Instant;
import java.util.stream.LongStream;

import cn.bianmin.screens.setting.DayPart;

/**
 * Whose turn it is: a pure function of the programme and the time, so that two screens agree and one that is cut off goes on
 * alone. The screens' page computes the same; {@code rotation.json} among the tests' resources holds both to it.
 *
 * <pre>
 *   part       = the first whose local time holds t, else the first
 *   candidates = items of the part's kinds with from ≤ t &lt; validUntil, in list order
 *   cycle      = for r in 1..5: every candidate with weight ≥ r, in list order
 *   item       = cycle[ floor(epochSeconds(t) / part.seconds) mod cycle.length ]
 *   page       = the grid of part.seconds around t, cut where a part of the day or a period of one of the part's kinds
 *                begins or ends
 * </pre>
 */
public final class Rotation {

    /** As many as there are weights. */
    static final int ROUNDS = 5;

    private static final int DAY = 24 * 60 * 60;
    private static final int MINUTE = 60;

    private Rotation() {
    }

    public static ProgrammeTurn at(Playlist playlist, Instant at) {
        return at(playlist.programme(), at);
    }

    public static ProgrammeTurn at(Programme programme, Instant at) {
        var part = programme.partAt(at);
        var cycle = programme.cycle(programme.candidatesAt(at, part));
        var page = Math.floorDiv(at.getEpochSecond(), part.seconds());
        var item = cycle.length == 0 ? ProgrammeTurn.NOTHING : cycle[(int) Math.floorMod(page, (long) cycle.length)];
        var second = at.getEpochSecond();
        var start = LongStream.concat(LongStream.of(page * part.seconds()), edges(programme, part, at))
                .filter(edge -> edge <= second)
                .max()
                .orElseThrow();
        var end = LongStream.concat(LongStream.of((page + 1) * part.seconds()), edges(programme, part, at))
                .filter(edge -> edge > second)
                .min()
                .orElseThrow();
        return new ProgrammeTurn(item, Instant.ofEpochSecond(start), Instant.ofEpochSecond(end));
    }

    /** Where the answer may change besides the grid, in seconds since 1970; periods are of whole seconds. */
    private static LongStream edges(Programme programme, DayPart part, Instant at) {
        var periods = programme.items().stream()
                .filter(item -> part.kinds().contains(item.kind()))
                .flatMapToLong(item -> LongStream.of(item.from().getEpochSecond(), item.validUntil().getEpochSecond()));
        var midnight = at.getEpochSecond() - programme.secondOfDay(at);
        var parts = programme.parts().stream()
                .flatMapToLong(each -> LongStream.of(each.from().value() * MINUTE % DAY, each.to().value() * MINUTE % DAY))
                .flatMap(second -> LongStream.of(midnight + second - DAY, midnight + second, midnight + second + DAY));
        return LongStream.concat(periods, parts);
    }
}
