package cn.bianmin.guide;

import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import cn.bianmin.guide.catalogue.CatalogueRow;
import cn.bianmin.guide.catalogue.Catalogues;
import cn.bianmin.guide.catalogue.CategoryRow;
import cn.bianmin.guide.catalogue.ItemRow;
import cn.bianmin.guide.catalogue.MaterialRow;
import cn.bianmin.guide.catalogue.OfferRow;
import cn.bianmin.guide.edition.CatalogueChange;
import cn.bianmin.guide.edition.CatalogueDocument;
import cn.bianmin.guide.edition.CatalogueDocument.CategoryPart;
import cn.bianmin.guide.edition.CatalogueDocument.ChannelPart;
import cn.bianmin.guide.edition.CatalogueDocument.FeePart;
import cn.bianmin.guide.edition.CatalogueDocument.ItemPart;
import cn.bianmin.guide.edition.CatalogueDocument.MaterialPart;
import cn.bianmin.guide.edition.CatalogueDocument.OfferPart;
import cn.bianmin.guide.edition.CatalogueStore;
import cn.bianmin.hall.DeskId;
import cn.bianmin.hall.HallId;
import cn.bianmin.platform.database.Database;
import io.quarkus.arc.Arc;

/**
 * Items for tests.
 *
 * <pre>
 * ItemId item = TestGuide.anItem(hall, desk, Channel.ORDINARY, Channel.GREEN);
 * </pre>
 */
public final class TestGuide {

    private static final AtomicInteger NEXT = new AtomicInteger();

    private TestGuide() {
    }

    /** A fresh item of 30 minutes that the desk serves in these channels, also the green one and home visits. */
    public static ItemId anItem(HallId hall, DeskId desk, Channel... channels) {
        return anItem(hall, desk, 30, channels);
    }

    /** The same, handled in so many minutes. */
    public static ItemId anItem(HallId hall, DeskId desk, int minutes, Channel... channels) {
        var database = Arc.container().instance(Database.class).get();
        var number = 1_000_000 + NEXT.incrementAndGet();
        var id = new ItemId(hall, number);
        var item = new Item(id, "test-" + number, "试办事项" + number, "Test item " + number, "test", desk, Handling.PROMISED,
                "试行办法",
                5, 3, new Fee(0, "免费", ""), List.of(new Material("申请表", MaterialClass.PRINCIPAL, 1, true, "")), List.of("交材料"),
                "",
                List.of(), List.of(), false, false);
        database.inSessionTransaction(session -> CatalogueStore.locked(session, hall)
                .invoke(CatalogueRow::countUp)
                .chain(head -> {
                    var category = new CategoryRow(hall.value(), number, "test-" + number);
                    category.show("试验", null, CategoryGroup.WINDOWS);
                    var row = new ItemRow(hall.value(), number, item.code());
                    row.describe(item);
                    row.place(number, number, desk.number());
                    var offers = Stream.of(channels).map(channel -> new OfferRow(offer(item, channel, minutes)));
                    var rest = Stream.concat(Stream.of(new MaterialRow(id, 1, item.materials().get(0))), offers);
                    return session.persistAll(category, row).chain(session::flush)
                            .chain(() -> session.persistAll(rest.toArray()));
                })).await().indefinitely();
        Arc.container().instance(Catalogues.class).get().forget(hall);
        return id;
    }

    /** Items with these names are all that the hall's first desk offers. */
    public static void offer(HallId hall, String... names) {
        take(hall, document(Stream.of(names).map(name -> item("i" + NEXT.incrementAndGet(), name)).toArray(ItemPart[]::new)),
                "desk");
    }

    private static Offer offer(Item item, Channel channel, int minutes) {
        return new Offer(item.id(), item.name(), item.desk(), channel, minutes, List.of(), null, null);
    }

    /** A document with one category of these items, and words for all four channels. */
    public static CatalogueDocument document(ItemPart... items) {
        return new CatalogueDocument(List.of(category("one", items)), channels());
    }

    public static CategoryPart category(String code, ItemPart... items) {
        return new CategoryPart(code, "类别" + code, null, "WINDOWS", null, List.of(items));
    }

    public static List<ChannelPart> channels() {
        return Stream.of(Channel.values())
                .map(channel -> new ChannelPart(channel.name(), "渠道" + channel, channel + " channel", "所有人", "Anyone", "带身份证",
                        "Bring your ID card", List.of("预约", "到场"), List.of("Book", "Come")))
                .toList();
    }

    /** A sound item for the desk with the code {@code desk}. */
    public static ItemPart item(String code, String name, Channel... channels) {
        var offers = Stream.of(channels).map(channel -> new OfferPart(channel.name(), 30, null, null)).toList();
        return new ItemPart(code, name, null, "desk", "PROMISED", "试行办法第一条", 20, 5, new FeePart(0, "免费", ""),
                List.of(new MaterialPart("申请表", "PRINCIPAL", 1, true, ""),
                        new MaterialPart("身份证", "NON_PRINCIPAL", 1, false, "")),
                List.of("窗口受理", "审核", "领取"), "带上身份证原件", List.of(), offers);
    }

    public static ItemPart withKeywords(ItemPart item, String... keywords) {
        return new ItemPart(item.code(), item.name(), item.nameEn(), item.desk(), item.handling(), item.legalBasis(),
                item.statutoryDays(), item.promisedDays(), item.fee(), item.materials(), item.steps(), item.tips(),
                List.of(keywords), item.channels());
    }

    /** Takes the document over for a hall; desks are numbered from one in the order of these codes. */
    public static CatalogueChange.Counts take(HallId hall, CatalogueDocument document, String... desks) {
        var byCode = IntStream.range(0, desks.length)
                .boxed()
                .collect(Collectors.toMap(i -> desks[i], i -> new DeskId(hall, i + 1)));
        return Arc.container().instance(CatalogueStore.class).get()
                .take(new CatalogueStore.Order(hall, document, Map.copyOf(byCode), false))
                .await().indefinitely();
    }
}
