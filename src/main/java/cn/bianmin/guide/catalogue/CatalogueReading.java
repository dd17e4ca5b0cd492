package cn.bianmin.guide.catalogue;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

import cn.bianmin.guide.Category;
import cn.bianmin.guide.ChannelText;
import cn.bianmin.guide.HallCatalogue;
import cn.bianmin.guide.Item;
import cn.bianmin.guide.ItemId;
import cn.bianmin.guide.Material;
import cn.bianmin.guide.Offer;
import cn.bianmin.hall.DeskId;
import cn.bianmin.hall.HallId;
import io.smallrye.mutiny.Uni;

/**
 * Everything stored about a hall's catalogue, read table by table in one session.
 *
 * <p>
 * The version is read first: rows may then be newer than it says, never older, and the next look reads them again.
 */
public record CatalogueReading(HallId hall, @Nullable CatalogueRow head, List<CategoryRow> categories, List<ItemRow> items,
        List<MaterialRow> materials, List<OfferRow> offers, List<ChannelRow> channels) {

    /** Of a hall that has no catalogue yet. */
    public static CatalogueReading none(HallId hall) {
        return new CatalogueReading(hall, null, List.of(), List.of(), List.of(), List.of(), List.of());
    }

    public static Uni<CatalogueReading> read(Mutiny.Session session, HallId hall) {
        return session.find(CatalogueRow.class, hall.value())
                .chain(head -> head == null ? Uni.createFrom().item(none(hall)) : readRows(session, hall, head));
    }

    public static Uni<CatalogueReading> readRows(Mutiny.Session session, HallId hall, CatalogueRow head) {
        return rows(session, hall, CategoryRow.class, "FROM Category WHERE hall = :hall ORDER BY position, number")
                .chain(categories -> rows(session, hall, ItemRow.class,
                        "FROM Item WHERE hall = :hall ORDER BY position, number")
                        .chain(items -> rows(session, hall, MaterialRow.class,
                                "FROM Material WHERE hall = :hall ORDER BY item, position")
                                .chain(materials -> rows(session, hall, OfferRow.class, "FROM Offer WHERE hall = :hall")
                                        .chain(offers -> rows(session, hall, ChannelRow.class,
                                                "FROM ChannelText WHERE hall = :hall")
                                                .map(channels -> new CatalogueReading(hall, head, categories, items,
                                                        materials, offers, channels))))));
    }

    private static <T> Uni<List<T>> rows(Mutiny.Session session, HallId hall, Class<T> type, String query) {
        return session.createQuery(query, type).setParameter("hall", hall.value()).getResultList();
    }

    public HallCatalogue catalogue() {
        Map<Integer, String> codes = new HashMap<>();
        categories.forEach(row -> codes.put(row.number, row.code));
        var live = categories.stream()
                .filter(row -> !row.retired)
                .map(row -> new Category(row.code, row.name, row.nameEn, row.group,
                        row.parent == null ? null : codes.get(row.parent)))
                .toList();
        var texts = channels.stream().map(ChannelRow::value).collect(toMap(ChannelText::channel, text -> text));
        return new HallCatalogue(hall, head == null ? 0 : head.version, live, itemValues(codes), texts);
    }

    private List<Item> itemValues(Map<Integer, String> categoryCodes) {
        var materialsOf = materials.stream().collect(groupingBy(row -> row.item));
        var offersOf = offers.stream().collect(groupingBy(row -> row.item));
        return items.stream()
                .map(row -> value(row, categoryCodes.getOrDefault(row.category, ""),
                        materialsOf.getOrDefault(row.number, List.of()).stream().map(MaterialRow::value).toList(),
                        offersOf.getOrDefault(row.number, List.of())))
                .toList();
    }

    private Item value(ItemRow row, String category, List<Material> itsMaterials, List<OfferRow> itsOffers) {
        var id = new ItemId(hall, row.number);
        var toBring = Material.namesInOrder(itsMaterials);
        var offered = itsOffers.stream()
                .map(offer -> new Offer(id, row.name, new DeskId(hall, offer.desk), offer.channel, offer.handlingMinutes,
                        toBring,
                        offer.who, offer.conditions))
                .sorted(Offer.BY_CHANNEL)
                .toList();
        return new Item(id, row.code, row.name, row.nameEn, category, new DeskId(hall, row.desk), row.handling, row.legalBasis,
                row.statutoryDays, row.promisedDays, row.fee(), itsMaterials, row.stepList(), row.tips, List.of(row.keywords),
                offered, row.sample, row.retired);
    }
}
