package cn.bianmin.hall;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;

import cn.bianmin.platform.Database;
import cn.bianmin.platform.Signposts;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;

/** What an empty installation begins with: the yearly papers, and a hall to look at. Once, however many replicas start. */
@ApplicationScoped
class SampleHall {

    private static final String LOCK = "sample-hall";
    /** Before the observers of the features above, who fill the hall. */
    private static final int EARLY = 1_000;

    private final Halls halls;
    private final Database database;
    private final HallStore store;
    private final WorkingCalendars calendars;
    private final ObjectMapper json;
    private final boolean demo;

    SampleHall(Halls halls, Database database, HallStore store, WorkingCalendars calendars, ObjectMapper json,
            @ConfigProperty(name = "bianmin.demo", defaultValue = "true") boolean demo) {
        this.halls = halls;
        this.database = database;
        this.store = store;
        this.calendars = calendars;
        this.json = json;
        this.demo = demo;
    }

    void begin(@Observes @Priority(EARLY) StartupEvent start) {
        calendars.publishShipped().await().indefinitely();
        if (demo) {
            createOnce().await().indefinitely();
        }
    }

    void show(@Observes @Priority(EARLY) Signposts signs) {
        halls.all().await().indefinitely().stream().findFirst()
                .ifPresent(hall -> signs.address("The hall", "/api/halls/" + hall));
    }

    /** The hall, or null when there was one already. */
    Uni<@Nullable HallId> createOnce() {
        return database.inSessionTransaction(WorkingCalendars.AT_START, session -> store.lock(session, LOCK)
                .chain(() -> store.count(session))
                .chain(count -> count > 0 ? Uni.createFrom().nullItem() : store.create(session, shape(), true)));
    }

    private HallShape shape() {
        return read("hall.json", new TypeReference<HallShape>() {
        }).with(read("hours.json", new TypeReference<List<Season>>() {
        }), read("rules.json", new TypeReference<List<Rule>>() {
        }));
    }

    private <T> T read(String file, TypeReference<T> type) {
        try (var stream = Objects.requireNonNull(SampleHall.class.getResourceAsStream("/sample/" + file), file)) {
            return json.readValue(stream, type);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
