package cn.bianmin.content.sample;

import java.time.Duration;
import java.util.List;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

import cn.bianmin.content.duty.Villages;
import cn.bianmin.content.life.Drafts;
import cn.bianmin.hall.HallId;
import cn.bianmin.hall.HallPlan;
import cn.bianmin.hall.Halls;
import cn.bianmin.platform.database.AdvisoryLock;
import cn.bianmin.platform.database.Database;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;

/** Publishes the samples in a demonstration hall that has no content. One replica does it, however many start. */
@ApplicationScoped
class SamplePublishing {

    /** The observers that make the hall (1000) and its items (1100) come first. */
    private static final int AFTER_THE_ITEMS = 1_200;
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final Logger LOG = Logger.getLogger(SamplePublishing.class);

    private final Halls halls;
    private final SampleContents samples;
    private final Drafts drafts;
    private final Villages villages;
    private final Database database;
    private final boolean demo;

    SamplePublishing(Halls halls, SampleContents samples, Drafts drafts, Villages villages, Database database,
            @ConfigProperty(name = "bianmin.demo", defaultValue = "true") boolean demo) {
        this.halls = halls;
        this.samples = samples;
        this.drafts = drafts;
        this.villages = villages;
        this.database = database;
        this.demo = demo;
    }

    void begin(@Observes @Priority(AFTER_THE_ITEMS) StartupEvent start) {
        if (demo) {
            halls.all().chain(this::fill).await().indefinitely();
        }
    }

    private Uni<Void> fill(List<HallId> all) {
        return Multi.createFrom().iterable(all)
                .onItem().transformToUniAndConcatenate(halls::plan)
                .filter(plan -> plan.facts().sample())
                .onItem().transformToUniAndConcatenate(plan -> publish(plan).replaceWith(plan))
                .collect().last()
                .replaceWithVoid();
    }

    /** Publishes the samples of a hall and answers how many; 0 when the hall has a content. */
    Uni<Integer> publish(HallPlan plan) {
        return database.inTransaction(LIMIT, connection -> AdvisoryLock.inHall(connection, "content.samples", plan.id().value())
                .chain(() -> drafts.isEmpty(connection, plan.id()))
                .chain(isEmpty -> isEmpty ? publish(connection, plan) : Uni.createFrom().item(0)));
    }

    private Uni<Integer> publish(SqlConnection connection, HallPlan plan) {
        return villages.set(connection, plan.id(), SampleContents.VILLAGES)
                .chain(() -> drafts.addSamples(connection, plan, samples.of(plan)))
                .map(List::size)
                .invoke(count -> LOG.infof("The demonstration hall shows %d announcements", count));
    }
}
