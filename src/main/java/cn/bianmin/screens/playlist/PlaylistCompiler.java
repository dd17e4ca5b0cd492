package cn.bianmin.screens.playlist;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import cn.bianmin.content.ContentKind;
import cn.bianmin.content.Published;
import cn.bianmin.hall.HallPlan;
import cn.bianmin.identity.DeviceSigner;
import cn.bianmin.identity.ScreenDevice;
import cn.bianmin.platform.Digests;
import cn.bianmin.screens.setting.DayPart;
import cn.bianmin.screens.setting.ScreenKind;
import cn.bianmin.screens.setting.ScreenSettings;
import io.vertx.mutiny.core.buffer.Buffer;

/** Puts playlists together, writes them down and signs them. */
@ApplicationScoped
class PlaylistCompiler {

    /** The {@code typ} of a playlist's signature. */
    static final String TYPE = "bianmin-playlist";
    /** How long a screen may go on alone; a day at least remains until the next one is made. */
    static final Duration VALID = Duration.ofHours(36);
    static final Duration REISSUED = Duration.ofHours(12);

    private final ObjectMapper json;
    private final DeviceSigner statements;

    PlaylistCompiler(ObjectMapper json, DeviceSigner statements) {
        this.json = json;
        this.statements = statements;
    }

    /** The playlists of one hall at one moment; to be used by one thread after the other. */
    Edition edition(HallPlan plan, List<Published> published, Instant at) {
        return new Edition(plan, published, at);
    }

    private byte[] bytes(Object value) {
        try {
            return json.writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What the screens of a hall have in common; screens that are set alike share the work. */
    final class Edition {

        /** What makes a playlist a new one. Not among it: what follows from the time alone. */
        private record Ingredients(String hallName, ZoneId zone, ScreenKind kind, int width, int height, List<DayPart> parts,
                List<PlaylistItem> items) {
        }

        private final HallPlan plan;
        private final List<Published> published;
        private final Instant at;
        private final Map<Set<ContentKind>, List<PlaylistItem>> plain = new HashMap<>();
        private final Map<List<DayPart>, List<PlaylistItem>> lifted = new HashMap<>();
        private final Map<ScreenSettings, String> fingerprints = new HashMap<>();

        private Edition(HallPlan plan, List<Published> published, Instant at) {
            this.plan = plan;
            this.published = published;
            this.at = at;
        }

        Instant at() {
            return at;
        }

        String fingerprint(ScreenSettings settings) {
            return fingerprints.computeIfAbsent(settings, some -> HexFormat.of()
                    .formatHex(Digests.sha256(bytes(new Ingredients(plan.name(), plan.zone(), some.kind(), some.width(),
                            some.height(), some.parts(), items(some.parts()))))));
        }

        PlaylistStore.Made print(ScreenDevice device, ScreenSettings settings, long version) {
            var items = lifted.computeIfAbsent(settings.parts(), parts -> MinimumExposure.of(
                    new Programme(plan.zone(), parts, items(parts)), at, at.plus(VALID)));
            var body = bytes(new Playlist(device.id(), device.hall(), plan.name(), version, settings.kind(), settings.width(),
                    settings.height(), plan.zone(), at, at.plus(VALID), settings.parts(), items));
            var jws = statements.sign(TYPE, body);
            return new PlaylistStore.Made(version, fingerprint(settings), Buffer.buffer(body), jws.detached(), jws.kid(), at,
                    at.plus(REISSUED));
        }

        private List<PlaylistItem> items(List<DayPart> parts) {
            var kinds = parts.stream().flatMap(part -> part.kinds().stream()).collect(Collectors.toUnmodifiableSet());
            return plain.computeIfAbsent(kinds, some -> ListOrder.of(published, some));
        }
    }
}
