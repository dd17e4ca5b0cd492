package cn.bianmin.screens;

import java.time.Clock;
import java.time.Duration;
import java.util.UUID;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import cn.bianmin.identity.DeviceId;
import cn.bianmin.identity.ScreenDevices;
import cn.bianmin.platform.database.Database;
import cn.bianmin.screens.setting.ScreenSettings;
import cn.bianmin.screens.setting.ScreenStore;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;

/** The demonstration's television is one; its LED wall needs no word, being what a screen is by default. */
@ApplicationScoped
class DemoScreens {

    private static final DeviceId TELEVISION = new DeviceId(UUID.fromString("01900000-0000-7000-8000-000000000003"));
    private static final Duration START_LIMIT = Duration.ofSeconds(20);
    /** After identity has made the devices of a demonstration. */
    private static final int AFTER_DEVICES = 300;

    private final ScreenDevices devices;
    private final ScreenStore store;
    private final Database database;
    private final Clock clock;

    DemoScreens(ScreenDevices devices, ScreenStore store, Database database, Clock clock) {
        this.devices = devices;
        this.store = store;
        this.database = database;
        this.clock = clock;
    }

    void start(@Observes @Priority(AFTER_DEVICES) StartupEvent event) {
        devices.find(TELEVISION)
                .chain(found -> found
                        .map(device -> database.inTransaction(connection -> store.putFirst(connection, device.hall(),
                                device.id(), ScreenSettings.TELEVISION, clock.instant())))
                        .orElseGet(() -> Uni.createFrom().voidItem()))
                .await().atMost(START_LIMIT);
    }
}
