package cn.bianmin.identity;

import java.time.Clock;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import cn.bianmin.hall.HallId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;

/** The kiosk of a demonstration: announced and enrolled like any other, with an id and a secret known to all the world. */
@ApplicationScoped
class DemoKiosk {

    static final DeviceId DEVICE = new DeviceId(UUID.fromString("01900000-0000-7000-8000-000000000001"));
    static final String SECRET = "bianmin-demo-kiosk";

    private final DeviceStore store;
    private final Clock clock;

    DemoKiosk(DeviceStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    Uni<Void> add(SqlConnection connection, HallId hall) {
        var device = new DeviceStore.Known(hall, DEVICE, DeviceKind.KIOSK, "演示自助机", false);
        var code = Secrets.hash(Secrets.random());
        var now = clock.instant();
        return store.add(connection, device, code, now, now.plus(Devices.CODE_LIFE))
                .chain(() -> store.enrol(connection, code, Secrets.hash(SECRET), now))
                .replaceWithVoid();
    }
}
