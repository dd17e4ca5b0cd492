package cn.bianmin.content.life;

import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import cn.bianmin.content.ActorNames;
import cn.bianmin.content.life.ContentResource.PastStep;
import cn.bianmin.content.life.ContentStore.Stand;
import cn.bianmin.hall.HallId;
import cn.bianmin.hall.Halls;
import cn.bianmin.identity.StaffNames;
import cn.bianmin.platform.database.Database;
import io.smallrye.mutiny.Uni;

/** Reads contents for the staff, with the hall's times and the names of those who acted. */
@ApplicationScoped
class ContentReading {

    private final Database database;
    private final ContentStore store;
    private final StaffNames names;
    private final Halls halls;

    ContentReading(Database database, ContentStore store, StaffNames names, Halls halls) {
        this.database = database;
        this.store = store;
        this.names = names;
        this.halls = halls;
    }

    Uni<List<ContentView>> list(HallId hall, ContentStore.Wanted wanted) {
        return database.inSession(session -> store.list(session, hall, wanted)).chain(stands -> named(hall,
                stands.stream().flatMap(ContentView::people),
                (zone, known) -> stands.stream().map(stand -> ContentView.of(stand, zone, known)).toList()));
    }

    /** Reads one content; 404 {@code unknown-content}. */
    Uni<ContentView> one(HallId hall, UUID content, @Nullable Integer version) {
        return database.inSession(session -> store.one(session, hall, content, version)).chain(stand -> view(hall, stand));
    }

    Uni<ContentView> view(HallId hall, Stand stand) {
        return named(hall, ContentView.people(stand), (zone, known) -> ContentView.of(stand, zone, known));
    }

    /** Reads the steps, oldest first; 404 {@code unknown-content}. */
    Uni<List<PastStep>> history(HallId hall, UUID content) {
        return database.inSession(session -> store.history(session, hall, content))
                .chain(steps -> named(hall, steps.stream().map(step -> step.actor),
                        (zone, known) -> steps.stream().map(step -> past(step, zone, known)).toList()));
    }

    private <T> Uni<T> named(HallId hall, Stream<String> callers, BiFunction<ZoneId, Map<String, String>, T> view) {
        return names.of(callers.toList())
                .chain(known -> halls.plan(hall).map(plan -> view.apply(plan.zone(), known)));
    }

    private static PastStep past(StepRow step, ZoneId zone, Map<String, String> names) {
        return new PastStep(step.version, step.state, step.title, ActorNames.name(step.actor, names), step.step,
                step.at.atZone(zone).toOffsetDateTime(), step.reason);
    }
}
