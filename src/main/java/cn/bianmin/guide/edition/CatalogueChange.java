package cn.bianmin.guide.edition;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import cn.bianmin.guide.Category;
import cn.bianmin.guide.CategoryGroup;
import cn.bianmin.guide.Channel;
import cn.bianmin.guide.ChannelText;
import cn.bianmin.guide.Fee;
import cn.bianmin.guide.HallCatalogue;
import cn.bianmin.guide.Handling;
import cn.bianmin.guide.Item;
import cn.bianmin.guide.ItemId;
import cn.bianmin.guide.Material;
import cn.bianmin.guide.MaterialClass;
import cn.bianmin.guide.Offer;
import cn.bianmin.guide.edition.CatalogueDocument.CategoryPart;
import cn.bianmin.guide.edition.CatalogueDocument.ItemPart;
import cn.bianmin.hall.DeskId;

/**
 * The way from the catalogue as it stands to the one a checked document asks for; computing it changes nothing.
 *
 * <p>
 * Categories and items are recognised by their codes. What the document no longer names is retired.
 */
public final class CatalogueChange {

    /** How many items are touched and how. */
    public record Counts(int added, int changed, int retired, int unchanged) {
    }

    /** An item of the document at its place in the tree; {@code before} is what stands now. */
    record Placed(ItemPart part, String category, int position, @Nullable Item before) {
    }

    final List<Placed> added = new ArrayList<>();
    final List<Placed> changed = new ArrayList<>();
    final List<Placed> unchanged = new ArrayList<>();
    final List<Item> retired;
    private final CatalogueDocument document;
    private final HallCatalogue before;
    private final Map<String, DeskId> desks;
    private final boolean sample;

    CatalogueChange(CatalogueDocument document, HallCatalogue before, Map<String, DeskId> desks, boolean sample) {
        this.document = document;
        this.before = before;
        this.desks = desks;
        this.sample = sample;
        Map<String, Item> known = new HashMap<>();
        before.items.forEach(item -> known.put(item.code(), item));
        var named = new HashSet<String>();
        var position = 0;
        for (var category : document.categories()) {
            for (var part : category.items()) {
                named.add(part.code());
                sort(new Placed(part, category.code(), position++, known.get(part.code())));
            }
        }
        retired = before.items.stream().filter(item -> !item.retired() && !named.contains(item.code())).toList();
    }

    private void sort(Placed placed) {
        var now = placed.before();
        if (now == null) {
            added.add(placed);
        } else if (now.equals(item(placed, now.id()))) {
            unchanged.add(placed);
        } else {
            changed.add(placed);
        }
    }

    Counts counts() {
        return new Counts(added.size(), changed.size(), retired.size(), unchanged.size());
    }

    /** Whether anything at all is different, the order and the channels' words too. */
    boolean isAny() {
        return !(added.isEmpty() && changed.isEmpty() && retired.isEmpty())
                || !categories().equals(before.categories)
                || !channels().equals(before.channels)
                || !orderWanted().equals(orderNow());
    }

    /** The item as the document wants it. */
    Item item(Placed placed, ItemId id) {
        var part = placed.part();
        var materials = part.materials().stream()
                .map(material -> new Material(material.name(), MaterialClass.valueOf(material.materialClass()),
                        material.copies(),
                        material.original(), material.note()))
                .toList();
        var fee = new Fee(part.fee().amountFen(), part.fee().text(), part.fee().basis());
        return new Item(id, part.code(), part.name(), part.nameEn(), placed.category(), desk(part.desk()),
                Handling.valueOf(part.handling()), part.legalBasis(), part.statutoryDays(), part.promisedDays(), fee, materials,
                part.steps(), part.tips(), part.keywords(), offers(part, id, materials), sample, false);
    }

    private List<Offer> offers(ItemPart part, ItemId id, List<Material> materials) {
        var toBring = Material.namesInOrder(materials);
        return part.channels().stream()
                .map(offer -> new Offer(id, part.name(), desk(ServingDesk.code(offer.channel(), part.desk())),
                        Channel.valueOf(offer.channel()), offer.handlingMinutes(), toBring, offer.who(), offer.conditions()))
                .sorted(Offer.BY_CHANNEL)
                .toList();
    }

    List<Category> categories() {
        return document.categories().stream()
                .map(part -> new Category(part.code(), part.name(), part.nameEn(), CategoryGroup.valueOf(part.group()),
                        part.parent()))
                .toList();
    }

    Map<Channel, ChannelText> channels() {
        return document.channels().stream()
                .map(part -> new ChannelText(Channel.valueOf(part.channel()), part.name(), part.nameEn(), part.who(),
                        part.whoEn(),
                        part.conditions(), part.conditionsEn(), part.steps(), part.stepsEn()))
                .collect(Collectors.toMap(ChannelText::channel, text -> text));
    }

    private List<String> orderWanted() {
        return document.categories().stream().map(CategoryPart::items).flatMap(List::stream).map(ItemPart::code).toList();
    }

    private List<String> orderNow() {
        return before.items.stream().filter(item -> !item.retired()).map(Item::code).toList();
    }

    private DeskId desk(String code) {
        return Objects.requireNonNull(desks.get(code), code);
    }
}
