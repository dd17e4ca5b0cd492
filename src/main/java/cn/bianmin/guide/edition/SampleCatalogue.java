package cn.bianmin.guide.edition;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

import com.fasterxml.jackson.databind.ObjectMapper;

import cn.bianmin.guide.edition.CatalogueChange.Counts;
import cn.bianmin.guide.edition.CatalogueDocument.CategoryPart;
import cn.bianmin.guide.edition.CatalogueDocument.ChannelPart;
import cn.bianmin.guide.search.Pinyin;
import cn.bianmin.hall.HallId;
import cn.bianmin.hall.HallPlan;
import cn.bianmin.hall.Halls;
import cn.bianmin.platform.StartupLinks;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;

/** The items of the seeds for the demonstration hall: 56 of housing in six categories, and the eight windows of the street. */
@ApplicationScoped
class SampleCatalogue {

    private static final Logger LOG = Logger.getLogger(SampleCatalogue.class);
    /** After the hall itself (1000). */
    private static final int AFTER_THE_HALL = 1_100;
    private static final List<String> FILES = List.of(
            "01-registration", "02-trading", "03-surveying", "04-archives", "05-guarantee", "06-certificates",
            "11-civil-affairs", "12-family-planning", "13-labour-security", "14-finance", "15-agriculture", "16-land-planning",
            "17-party-members", "18-petitions");

    private final Halls halls;
    private final CatalogueStore store;
    private final ObjectMapper json;
    private final boolean demo;

    SampleCatalogue(Halls halls, CatalogueStore store, ObjectMapper json,
            @ConfigProperty(name = "bianmin.demo", defaultValue = "true") boolean demo) {
        this.halls = halls;
        this.store = store;
        this.json = json;
        this.demo = demo;
    }

    void begin(@Observes @Priority(AFTER_THE_HALL) StartupEvent start) {
        // The dictionary takes a moment to read; the first import should not wait for it.
        Infrastructure.getDefaultExecutor().execute(() -> Pinyin.readings("便民"));
        if (demo) {
            halls.all().chain(this::fill).await().indefinitely();
        }
    }

    void show(@Observes @Priority(AFTER_THE_HALL) StartupLinks signs) {
        halls.all().await().indefinitely().stream().findFirst().ifPresent(hall -> {
            signs.address("Its items", "/api/halls/" + hall + "/catalogue");
            signs.address("A search", "/api/search?hall=" + hall + "&q=lnz");
        });
    }

    private Uni<Void> fill(List<HallId> all) {
        return Multi.createFrom().iterable(all)
                .onItem().transformToUniAndConcatenate(halls::plan)
                .filter(plan -> plan.facts().sample())
                .onItem().transformToUniAndConcatenate(this::fill)
                .collect().last()
                .replaceWithVoid();
    }

    private Uni<Counts> fill(HallPlan plan) {
        return store.takeFirst(store.order(plan, document(), true)).invoke(counts -> {
            if (counts.added() > 0) {
                LOG.infof("The demonstration hall offers %d items", counts.added());
            }
        });
    }

    CatalogueDocument document() {
        var categories = FILES.stream().map(file -> read(file, CategoryPart.class)).toList();
        return new CatalogueDocument(categories, Stream.of(read("channels", ChannelPart[].class)).toList());
    }

    private <T> T read(String file, Class<T> type) {
        var path = "/sample/guide/" + file + ".json";
        try (var stream = Objects.requireNonNull(SampleCatalogue.class.getResourceAsStream(path), path)) {
            return json.readValue(stream, type);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
