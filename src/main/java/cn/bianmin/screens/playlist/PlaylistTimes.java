package cn.bianmin.screens.playlist;

import java.time.Clock;
import java.time.Duration;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;

import cn.bianmin.content.Contents;
import cn.bianmin.hall.HallId;
import cn.bianmin.identity.DeviceSigner;
import cn.bianmin.platform.database.Database;
import cn.bianmin.platform.events.DeliveredEvent;
import cn.bianmin.platform.events.EventHandler;
import cn.bianmin.platform.jobs.Jobs;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

/**
 * When playlists are made: when something was published or taken back, when a screen is set otherwise, and twice a day so that
 * a screen that is cut off has a day in hand. Each time on one replica.
 */
@ApplicationScoped
public class PlaylistTimes implements EventHandler {

    /** A screen of the hall was set otherwise. */
    public static final String SETTINGS_CHANGED = "screens.settings-changed";
    static final Duration CHECKED = Duration.ofSeconds(15);
    private static final Logger LOG = Logger.getLogger(PlaylistTimes.class);

    private final Playlists playlists;
    private final PlaylistStore store;
    private final DeviceSigner statements;
    private final Database database;
    private final Jobs jobs;
    private final Clock clock;

    PlaylistTimes(Playlists playlists, PlaylistStore store, DeviceSigner statements, Database database, Jobs jobs,
            Clock clock) {
        this.playlists = playlists;
        this.store = store;
        this.statements = statements;
        this.database = database;
        this.jobs = jobs;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "screens.playlists";
    }

    @Override
    public Set<String> topics() {
        return Set.of(Contents.TOPIC, SETTINGS_CHANGED);
    }

    @Override
    public Uni<Void> handle(DeliveredEvent event) {
        return playlists.compile(new HallId(event.hall()));
    }

    @Scheduled(every = "15s", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> tick() {
        return compileWhatIsDue().replaceWithVoid();
    }

    /** Whether it was looked for what is due here. */
    Uni<Boolean> compileWhatIsDue() {
        var now = clock.instant();
        return jobs.inSteps("screens.playlists", CHECKED, () -> database.withConnection(connection -> store
                .dueHalls(connection, now, now.plus(PlaylistCompiler.REISSUED), statements.signer()))
                .onItem().transformToMulti(due -> Multi.createFrom().iterable(due))
                .onItem().transformToUniAndConcatenate(this::compile)
                .onItem().ignoreAsUni());
    }

    /** Each hall by itself: one that fails keeps no other waiting, and is due again the next time. */
    private Uni<Void> compile(HallId hall) {
        return playlists.compile(hall)
                .onFailure().invoke(failure -> LOG.warnf("The playlists of hall %s wait: %s", hall, failure.getMessage()))
                .onFailure().recoverWithNull();
    }
}
