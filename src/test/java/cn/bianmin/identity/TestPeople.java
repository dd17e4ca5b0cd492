package cn.bianmin.identity;

import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import cn.bianmin.hall.HallId;
import cn.bianmin.identity.citizen.CitizenStore;
import cn.bianmin.identity.citizen.IdNumber;
import cn.bianmin.identity.device.DeviceKind;
import cn.bianmin.identity.device.DeviceStore;
import cn.bianmin.identity.device.Devices;
import cn.bianmin.identity.password.Passwords;
import cn.bianmin.identity.password.Secrets;
import cn.bianmin.identity.session.Sessions;
import cn.bianmin.identity.staff.StaffStore;
import cn.bianmin.platform.UuidV7;
import cn.bianmin.platform.database.Database;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

/** People and devices for the tests of every feature; each call makes new ones. To be called from a test's own thread. */
@ApplicationScoped
public class TestPeople {

    /** The password of everyone made here. */
    public static final String PASSWORD = "correct horse 电池";
    private static final DateTimeFormatter BIRTH = DateTimeFormatter.ofPattern("uuuuMMdd", Locale.ROOT);
    private static final AtomicInteger HALLS = new AtomicInteger(ThreadLocalRandom.current().nextInt(1_000_000, 1_000_000_000));

    /** A citizen with the token of a session of their own. */
    public record TestCitizen(CitizenId id, String name, String idNumber, String phone, String token) {
    }

    /** Someone who works in a hall, with a token of the roles asked for. */
    public record TestStaff(StaffId id, String username, String token) {
    }

    /** An enrolled device with the token of its session. */
    public record TestDevice(DeviceId id, String secret, String token) {
    }

    @Inject
    Citizens citizens;
    @Inject
    CitizenStore citizenStore;
    @Inject
    StaffStore staffStore;
    @Inject
    Devices devices;
    @Inject
    DeviceStore deviceStore;
    @Inject
    Sessions sessions;
    @Inject
    Passwords passwords;
    @Inject
    Database database;
    @Inject
    Clock clock;

    private volatile String hash = "";

    /** A number no other hall has; the hall itself is not made. */
    public static HallId aHallNumber() {
        return new HallId(HALLS.incrementAndGet());
    }

    /** A valid ID number that nobody here has yet (one in ten million has). */
    public static String anIdNumber() {
        var random = ThreadLocalRandom.current();
        var birth = LocalDate.of(1940, 1, 1).plusDays(random.nextInt(24_000));
        var region = List.of("510108", "110101", "330106", "440305", "230103").get(random.nextInt(5));
        var seventeen = region + BIRTH.format(birth) + String.format(Locale.ROOT, "%03d", random.nextInt(1, 1000));
        return seventeen + IdNumber.checkCharacter(seventeen);
    }

    /** A mobile number. */
    public static String aPhone() {
        return "13" + ThreadLocalRandom.current().nextLong(100_000_000L, 1_000_000_000L);
    }

    /** One citizen who can sign in with {@link #PASSWORD} and has a token already. */
    public TestCitizen citizen() {
        return citizens(1).get(0);
    }

    /** Many at once, without an Argon2 for each. */
    public List<TestCitizen> citizens(int count) {
        var shared = sharedHash();
        return Multi.createFrom().range(0, count)
                .onItem().transformToUni(any -> citizen(shared)).merge(16)
                .collect().asList()
                .await().indefinitely();
    }

    /** The token of someone with these roles in that hall. */
    public String staff(HallId hall, String... roles) {
        return member(hall, roles).token();
    }

    /** Someone with these roles in that hall, who can also sign in with {@link #PASSWORD}. */
    public TestStaff member(HallId hall, String... roles) {
        var staff = new StaffId(UuidV7.next(clock));
        var username = "u" + staff.toString().substring(0, 31).replace("-", "");
        var added = new StaffStore.New(staff, username, "测试员", sharedHash(), false);
        return database.inTransaction(connection -> staffStore.add(connection, added, clock.instant())
                .chain(() -> staffStore.setRoles(connection, hall, staff, Set.of(roles))))
                .chain(() -> sessions.open(new Sessions.Opening(SessionKind.STAFF, staff.value(), Set.of(roles),
                        Set.of(hall.value()), false)))
                .map(tokens -> new TestStaff(staff, username, tokens.accessToken()))
                .await().indefinitely();
    }

    /** The token of an admin of every hall. */
    public String admin() {
        return sessions.open(new Sessions.Opening(SessionKind.STAFF, UuidV7.next(clock), Set.of(Roles.ADMIN), Set.of(), true))
                .await().indefinitely().accessToken();
    }

    /** The token of a kiosk in that hall. */
    public String kiosk(HallId hall) {
        return device(hall, DeviceKind.KIOSK).token();
    }

    /** The token of a screen in that hall. */
    public String screen(HallId hall) {
        return device(hall, DeviceKind.SCREEN).token();
    }

    /** An enrolled screen of that hall, for those who need its id. */
    public TestDevice enrolledScreen(HallId hall) {
        return device(hall, DeviceKind.SCREEN);
    }

    public TestDevice device(HallId hall, DeviceKind kind) {
        var secret = Secrets.random();
        var id = new DeviceId(UuidV7.next(clock));
        var code = Secrets.hash(Secrets.random());
        var now = clock.instant();
        return database.inTransaction(connection -> deviceStore
                .add(connection, new DeviceStore.Known(hall, id, kind, "测试设备", false), code, now, now.plus(Devices.CODE_LIFE))
                .chain(() -> deviceStore.enrol(connection, code, Secrets.hash(secret), now)))
                .chain(() -> sessions.open(new Sessions.Opening(SessionKind.DEVICE, id.value(), Set.of(kind.role()),
                        Set.of(hall.value()), false)))
                .map(tokens -> new TestDevice(id, secret, tokens.accessToken()))
                .await().indefinitely();
    }

    private Uni<TestCitizen> citizen(String passwordHash) {
        var id = new CitizenId(UuidV7.next(clock));
        var person = new Person("张三丰", anIdNumber(), aPhone());
        return database.withConnection(
                connection -> citizenStore.add(connection, id, person, passwordHash, clock.instant()))
                .chain(() -> citizens.openSession(id))
                .map(tokens -> new TestCitizen(id, person.name(), person.idNumber(), person.phone(), tokens.accessToken()));
    }

    private String sharedHash() {
        if (hash.isEmpty()) {
            hash = passwords.hash(PASSWORD).await().indefinitely();
        }
        return hash;
    }
}
