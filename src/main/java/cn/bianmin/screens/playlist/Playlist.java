package cn.bianmin.screens.playlist;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonIgnore;

import cn.bianmin.hall.HallId;
import cn.bianmin.identity.DeviceId;
import cn.bianmin.screens.setting.DayPart;
import cn.bianmin.screens.setting.ScreenKind;

/**
 * What a screen is to show, whole: with it the screen goes on alone until {@code validUntil}.
 *
 * @param version grows by one with each change and never falls; a screen refuses an older one
 * @param width in dots
 * @param height in dots
 * @param issuedAt when this version was made
 * @param validUntil a day on at least; afterwards a screen says how old it is and goes on
 */
public record Playlist(
        DeviceId screen,
        HallId hall,
        String hallName,
        long version,
        ScreenKind kind,
        int width,
        int height,
        @Schema(implementation = String.class) ZoneId zone,
        Instant issuedAt,
        Instant validUntil,
        List<DayPart> parts,
        List<PlaylistItem> items) {

    @JsonIgnore
    Programme programme() {
        return new Programme(zone, parts, items);
    }
}
