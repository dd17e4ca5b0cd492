package cn.bianmin.screens.stream;

import java.util.ArrayList;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import cn.bianmin.hall.HallId;
import cn.bianmin.screens.emergency.Emergencies;
import cn.bianmin.screens.event.ScreenEvents;
import cn.bianmin.screens.event.ScreenEvents.Told;
import cn.bianmin.screens.playlist.PlaylistStore;
import io.smallrye.mutiny.Uni;

/** Reads what screens need that begin to listen. */
@ApplicationScoped
class SubscriberSnapshot {

    private final ScreenEvents events;
    private final PlaylistStore playlists;
    private final Emergencies emergencies;

    SubscriberSnapshot(ScreenEvents events, PlaylistStore playlists, Emergencies emergencies) {
        this.events = events;
        this.playlists = playlists;
        this.emergencies = emergencies;
    }

    /** The head first: what comes after it is told to the screens as it happens. */
    Uni<PendingSubscribers.Reading> read(HallId hall, PendingSubscribers arrivals) {
        return events.head(hall).chain(head -> {
            var from = arrivals.oldest(head);
            return missed(hall, from, new ArrayList<>())
                    .chain(missed -> emergencies.active(hall).chain(active -> playlists.versions(hall).map(versions -> {
                        var upTo = missed.isEmpty() ? head : Math.max(head, missed.get(missed.size() - 1).number());
                        return new PendingSubscribers.Reading(from, upTo, active, missed, versions);
                    })));
        });
    }

    private Uni<List<Told>> missed(HallId hall, long after, List<Told> sofar) {
        return events.after(hall, after).chain(read -> {
            sofar.addAll(read);
            return read.size() < ScreenEvents.PORTION ? Uni.createFrom().item(sofar)
                    : missed(hall, read.get(read.size() - 1).number(), sofar);
        });
    }
}
