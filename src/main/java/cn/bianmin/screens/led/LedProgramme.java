package cn.bianmin.screens.led;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Collectors;

import cn.bianmin.content.Published;
import cn.bianmin.screens.playlist.ListOrder;
import cn.bianmin.screens.playlist.PlaylistItem;
import cn.bianmin.screens.playlist.Programme;
import cn.bianmin.screens.playlist.ProgrammeTurn;
import cn.bianmin.screens.playlist.Rotation;
import cn.bianmin.screens.setting.ScreenSettings;
import cn.bianmin.screens.text.FeedText;

/** What a hall's LED wall shows when, as pages: by the same rotation as the screens, with the settings a new LED screen has. */
public final class LedProgramme {

    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm");

    private final String hallName;
    private final Programme programme;

    public LedProgramme(String hallName, ZoneId zone, List<Published> published) {
        var parts = ScreenSettings.LED.parts();
        var kinds = parts.stream().flatMap(part -> part.kinds().stream()).collect(Collectors.toSet());
        this.hallName = hallName;
        this.programme = new Programme(zone, parts, ListOrder.of(published, kinds));
    }

    public LedTurn at(Instant at) {
        var turn = Rotation.at(programme, at);
        return turn.isEmpty() ? clock(at, turn)
                : new LedTurn(page(programme.items().get(turn.item())), turn.pageStart(), turn.pageEnd());
    }

    private LedPage page(PlaylistItem item) {
        var title = item.job() == null ? item.title() : item.job().post();
        return new LedPage(FeedText.kind(item.kind()), title, FeedText.text(item.job(), item.body()), hallName);
    }

    /** Never blank: whose wall it is and what time, for a minute at most. */
    private LedTurn clock(Instant at, ProgrammeTurn turn) {
        var minute = at.truncatedTo(ChronoUnit.MINUTES);
        var next = minute.plus(1, ChronoUnit.MINUTES);
        var until = next.isBefore(turn.pageEnd()) ? next : turn.pageEnd();
        var from = minute.isAfter(turn.pageStart()) ? minute : turn.pageStart();
        var time = CLOCK.format(at.atZone(programme.zone()));
        return new LedTurn(new LedPage(hallName, time, "", ""), from, until);
    }
}
