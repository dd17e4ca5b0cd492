package cn.bianmin.identity;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import cn.bianmin.hall.HallId;
import cn.bianmin.identity.device.ScreenDeviceStore;
import cn.bianmin.platform.database.TransactionRead;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;

/** The facade for those who show something: which screens there are. Revoked ones are not. */
@ApplicationScoped
public class ScreenDevices {

    /** A screen, as its token says. */
    public record AskingScreen(HallId hall, DeviceId id) {
    }

    private final ScreenDeviceStore store;

    ScreenDevices(ScreenDeviceStore store) {
        this.store = store;
    }

    /**
     * The screen that asks, for routes that have no {@link Caller}; empty when it is someone else. What its token says is
     * enough: the sessions of a revoked device are over.
     */
    public static Optional<AskingScreen> asking(SecurityIdentity identity) {
        Access access = identity.getAttribute(Access.ATTRIBUTE);
        return access != null && access.kind() == SessionKind.DEVICE && identity.hasRole(Roles.SCREEN)
                ? access.halls().stream().findFirst()
                        .map(hall -> new AskingScreen(new HallId(hall), new DeviceId(access.subject())))
                : Optional.empty();
    }

    /** By age. */
    public Uni<List<ScreenDevice>> ofHall(HallId hall) {
        return store.ofHall(hall);
    }

    /** The same, for the caller's own transaction. */
    public TransactionRead<List<ScreenDevice>> readOfHall(HallId hall) {
        return store.readOfHall(hall);
    }

    public Uni<Optional<ScreenDevice>> find(DeviceId screen) {
        return store.find(screen);
    }

    /** Those of the given that were not revoked. */
    public Uni<List<UUID>> alive(List<UUID> screens) {
        return store.alive(screens);
    }
}
