package cn.bianmin.identity.staff;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

import cn.bianmin.hall.HallId;
import cn.bianmin.identity.Roles;
import cn.bianmin.identity.StaffId;
import cn.bianmin.identity.device.DemoDevices;
import cn.bianmin.identity.password.PasswordRule;
import cn.bianmin.identity.password.Passwords;
import cn.bianmin.platform.StartupLinks;
import cn.bianmin.platform.UuidV7;
import cn.bianmin.platform.database.AdvisoryLock;
import cn.bianmin.platform.database.Database;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;

/**
 * The people of an installation that has none yet.
 *
 * <p>
 * With {@code BIANMIN_ADMIN_PASSWORD} set, the first start makes {@code admin}, for every hall, and nobody else. Without it a
 * demonstration ({@code bianmin.demo=true}) gets its people, a kiosk and two screens, whose passwords are known to all the world
 * and printed at the start.
 */
@ApplicationScoped
class FirstStaff {

    static final HallId DEMO_HALL = new HallId(1);
    static final String DEMO_PASSWORD = "bianmin-demo-";
    private static final String ADMIN = "admin";
    private static final Logger LOG = Logger.getLogger(FirstStaff.class);
    private static final Duration START_LIMIT = Duration.ofSeconds(30);
    private static final int AFTER_KEYS = 200;
    private static final int AFTER_THE_SIGHTS = 2_000;

    private record Post(String username, String name, Set<String> roles) {
    }

    private static final List<Post> DEMO = List.of(
            new Post(ADMIN, "管理员", Set.of()),
            new Post("director", "王主任", Set.of(Roles.DIRECTOR)),
            new Post("director2", "周副主任", Set.of(Roles.DIRECTOR)),
            new Post("clerk", "李办事", Set.of(Roles.CLERK)),
            new Post("editor", "赵编辑", Set.of(Roles.EDITOR)),
            new Post("reviewer", "钱审核", Set.of(Roles.REVIEWER)),
            new Post("supervisor", "孙督查", Set.of(Roles.SUPERVISOR)));

    private final StaffStore store;
    private final DemoDevices devices;
    private final Passwords passwords;
    private final Database database;
    private final Clock clock;

    FirstStaff(StaffStore store, DemoDevices devices, Passwords passwords, Database database, Clock clock) {
        this.store = store;
        this.devices = devices;
        this.passwords = passwords;
        this.database = database;
        this.clock = clock;
    }

    void start(@Observes @Priority(AFTER_KEYS) StartupEvent event,
            @ConfigProperty(name = "bianmin.admin.password") Optional<String> adminPassword,
            @ConfigProperty(name = "bianmin.demo", defaultValue = "true") boolean demo) {
        database.inTransaction(START_LIMIT, connection -> AdvisoryLock.anywhere(connection, "first-staff")
                .chain(() -> store.isEmpty(connection))
                .chain(empty -> empty ? begin(connection, adminPassword, demo) : Uni.createFrom().voidItem()))
                .await().atMost(START_LIMIT);
    }

    void show(@Observes @Priority(AFTER_THE_SIGHTS) StartupLinks signs,
            @ConfigProperty(name = "bianmin.admin.password") Optional<String> adminPassword,
            @ConfigProperty(name = "bianmin.demo", defaultValue = "true") boolean demo) {
        if (demo && adminPassword.isEmpty()) {
            signs.text("Staff", String.join(", ", DEMO.stream().map(Post::username).toList())
                    + " with the password " + DEMO_PASSWORD + "<name>, known to all the world");
            signs.address("Enrolled kiosk", "/kiosk#" + DemoDevices.KIOSK.credentials());
            signs.address("LED screen", "/screen#" + DemoDevices.LED.credentials());
            signs.address("Television", "/screen#" + DemoDevices.TELEVISION.credentials());
        }
    }

    private Uni<Void> begin(SqlConnection connection, Optional<String> adminPassword, boolean demo) {
        if (adminPassword.isPresent()) {
            PasswordRule.check(adminPassword.get(), Set.of(ADMIN));
            LOG.info("First start: the admin of every hall is \"admin\", with the password that was set from outside");
            return add(connection, DEMO.get(0), adminPassword.get());
        }
        if (!demo) {
            LOG.warn("Nobody can sign in: set BIANMIN_ADMIN_PASSWORD and start again");
            return Uni.createFrom().voidItem();
        }
        LOG.warn("Demonstration: the passwords are known to all the world. Never let this installation out of the house");
        return Multi.createFrom().iterable(DEMO)
                .onItem().transformToUniAndConcatenate(post -> add(connection, post, DEMO_PASSWORD + post.username()))
                .collect().last()
                .chain(() -> devices.add(connection, DEMO_HALL));
    }

    private Uni<Void> add(SqlConnection connection, Post post, String password) {
        var staff = new StaffId(UuidV7.next(clock));
        return passwords.hash(password)
                .map(hash -> new StaffStore.New(staff, post.username(), post.name(), hash, post.roles().isEmpty()))
                .chain(added -> store.add(connection, added, clock.instant()))
                .chain(() -> post.roles().isEmpty() ? Uni.createFrom().voidItem()
                        : store.setRoles(connection, DEMO_HALL, staff, post.roles()));
    }
}
