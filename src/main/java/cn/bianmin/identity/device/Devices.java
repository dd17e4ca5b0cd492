package cn.bianmin.identity.device;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import cn.bianmin.hall.HallId;
import cn.bianmin.identity.Caller;
import cn.bianmin.identity.DeviceId;
import cn.bianmin.identity.SessionKind;
import cn.bianmin.identity.Tokens;
import cn.bianmin.identity.password.Secrets;
import cn.bianmin.identity.session.Sessions;
import cn.bianmin.platform.UuidV7;
import cn.bianmin.platform.audit.Audit;
import cn.bianmin.platform.database.AdvisoryLock;
import cn.bianmin.platform.database.Database;
import cn.bianmin.platform.limits.Limits;
import cn.bianmin.platform.problem.ProblemException;
import io.smallrye.mutiny.Uni;

/** Kiosks and screens: announced by an admin, enrolled once by a code typed at the device, then known by their secret. */
@ApplicationScoped
public class Devices {

    /** The admin walks over to the device and types the code the same day. */
    public static final Duration CODE_LIFE = Duration.ofHours(24);
    private static final int TRIES = 10;
    private static final Duration TRY_REFILL = Duration.ofSeconds(30);

    /** Kiosks and screens of one hall that were not revoked; the lists of its screens are read whole. */
    static final int MOST_OF_A_HALL = 500;

    /** @param code for {@code POST /api/device-enrolments}, shown this once */
    record Announced(DeviceId device, String code, Instant expiresAt) {
    }

    /** @param secret for {@code POST /api/device-sessions}, shown this once */
    record Enrolled(DeviceId deviceId, String secret) {
    }

    private final DeviceStore store;
    private final Sessions sessions;
    private final Database database;
    private final Limits limits;
    private final Audit audit;
    private final Clock clock;

    Devices(DeviceStore store, Sessions sessions, Database database, Limits limits, Audit audit, Clock clock) {
        this.store = store;
        this.sessions = sessions;
        this.database = database;
        this.limits = limits;
        this.audit = audit;
        this.clock = clock;
    }

    /** @throws ProblemException 409 {@code too-many-devices} */
    Uni<Announced> announce(HallId hall, DeviceKind kind, String name, String actor) {
        var device = new DeviceStore.Known(hall, new DeviceId(UuidV7.next(clock)), kind, name, false);
        var code = Secrets.code();
        var now = clock.instant();
        var expires = now.plus(CODE_LIFE);
        var entry = new Audit.Entry(hall.value(), actor, "device.announced", device.id().toString(), kind.name());
        return database.inTransaction(connection -> AdvisoryLock.inHall(connection, "device", hall.value())
                .chain(() -> store.count(connection, hall))
                .invoke(Devices::mustHaveRoom)
                .chain(() -> store.add(connection, device, hashOfCode(code), now, expires))
                .chain(() -> audit.record(connection, entry)))
                .replaceWith(new Announced(device.id(), code, expires));
    }

    private static void mustHaveRoom(long devices) {
        if (devices >= MOST_OF_A_HALL) {
            throw new ProblemException(409, "too-many-devices", MOST_OF_A_HALL);
        }
    }

    /** @throws ProblemException 404 {@code unknown-enrolment-code}: never given, used, or too old; 429 */
    Uni<Enrolled> enrol(String code, Caller caller) {
        var secret = Secrets.random();
        return limits.take("device-enrolment", caller.source(), TRIES, TRY_REFILL)
                .chain(() -> database.inTransaction(connection -> store
                        .enrol(connection, hashOfCode(code), Secrets.hash(secret), clock.instant())
                        .map(device -> device.orElseThrow(() -> new ProblemException(404, "unknown-enrolment-code")))
                        .call(device -> audit.record(connection, new Audit.Entry(device.hall().value(),
                                "device:" + device.id(), "device.enrolled", device.id().toString(), "")))))
                .map(device -> new Enrolled(device.id(), secret));
    }

    /** @throws ProblemException 401 {@code wrong-credentials}; 429 */
    Uni<Tokens> openSession(DeviceId device, String secret, Caller caller) {
        return limits.take("device-session", device + " " + caller.source(), TRIES, TRY_REFILL)
                .chain(() -> database.withConnection(connection -> store.find(connection, device, Secrets.hash(secret))))
                .map(known -> known.orElseThrow(() -> new ProblemException(401, "wrong-credentials")))
                .chain(known -> sessions.open(new Sessions.Opening(SessionKind.DEVICE, device.value(),
                        Set.of(known.kind().role()), Set.of(known.hall().value()), false)));
    }

    Uni<List<DeviceStore.Known>> ofHall(HallId hall, @Nullable DeviceId after, int limit) {
        return database.withConnection(
                connection -> store.ofHall(connection, hall, after == null ? null : after.value(), limit));
    }

    /** @throws ProblemException 404 {@code unknown-device} */
    Uni<Void> revoke(HallId hall, DeviceId device, String actor) {
        var entry = new Audit.Entry(hall.value(), actor, "device.revoked", device.toString(), "");
        return sessions.endingAllOf(device.value(), null, connection -> store
                .revoke(connection, hall, device, clock.instant())
                .invoke(revoked -> {
                    if (!revoked) {
                        throw new ProblemException(404, "unknown-device");
                    }
                })
                .chain(() -> audit.record(connection, entry)));
    }

    /** Typed by hand: small letters and missing dashes are forgiven. */
    private static byte[] hashOfCode(String code) {
        return Secrets.hash(code.strip().toUpperCase(Locale.ROOT).replace("-", "").replace(" ", ""));
    }
}
