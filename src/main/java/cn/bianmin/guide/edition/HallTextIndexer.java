package cn.bianmin.guide.edition;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;

import org.hibernate.reactive.mutiny.Mutiny;

import cn.bianmin.guide.catalogue.Catalogues;
import cn.bianmin.guide.search.SearchIndex;
import cn.bianmin.guide.search.SearchIndex.Standing;
import cn.bianmin.hall.FindableTexts;
import cn.bianmin.hall.HallId;
import cn.bianmin.platform.database.Database;
import cn.bianmin.platform.events.DeliveredEvent;
import cn.bianmin.platform.events.EventHandler;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;

/**
 * Brings what the search finds of a hall's texts level with what the hall shows, after each change. It compares the whole, so a
 * missed event is made up for by the next.
 */
@ApplicationScoped
class HallTextIndexer implements EventHandler {

    /** Below what a handler has. */
    private static final Duration LIMIT = Duration.ofSeconds(5);
    /** The grams of so many long texts are made in about a second; what is left is another transaction. */
    private static final int PORTION = 50;

    private final FindableTexts texts;
    private final Database database;

    HallTextIndexer(FindableTexts texts, Database database) {
        this.texts = texts;
        this.database = database;
    }

    @Override
    public String name() {
        return "guide.found-texts";
    }

    @Override
    public Set<String> topics() {
        return Set.of(texts.topic());
    }

    @Override
    public Uni<Void> handle(DeliveredEvent event) {
        var hall = new HallId(event.hall());
        return Multi.createBy().repeating()
                .uni(() -> texts.of(hall).chain(shown -> level(hall, shown)))
                .whilst(isLevel -> !isLevel)
                .onItem().ignoreAsUni();
    }

    /**
     * Whether nothing is left to do. The texts are read before the transaction, which borrows no second connection, and once more
     * after it: whoever wrote last has looked last, and writes again when another replica had seen newer texts.
     */
    private Uni<Boolean> level(HallId hall, List<FindableTexts.Text> shown) {
        return database.inSessionTransaction(LIMIT, session -> SearchIndex.lockTexts(session, hall)
                .chain(() -> SearchIndex.texts(session, hall))
                .chain(found -> level(session, hall, shown, found)))
                .chain(isLevel -> isLevel ? texts.of(hall).map(shown::equals) : Uni.createFrom().item(false));
    }

    private static Uni<Boolean> level(Mutiny.Session session, HallId hall, List<FindableTexts.Text> shown,
            Set<Standing> found) {
        var gone = new HashSet<>(found);
        shown.forEach(text -> gone.remove(Standing.of(text)));
        var fresh = shown.stream().filter(text -> !found.contains(Standing.of(text))).toList();
        var portion = fresh.subList(0, Math.min(PORTION, fresh.size()));
        return SearchIndex.remove(session, hall, gone)
                .chain(() -> Catalogues.onCallersContext(rows(hall, portion)))
                .chain(rows -> SearchIndex.put(session, hall, rows))
                .replaceWith(portion.size() == fresh.size());
    }

    /** On a worker: making the grams would hold up the event loop. */
    private static Uni<List<SearchIndex.Row>> rows(HallId hall, List<FindableTexts.Text> texts) {
        return Uni.createFrom().item(() -> texts.stream().map(text -> SearchIndex.Row.of(hall, text)).toList())
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool());
    }
}
