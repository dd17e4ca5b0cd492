package cn.bianmin.guide.edition;

import static java.util.stream.Collectors.toMap;

import java.time.Duration;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;

import org.hibernate.reactive.mutiny.Mutiny;

import cn.bianmin.guide.HallCatalogue;
import cn.bianmin.guide.ItemId;
import cn.bianmin.guide.catalogue.CatalogueReading;
import cn.bianmin.guide.catalogue.CatalogueRow;
import cn.bianmin.guide.catalogue.Catalogues;
import cn.bianmin.guide.edition.CatalogueChange.Counts;
import cn.bianmin.guide.search.SearchEntry;
import cn.bianmin.guide.search.SearchIndex;
import cn.bianmin.hall.Desk;
import cn.bianmin.hall.DeskId;
import cn.bianmin.hall.HallId;
import cn.bianmin.hall.HallPlan;
import cn.bianmin.platform.database.Database;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;

/** Takes over whole catalogues; those who do so for one hall go one after the other. */
@ApplicationScoped
public class CatalogueStore {

    /** A thousand items are ten thousand rows; the hall's next editor waits meanwhile, its citizens do not. */
    private static final Duration LIMIT = Duration.ofSeconds(20);
    /** Rows sent to the database together. */
    private static final int BATCH = 200;

    /**
     * A checked catalogue for a hall.
     *
     * @param desks the hall's desks by code
     * @param sample whether it is demonstration content
     */
    public record Order(HallId hall, CatalogueDocument document, Map<String, DeskId> desks, boolean sample) {

        CatalogueChange changeOf(HallCatalogue before) {
            return new CatalogueChange(document, before, desks, sample);
        }
    }

    private final Database database;
    private final Catalogues catalogues;
    private final CatalogueCheck check;

    CatalogueStore(Database database, Catalogues catalogues, CatalogueCheck check) {
        this.database = database;
        this.check = check;
        this.catalogues = catalogues;
    }

    /** Fails with 400 {@code invalid-catalogue} when the document is not sound for the hall. */
    Order order(HallPlan plan, CatalogueDocument document, boolean sample) {
        var desks = plan.desks().stream().collect(toMap(Desk::code, Desk::id));
        check.mustBeSound(document, desks.keySet());
        return new Order(plan.id(), document, desks, sample);
    }

    /** What {@link #take} would do now. */
    Uni<Counts> preview(Order order) {
        return database.inSession(session -> CatalogueReading.read(session, order.hall()))
                .map(rows -> order.changeOf(rows.catalogue()).counts());
    }

    /** Makes the hall's catalogue what the document says. */
    public Uni<Counts> take(Order order) {
        return take(order, false);
    }

    /** As {@link #take} when the hall has no items yet; however many replicas try, one does it. */
    Uni<Counts> takeFirst(Order order) {
        return take(order, true);
    }

    private Uni<Counts> take(Order order, boolean onlyFirst) {
        return Catalogues.onCallersContext(grams(order))
                .chain(grams -> database.inSessionTransaction(LIMIT, session -> locked(session, order.hall())
                        .chain(head -> CatalogueReading.readRows(session, order.hall(), head)
                                .chain(rows -> onlyFirst && !rows.items().isEmpty()
                                        ? Uni.createFrom().item(new Counts(0, 0, 0, rows.items().size()))
                                        : carryOut(session, head, rows, order.changeOf(rows.catalogue()), grams)))))
                .invoke(() -> catalogues.forget(order.hall()));
    }

    private static Uni<Counts> carryOut(Mutiny.Session session, CatalogueRow head, CatalogueReading rows,
            CatalogueChange change,
            Map<String, SearchIndex.Row> grams) {
        return change.isAny()
                ? new CatalogueWriting(session, head, rows, change, grams).write().replaceWith(change.counts())
                : Uni.createFrom().item(change.counts());
    }

    /** Made beforehand on a worker: it would hold up the event loop, and with it the row lock. */
    private static Uni<Map<String, SearchIndex.Row>> grams(Order order) {
        var nothing = CatalogueReading.none(order.hall()).catalogue();
        return Uni.createFrom().item(() -> {
            var change = order.changeOf(nothing);
            return change.added.stream().collect(toMap(placed -> placed.part().code(),
                    placed -> SearchIndex.Row.of(order.hall(),
                            SearchEntry.of(change.item(placed, new ItemId(order.hall(), 0))))));
        }).runSubscriptionOn(Infrastructure.getDefaultWorkerPool());
    }

    public static Uni<CatalogueRow> locked(Mutiny.Session session, HallId hall) {
        return session.setBatchSize(BATCH)
                .createNativeQuery("INSERT INTO catalogue (hall_id) VALUES (:hall) ON CONFLICT DO NOTHING")
                .setParameter("hall", hall.value())
                .executeUpdate()
                .chain(() -> session.find(CatalogueRow.class, hall.value(), LockModeType.PESSIMISTIC_WRITE));
    }
}
