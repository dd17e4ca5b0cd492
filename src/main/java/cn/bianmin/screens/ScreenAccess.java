package cn.bianmin.screens;

import java.util.Set;

import jakarta.enterprise.context.RequestScoped;

import cn.bianmin.hall.HallId;
import cn.bianmin.identity.Caller;
import cn.bianmin.identity.DeviceId;
import cn.bianmin.identity.ScreenDevice;
import cn.bianmin.identity.ScreenDevices;
import cn.bianmin.platform.problem.ProblemException;
import io.smallrye.mutiny.Uni;

/** Who may look at a screen: itself, and who works on content in its hall. To all others it does not exist. */
@RequestScoped
public class ScreenAccess {

    private final ScreenDevices devices;
    private final Caller caller;

    ScreenAccess(ScreenDevices devices, Caller caller) {
        this.devices = devices;
        this.caller = caller;
    }

    /** Whether the screen itself is asking, and no member of staff. */
    boolean isItself(DeviceId screen) {
        return caller.device().filter(screen::equals).isPresent();
    }

    /** @throws ProblemException 404 {@code unknown-screen} */
    Uni<ScreenDevice> itself(DeviceId screen) {
        if (!isItself(screen)) {
            throw unknown(screen);
        }
        return known(screen);
    }

    /** @throws ProblemException 404 {@code unknown-screen} */
    Uni<ScreenDevice> itselfOrStaff(DeviceId screen) {
        if (caller.device().isPresent()) {
            return itself(screen);
        }
        return known(screen).invoke(device -> {
            if (!caller.worksAt(device.hall())) {
                throw unknown(screen);
            }
        });
    }

    /** All of them screens of the hall. */
    public Uni<Void> allOfHall(HallId hall, Set<DeviceId> screens) {
        return devices.ofHall(hall).invoke(all -> screens.stream()
                .filter(screen -> all.stream().noneMatch(device -> device.id().equals(screen)))
                .findFirst()
                .ifPresent(screen -> {
                    throw unknown(screen);
                })).replaceWithVoid();
    }

    private Uni<ScreenDevice> known(DeviceId screen) {
        return devices.find(screen).map(device -> device.orElseThrow(() -> unknown(screen)));
    }

    private static ProblemException unknown(DeviceId screen) {
        return new ProblemException(404, "unknown-screen", screen);
    }
}
