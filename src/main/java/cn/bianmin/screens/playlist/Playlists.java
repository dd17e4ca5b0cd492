package cn.bianmin.screens.playlist;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import cn.bianmin.hall.HallId;
import cn.bianmin.hall.HallPlan;
import cn.bianmin.identity.DeviceSigner;
import cn.bianmin.identity.ScreenDevice;
import cn.bianmin.platform.database.Database;
import cn.bianmin.platform.events.Notification;
import cn.bianmin.screens.playlist.PlaylistStore.Issued;
import cn.bianmin.screens.setting.ScreenSettings;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.vertx.UniHelper;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.SqlConnection;

/** Makes the playlists of a hall; nothing new is no new version. */
@ApplicationScoped
public class Playlists {

    /** Announced to every replica: there are new versions for screens of the hall. */
    public static final String TOPIC = "screens.playlist";
    /** Less than what the handler of an event has. */
    private static final Duration LIMIT = Duration.ofSeconds(5);
    /** New versions in one transaction; with the longest lists of the longest texts each has six megabytes. */
    private static final int PORTION = 25;

    private final PlaylistInputs.Reading reading;
    private final PlaylistStore store;
    private final PlaylistCompiler press;
    private final DeviceSigner statements;
    private final Database database;
    private final Clock clock;

    Playlists(PlaylistInputs.Reading reading, PlaylistStore store, PlaylistCompiler press, DeviceSigner statements,
            Database database, Clock clock) {
        this.reading = reading;
        this.store = store;
        this.press = press;
        this.statements = statements;
        this.database = database;
        this.clock = clock;
    }

    /** In short transactions; what one of them has made stays when a later one fails. */
    Uni<Void> compile(HallId hall) {
        return Multi.createBy().repeating()
                .uni(() -> reading.plan(hall)
                        .chain(plan -> database.inTransaction(LIMIT, connection -> compile(connection, plan))))
                .whilst(made -> made == PORTION)
                .onItem().ignoreAsUni();
    }

    private Uni<Integer> compile(SqlConnection connection, HallPlan plan) {
        return reading.read(connection, plan)
                .chain(round -> issueWhatIsNew(connection, round))
                .call(count -> count == 0 ? Uni.createFrom().voidItem()
                        : Notification.atOnce(connection, plan.id().value(), TOPIC));
    }

    private Uni<Integer> issueWhatIsNew(SqlConnection connection, PlaylistInputs round) {
        var edition = press.edition(round.plan(), round.published(), clock.instant().truncatedTo(ChronoUnit.SECONDS));
        return Multi.createFrom().iterable(round.devices())
                .onItem().transformToUniAndConcatenate(device -> {
                    var settings = round.settings().getOrDefault(device.id().value(), ScreenSettings.LED);
                    return issueIfNew(connection, edition, device, settings, round.issued().get(device.id().value()));
                })
                .filter(isNew -> isNew)
                .select().first(PORTION)
                .collect().asList()
                .map(List::size);
    }

    private Uni<Boolean> issueIfNew(SqlConnection connection, PlaylistCompiler.Edition edition, ScreenDevice device,
            ScreenSettings settings, @Nullable Issued before) {
        return offTheEventLoop(() -> edition.fingerprint(settings)).chain(fingerprint -> {
            if (before != null && !isDue(before, edition.at()) && before.fingerprint().equals(fingerprint)) {
                return Uni.createFrom().item(false);
            }
            var version = before == null ? 1 : before.version() + 1;
            return offTheEventLoop(() -> edition.print(device, settings, version))
                    .chain(made -> store.issue(connection, device.hall(), device.id(), made))
                    .replaceWith(true);
        });
    }

    /** A long list is a moment's work for a small processor; it comes back to where it was asked for. */
    private static <T> Uni<T> offTheEventLoop(Callable<T> work) {
        return Uni.createFrom()
                .deferred(() -> UniHelper.toUni(Objects.requireNonNull(Vertx.currentContext()).executeBlocking(work, false)));
    }

    /** Or signed by a key that no longer signs, or put off by a clock that was ahead. */
    private boolean isDue(Issued issued, Instant now) {
        return !issued.dueAt().isAfter(now)
                || issued.dueAt().isAfter(now.plus(PlaylistCompiler.REISSUED))
                || !issued.kid().equals(statements.signer());
    }
}
