package cn.bianmin.guide.edition;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import org.hibernate.reactive.mutiny.Mutiny;

import cn.bianmin.guide.Channel;
import cn.bianmin.guide.ItemId;
import cn.bianmin.guide.catalogue.CatalogueReading;
import cn.bianmin.guide.catalogue.CatalogueRow;
import cn.bianmin.guide.catalogue.CategoryRow;
import cn.bianmin.guide.catalogue.ChannelRow;
import cn.bianmin.guide.catalogue.ItemRow;
import cn.bianmin.guide.catalogue.MaterialRow;
import cn.bianmin.guide.catalogue.OfferRow;
import cn.bianmin.guide.edition.CatalogueChange.Placed;
import cn.bianmin.guide.search.SearchIndex;
import cn.bianmin.hall.HallId;
import io.smallrye.mutiny.Uni;

/** Carries out a {@link CatalogueChange} on the rows of one session, whose transaction holds the catalogue's lock. */
final class CatalogueWriting {

    private final Mutiny.Session session;
    private final HallId hall;
    private final CatalogueRow head;
    private final CatalogueReading rows;
    private final CatalogueChange change;
    private final Map<String, CategoryRow> categories;
    private final Map<String, ItemRow> items;
    private final List<Object> gone = new ArrayList<>();
    private final List<Object> created = new ArrayList<>();
    private final Map<String, SearchIndex.Row> grams;
    private final List<SearchIndex.Row> toIndex = new ArrayList<>();
    private final List<CategoryRow> newCategories = new ArrayList<>();

    CatalogueWriting(Mutiny.Session session, CatalogueRow head, CatalogueReading rows, CatalogueChange change,
            Map<String, SearchIndex.Row> grams) {
        this.session = session;
        this.hall = rows.hall();
        this.head = head;
        this.rows = rows;
        this.change = change;
        this.grams = grams;
        this.categories = rows.categories().stream().collect(toMap(row -> row.code, identity()));
        this.items = rows.items().stream().collect(toMap(row -> row.code, identity()));
    }

    /** Categories before items, items before what belongs to them: the order of the foreign keys. */
    Uni<Void> write() {
        head.countUp();
        writeCategories();
        writeChannels();
        var newItems = writeItems();
        retire();
        return session.removeAll(gone.toArray())
                .chain(() -> session.persistAll(newCategories.toArray()))
                .chain(() -> session.persistAll(newItems.toArray()))
                .chain(session::flush)
                .chain(() -> session.persistAll(created.toArray()))
                .chain(session::flush)
                .chain(() -> SearchIndex.remove(session, hall, change.retired.stream().map(SearchIndex.Standing::of).toList()))
                .chain(() -> SearchIndex.put(session, hall, toIndex));
    }

    private void writeCategories() {
        var wanted = change.categories();
        for (var category : wanted) {
            categories.computeIfAbsent(category.code(), code -> {
                var row = new CategoryRow(hall.value(), head.nextCategory(), code);
                newCategories.add(row);
                return row;
            }).show(category.name(), category.nameEn(), category.group());
        }
        Set<String> named = new HashSet<>();
        for (var category : wanted) {
            named.add(category.code());
            var parent = category.parent() == null ? null : categories.get(category.parent());
            row(category.code()).place(parent == null ? null : parent.number, named.size());
        }
        rows.categories().stream().filter(row -> !named.contains(row.code)).forEach(CategoryRow::retire);
    }

    private void writeChannels() {
        Map<Channel, ChannelRow> known = new HashMap<>();
        rows.channels().forEach(row -> known.put(row.channel, row));
        var wanted = change.channels();
        wanted.forEach((channel, text) -> known.computeIfAbsent(channel, any -> {
            var row = new ChannelRow(hall.value(), channel);
            created.add(row);
            return row;
        }).say(text));
        rows.channels().stream().filter(row -> !wanted.containsKey(row.channel)).forEach(gone::add);
    }

    private List<ItemRow> writeItems() {
        List<ItemRow> newItems = new ArrayList<>();
        for (var placed : change.added) {
            var row = new ItemRow(hall.value(), head.nextItem(), placed.part().code());
            newItems.add(row);
            write(placed, row);
        }
        change.changed.forEach(placed -> write(placed, row(placed)));
        change.unchanged.forEach(placed -> {
            var row = row(placed);
            row.place(row.category, placed.position(), row.desk);
        });
        return newItems;
    }

    private void write(Placed placed, ItemRow row) {
        var id = new ItemId(hall, row.number);
        var item = change.item(placed, id);
        row.describe(item);
        row.place(row(placed.category()).number, placed.position(), item.desk().number());
        var before = placed.before();
        if (before == null || !before.materials().equals(item.materials())) {
            rows.materials().stream().filter(material -> material.item == row.number).forEach(gone::add);
            for (var i = 0; i < item.materials().size(); i++) {
                created.add(new MaterialRow(id, i + 1, item.materials().get(i)));
            }
        }
        if (before == null || !before.offers().equals(item.offers())) {
            rows.offers().stream().filter(offer -> offer.item == row.number).forEach(gone::add);
            item.offers().forEach(offer -> created.add(new OfferRow(offer)));
        }
        toIndex.add(Objects.requireNonNull(grams.get(item.code())).withId(id.toString()));
    }

    private void retire() {
        change.retired.forEach(item -> Objects.requireNonNull(items.get(item.code())).retire());
    }

    private CategoryRow row(String code) {
        return Objects.requireNonNull(categories.get(code), code);
    }

    private ItemRow row(Placed placed) {
        return Objects.requireNonNull(items.get(placed.part().code()));
    }
}
