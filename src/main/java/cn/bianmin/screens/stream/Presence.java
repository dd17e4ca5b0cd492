package cn.bianmin.screens.stream;

import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import jakarta.enterprise.context.ApplicationScoped;

import cn.bianmin.identity.ScreenDevices;
import cn.bianmin.platform.database.Database;
import cn.bianmin.screens.setting.ScreenStore;
import cn.bianmin.screens.setting.ScreenStore.ScreenAt;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

/** Notes which screens listen on this replica, and lets go of those that were revoked. */
@ApplicationScoped
class Presence {

    private static final int PORTION = 1_000;

    private final Streams streams;
    private final ScreenDevices devices;
    private final ScreenStore store;
    private final Database database;
    private final Clock clock;

    Presence(Streams streams, ScreenDevices devices, ScreenStore store, Database database, Clock clock) {
        this.streams = streams;
        this.devices = devices;
        this.store = store;
        this.database = database;
        this.clock = clock;
    }

    /** Twice within the minute in which a revoked device has to fall silent. */
    @Scheduled(every = "25s", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> note() {
        var present = streams.present();
        if (present.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return devices.alive(present.stream().map(each -> each.screen().value()).distinct().toList())
                .invoke(alive -> {
                    // Only those that were asked about: who joined meanwhile is asked about the next time.
                    var dead = present.stream().map(each -> each.screen().value())
                            .collect(Collectors.toCollection(HashSet::new));
                    alive.forEach(dead::remove);
                    streams.cut(dead);
                })
                .chain(() -> see(present));
    }

    private Uni<Void> see(List<ScreenAt> present) {
        var distinct = present.stream().collect(Collectors.toMap(ScreenAt::screen, each -> each,
                (one, other) -> one.version() > other.version() ? one : other)).values().stream().toList();
        return Multi.createFrom().items(IntStream.iterate(0, i -> i < distinct.size(), i -> i + PORTION).boxed())
                .onItem().transformToUniAndConcatenate(i -> database.withConnection(connection -> store.see(connection,
                        distinct.subList(i, Math.min(i + PORTION, distinct.size())), clock.instant())))
                .onItem().ignoreAsUni();
    }
}
