package cn.bianmin.screens.playlist;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import cn.bianmin.content.Contents;
import cn.bianmin.content.Published;
import cn.bianmin.hall.HallId;
import cn.bianmin.hall.HallPlan;
import cn.bianmin.hall.Halls;
import cn.bianmin.identity.ScreenDevice;
import cn.bianmin.identity.ScreenDevices;
import cn.bianmin.platform.database.AdvisoryLock;
import cn.bianmin.screens.playlist.PlaylistStore.Issued;
import cn.bianmin.screens.setting.ScreenSettings;
import cn.bianmin.screens.setting.ScreenStore;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;

/**
 * Everything that goes into the playlists of a hall at one moment.
 *
 * @param settings of the screens that were set
 * @param issued what the screens have so far
 */
record PlaylistInputs(HallPlan plan, List<ScreenDevice> devices, List<Published> published, Map<UUID, ScreenSettings> settings,
        Map<UUID, Issued> issued) {

    /** Reads it. */
    @ApplicationScoped
    static class Reading {

        private final Halls halls;
        private final Contents contents;
        private final ScreenDevices devices;
        private final ScreenStore screens;
        private final PlaylistStore playlists;

        Reading(Halls halls, Contents contents, ScreenDevices devices, ScreenStore screens, PlaylistStore playlists) {
            this.halls = halls;
            this.contents = contents;
            this.devices = devices;
            this.screens = screens;
            this.playlists = playlists;
        }

        /** Before the transaction: it may need a connection of its own. */
        Uni<HallPlan> plan(HallId hall) {
            return halls.plan(hall);
        }

        /**
         * Whoever comes second sees what the first one made, and nobody overwrites the newer with the older. All of it is read on
         * the one connection that holds the lock.
         */
        Uni<PlaylistInputs> read(SqlConnection connection, HallPlan plan) {
            var hall = plan.id();
            return AdvisoryLock.inHall(connection, "screens.playlist", hall.value())
                    .chain(() -> devices.readOfHall(hall).run(connection))
                    .chain(all -> contents.readPublished(hall).run(connection)
                            .chain(published -> screens.ofHall(connection, hall)
                                    .chain(settings -> playlists.ofHall(connection, hall)
                                            .map(issued -> new PlaylistInputs(plan, all, published, settings, issued)))));
        }
    }
}
