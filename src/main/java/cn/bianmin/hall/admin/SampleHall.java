package cn.bianmin.hall.admin;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.eclipse.microprofile.config.inject.ConfigProperty;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;

import cn.bianmin.hall.Halls;
import cn.bianmin.hall.calendar.Season;
import cn.bianmin.hall.plan.HallShape;
import cn.bianmin.hall.plan.Rule;
import cn.bianmin.platform.StartupLinks;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;

/** Gives an empty installation the yearly notices and a demonstration hall. One replica does it, however many start. */
@ApplicationScoped
public class SampleHall {

    /** The observers of other features, which fill the hall, come later. */
    private static final int EARLY = 1_000;

    private final Halls halls;
    private final HallChanges changes;
    private final WorkingCalendars calendars;
    private final ObjectMapper json;
    private final boolean demo;

    SampleHall(Halls halls, HallChanges changes, WorkingCalendars calendars, ObjectMapper json,
            @ConfigProperty(name = "bianmin.demo", defaultValue = "true") boolean demo) {
        this.halls = halls;
        this.changes = changes;
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

    void show(@Observes @Priority(EARLY) StartupLinks signs) {
        halls.all().await().indefinitely().stream().findFirst()
                .ifPresent(hall -> signs.address("The hall", "/api/halls/" + hall));
    }

    /** Makes the demonstration hall when there is no hall; true when this replica made it. */
    public Uni<Boolean> createOnce() {
        return changes.addSampleOnce(shape());
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
