package cn.bianmin.identity.session;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.HexFormat;

import jakarta.enterprise.context.ApplicationScoped;

import cn.bianmin.identity.Caller;
import cn.bianmin.identity.Roles;
import cn.bianmin.platform.database.Database;
import cn.bianmin.platform.jobs.Jobs;
import cn.bianmin.platform.limits.Limits;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Tuple;

/**
 * How often one may try to sign in, so that guessing is slow and the one who is guessed at still comes in.
 *
 * <ul>
 * <li>One account from one source: {@value #PAIR_BURST} tries, then one each 30 s. Someone who forgot is told to wait; someone
 * at another place does not notice.
 * <li>One source, whatever the account: {@value #SOURCE_BURST}, then one each 2 s; a family or an office behind one address
 * fits in. Kiosks are free of it, since half the street signs in there.
 * <li>One account, from all sources together: {@value #ACCOUNT_BURST}, then one each 20 s: this alone slows guessing from a
 * thousand addresses, and it alone could lock the victim out. So it is not asked at a source where the account signed in before
 * (a keyed hash of the address, kept for {@link #FAMILIAR_FOR}), nor at a kiosk in the hall.
 * </ul>
 *
 * The account is what the caller says it is; it need not exist, so the limits tell nobody who does.
 */
@ApplicationScoped
public class SignInLimits {

    static final int PAIR_BURST = 10;
    static final int SOURCE_BURST = 60;
    static final int ACCOUNT_BURST = 30;
    static final Duration FAMILIAR_FOR = Duration.ofDays(90);
    private static final Duration PAIR_REFILL = Duration.ofSeconds(30);
    private static final Duration SOURCE_REFILL = Duration.ofSeconds(2);
    private static final Duration ACCOUNT_REFILL = Duration.ofSeconds(20);

    private static final String IS_FAMILIAR = """
            SELECT FROM familiar_source WHERE account = $1 AND source = $2 AND seen_at > $3
            """;

    private static final String REMEMBER = """
            INSERT INTO familiar_source AS known (account, source, seen_at) VALUES ($1, $2, $3)
            ON CONFLICT (account, source) DO UPDATE SET seen_at = $3 WHERE known.seen_at < $4
            """;

    private static final String FORGET = """
            DELETE FROM familiar_source WHERE seen_at < $1
            """;

    private final Limits limits;
    private final Database database;
    private final Jobs jobs;
    private final Clock clock;

    SignInLimits(Limits limits, Database database, Jobs jobs, Clock clock) {
        this.limits = limits;
        this.database = database;
        this.jobs = jobs;
        this.clock = clock;
    }

    /**
     * Asked before the password is looked at.
     *
     * @param account keyed hash of the ID number or user name
     */
    public Uni<Void> admit(byte[] account, Caller caller) {
        var name = HexFormat.of().formatHex(account);
        var source = source(caller);
        var isKiosk = caller.has(Roles.KIOSK);
        return limits.take("sign-in.pair", name + " " + source, PAIR_BURST, PAIR_REFILL)
                .chain(() -> isKiosk ? nothing() : limits.take("sign-in.source", source, SOURCE_BURST, SOURCE_REFILL))
                .chain(() -> isKiosk ? nothing() : admitFromAfar(account, name, source));
    }

    /** The account signed in here: from now on others' guesses elsewhere do not hold it up here. */
    public Uni<Void> succeeded(byte[] account, Caller caller) {
        var now = clock.instant().atOffset(ZoneOffset.UTC);
        return database.query(REMEMBER, Tuple.of(Buffer.buffer(account), source(caller), now, now.minusDays(1)))
                .replaceWithVoid();
    }

    @Scheduled(every = "6h", identity = "forget-familiar-sources")
    Uni<Void> forget() {
        return jobs.once("forget-familiar-sources", Duration.ofHours(24), connection -> connection.preparedQuery(FORGET)
                .execute(Tuple.of(clock.instant().minus(FAMILIAR_FOR).atOffset(ZoneOffset.UTC)))
                .replaceWithVoid()).replaceWithVoid();
    }

    private Uni<Void> admitFromAfar(byte[] account, String name, String source) {
        var since = clock.instant().minus(FAMILIAR_FOR).atOffset(ZoneOffset.UTC);
        return database.query(IS_FAMILIAR, Tuple.of(Buffer.buffer(account), source, since))
                .chain(rows -> rows.size() > 0 ? nothing()
                        : limits.take("sign-in.account", name, ACCOUNT_BURST, ACCOUNT_REFILL));
    }

    private static String source(Caller caller) {
        return caller.has(Roles.KIOSK) ? caller.name() : caller.source();
    }

    private static Uni<Void> nothing() {
        return Uni.createFrom().voidItem();
    }
}
