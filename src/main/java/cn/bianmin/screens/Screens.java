package cn.bianmin.screens;

import java.time.Clock;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import cn.bianmin.hall.HallId;
import cn.bianmin.identity.DeviceId;
import cn.bianmin.identity.ScreenDevice;
import cn.bianmin.identity.ScreenDevices;
import cn.bianmin.platform.audit.Audit;
import cn.bianmin.platform.database.Database;
import cn.bianmin.platform.events.Outbox;
import cn.bianmin.screens.playlist.PlaylistTimes;
import cn.bianmin.screens.setting.ScreenSettings;
import cn.bianmin.screens.setting.ScreenStore;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;

/** The settings of the screens. */
@ApplicationScoped
class Screens {

    /** A device with what was set of it and what is known of its life. */
    record Screen(ScreenDevice device, ScreenSettings settings, ScreenStore.@Nullable Seen seen) {
    }

    private final ScreenStore store;
    private final ScreenDevices devices;
    private final Database database;
    private final Outbox outbox;
    private final Audit audit;
    private final Clock clock;

    Screens(ScreenStore store, ScreenDevices devices, Database database, Outbox outbox, Audit audit, Clock clock) {
        this.store = store;
        this.devices = devices;
        this.database = database;
        this.outbox = outbox;
        this.audit = audit;
        this.clock = clock;
    }

    Uni<List<Screen>> ofHall(HallId hall) {
        return devices.ofHall(hall).chain(all -> database.withConnection(connection -> store.ofHall(connection, hall)
                .chain(settings -> store.seenOfHall(connection, hall).map(seen -> all.stream()
                        .map(device -> new Screen(device, settings.getOrDefault(device.id().value(), ScreenSettings.LED),
                                seen.get(device.id().value())))
                        .toList()))));
    }

    Uni<Void> put(HallId hall, DeviceId screen, ScreenSettings settings, String actor) {
        var event = new Outbox.Event(hall.value(), PlaylistTimes.SETTINGS_CHANGED,
                new JsonObject().put("screen", screen.toString()));
        var entry = new Audit.Entry(hall.value(), actor, "screen.set", screen.toString(), settings.kind().name());
        return database.inTransaction(connection -> store.put(connection, hall, screen, settings, clock.instant())
                .chain(() -> outbox.append(connection, event))
                .chain(() -> audit.record(connection, entry)));
    }

    /** The screen is there, and has that version. */
    Uni<Void> see(HallId hall, DeviceId screen, long version) {
        return database.withConnection(connection -> store.see(connection,
                List.of(new ScreenStore.ScreenAt(hall, screen, version)), clock.instant()));
    }
}
