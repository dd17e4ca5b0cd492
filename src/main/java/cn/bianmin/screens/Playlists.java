package cn.bianmin.screens;

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
import cn.bianmin.identity.ScreenDevices.ScreenDevice;
import cn.bianmin.identity.SignedStatements;
import cn.bianmin.platform.Announcement;
import cn.bianmin.platform.Database;
import cn.bianmin.screens.PlaylistStore.Issued;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.vertx.UniHelper;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.SqlConnection;

/** Makes the playlists of a hall; nothing new is no new version. */
@ApplicationScoped
class Playlists {

    /** Announced to every replica: there are new versions for screens of the hall. */
    static final String TOPIC = "screens.playlist";
    /** Less than what the handler of an event has. */
    private static final Duration LIMIT = Duration.ofSeconds(5);
    /** New versions in one transaction; with the longest lists of the longest texts each has six megabytes. */
    private static final int PORTION = 25;

    private final Round.Reading reading;
    private final PlaylistStore store;
    private final PlaylistPress press;
    private final SignedStatements statements;
    private final Database database;
    private final Clock clock;

    Playlists(Round.Reading reading, PlaylistStore store, PlaylistPress press, SignedStatements statements, Database database,
            Clock clock) {
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
                .uni(() -> database.inTransaction(LIMIT, connection -> compile(connection, hall)))
                .whilst(made -> made == PORTION)
                .onItem().ignoreAsUni();
    }

    private Uni<Integer> compile(SqlConnection connection, HallId hall) {
        return reading.read(connection, hall)
                .chain(round -> issueWhatIsNew(connection, round))
                .call(count -> count == 0 ? Uni.createFrom().voidItem()
                        : Announcement.atOnce(connection, hall.value(), TOPIC));
    }

    private Uni<Integer> issueWhatIsNew(SqlConnection connection, Round round) {
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

    private Uni<Boolean> issueIfNew(SqlConnection connection, PlaylistPress.Edition edition, ScreenDevice device,
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
                || issued.dueAt().isAfter(now.plus(PlaylistPress.REISSUED))
                || !issued.kid().equals(statements.signer());
    }
}
