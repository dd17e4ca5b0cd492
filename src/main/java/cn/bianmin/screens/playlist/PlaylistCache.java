package cn.bianmin.screens.playlist;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import cn.bianmin.identity.ScreenDevice;
import cn.bianmin.platform.problem.ProblemException;
import cn.bianmin.screens.playlist.PlaylistStore.Issued;
import io.smallrye.mutiny.Uni;

/**
 * Hands out playlists. Which version is the youngest is asked of the database each time, so that no replica hands out an older
 * one than another has told of; the bytes are kept.
 */
@ApplicationScoped
public class PlaylistCache {

    /** A city's screens with full lists; what is beyond is read again. In bytes. */
    private static final long MOST_BYTES = 64L << 20;
    private static final int TAG_DIGITS = 16;

    /**
     * A playlist as it is sent.
     *
     * @param tag unlike that of any other bytes
     * @param body the bytes, read when somebody needs them
     */
    public record Copy(long version, String tag, String signature, Supplier<Uni<byte[]>> body) {
    }

    private static final class Kept {

        private final String tag;
        private final byte[] body;

        Kept(String tag, byte[] body) {
            this.tag = tag;
            this.body = body;
        }
    }

    private final PlaylistStore store;
    private final Playlists playlists;
    private final Map<UUID, Kept> kept = new LinkedHashMap<>(16, 0.75f, true);
    private long bytes;

    PlaylistCache(PlaylistStore store, Playlists playlists) {
        this.store = store;
        this.playlists = playlists;
    }

    /** The youngest; a new screen's first one is made now. */
    public Uni<Copy> copy(ScreenDevice device) {
        return store.find(device.hall(), device.id())
                .chain(found -> found.isPresent() ? Uni.createFrom().item(found)
                        : playlists.compile(device.hall()).chain(() -> store.find(device.hall(), device.id())))
                .map(Optional::orElseThrow)
                .map(issued -> copy(device, issued));
    }

    private Copy copy(ScreenDevice device, Issued issued) {
        var tag = issued.version() + "-" + issued.fingerprint().substring(0, TAG_DIGITS);
        return new Copy(issued.version(), tag, issued.signature(), () -> {
            var known = find(device.id().value());
            return known != null && known.tag.equals(tag) ? Uni.createFrom().item(known.body)
                    : store.body(device.hall(), device.id(), issued.version())
                            // Made anew since: whoever asks again gets that one.
                            .map(body -> body.orElseThrow(() -> new ProblemException(503, "database-away").retryAfter(1)))
                            .invoke(body -> keep(device.id().value(), new Kept(tag, body)));
        });
    }

    @Nullable
    private synchronized Kept find(UUID screen) {
        return kept.get(screen);
    }

    private synchronized void keep(UUID screen, Kept copy) {
        var before = kept.put(screen, copy);
        bytes += copy.body.length - (before == null ? 0 : before.body.length);
        var oldest = kept.values().iterator();
        while (bytes > MOST_BYTES && oldest.hasNext()) {
            bytes -= oldest.next().body.length;
            oldest.remove();
        }
    }
}
