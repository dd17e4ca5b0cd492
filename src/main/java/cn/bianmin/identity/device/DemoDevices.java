package cn.bianmin.identity.device;

import java.time.Clock;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import cn.bianmin.hall.HallId;
import cn.bianmin.identity.DeviceId;
import cn.bianmin.identity.password.Secrets;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;

/** The devices of a demonstration: announced and enrolled like any other, with ids and secrets known to all the world. */
@ApplicationScoped
public class DemoDevices {

    /** One of them. */
    public record Demo(DeviceId id, DeviceKind kind, String name, String secret) {

        private static Demo of(int number, DeviceKind kind, String name, String secret) {
            var id = UUID.fromString("01900000-0000-7000-8000-%012d".formatted(number));
            return new Demo(new DeviceId(id), kind, name, secret);
        }

        /** What stands behind # stays in the browser, which takes the secret and shows the address without it. */
        public String credentials() {
            return id + "." + secret;
        }
    }

    public static final Demo KIOSK = Demo.of(1, DeviceKind.KIOSK, "演示自助机", "bianmin-demo-kiosk");
    public static final Demo LED = Demo.of(2, DeviceKind.SCREEN, "演示 LED 屏", "bianmin-demo-led");
    public static final Demo TELEVISION = Demo.of(3, DeviceKind.SCREEN, "演示电视", "bianmin-demo-tv");

    private final DeviceStore store;
    private final Clock clock;

    DemoDevices(DeviceStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    public Uni<Void> add(SqlConnection connection, HallId hall) {
        return Multi.createFrom().iterable(List.of(KIOSK, LED, TELEVISION))
                .onItem().transformToUniAndConcatenate(demo -> add(connection, hall, demo))
                .onItem().ignoreAsUni();
    }

    private Uni<Void> add(SqlConnection connection, HallId hall, Demo demo) {
        var device = new DeviceStore.Known(hall, demo.id(), demo.kind(), demo.name(), false);
        var code = Secrets.hash(Secrets.random());
        var now = clock.instant();
        return store.add(connection, device, code, now, now.plus(Devices.CODE_LIFE))
                .chain(() -> store.enrol(connection, code, Secrets.hash(demo.secret()), now))
                .replaceWithVoid();
    }
}
