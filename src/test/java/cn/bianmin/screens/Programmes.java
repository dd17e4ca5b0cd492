package cn.bianmin.screens;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;

import cn.bianmin.content.ContentKind;
import cn.bianmin.screens.playlist.PlaylistItem;
import cn.bianmin.screens.playlist.Programme;
import cn.bianmin.screens.setting.DayPart;
import cn.bianmin.screens.setting.MinuteOfDay;

/** Random programmes for properties that hold for all of them; the same for the same seed. */
public final class Programmes {

    /** Midnight in Shanghai, and a whole page of every length that divides an hour. */
    public static final Instant BEGIN = Instant.parse("2026-11-22T16:00:00Z");
    public static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final int DAY = 24 * 3600;

    private Programmes() {
    }

    /** One part, one kind, all items valid for a month. */
    public static Programme steady(Random random, int items) {
        var part = part("00:00", "24:00", 5 + random.nextInt(56), ContentKind.JOB);
        return new Programme(SHANGHAI, List.of(part), IntStream.range(0, items)
                .mapToObj(i -> item(ContentKind.JOB, BEGIN, BEGIN.plusSeconds(30L * DAY), 1 + random.nextInt(5)))
                .toList());
    }

    /** Parts over midnight and with gaps, several kinds, periods that begin and end at any second of three days. */
    public static Programme any(Random random, int items) {
        var kinds = ContentKind.values();
        var parts = List.of(
                part("08:30", "17:00", 5 + random.nextInt(30), ContentKind.POLICY, ContentKind.NOTICE),
                part("18:00", "06:00", 5 + random.nextInt(30), ContentKind.JOB),
                part("17:00", "18:00", 5 + random.nextInt(30), kinds));
        return new Programme(SHANGHAI, parts, IntStream.range(0, items).mapToObj(i -> {
            var from = BEGIN.plusSeconds(random.nextInt(3 * DAY) - DAY);
            return item(kinds[random.nextInt(kinds.length)], from, from.plusSeconds(1 + random.nextInt(2 * DAY)),
                    1 + random.nextInt(5));
        }).toList());
    }

    public static DayPart part(String from, String to, int seconds, ContentKind... kinds) {
        return new DayPart(MinuteOfDay.parse(from), MinuteOfDay.parse(to), List.of(kinds), seconds);
    }

    public static PlaylistItem item(ContentKind kind, Instant from, Instant until, int weight) {
        return new PlaylistItem(UUID.randomUUID(), 1, kind, "题", "文", null, "街道", from, until, weight);
    }
}
